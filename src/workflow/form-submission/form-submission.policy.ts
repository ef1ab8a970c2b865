import { maskName } from '../../common';
import type { Variables } from '../../engine';
import { fieldsOf, isFixed, keyOf, type FormComponent } from '../form';
import { isHidden } from '../instance-variable';

/**
 * What may be kept of the values of a form for as long as the run is kept: `properties.personal` of a field says `true`
 * (a phone number, part of an identity number: left out) or `name` (an ordinary member's name: the surname only), in rows
 * of a list, too. What stands for a secret by its name is left out whatever the form says. Pure.
 */
export function keptValues(components: readonly FormComponent[], values: Readonly<Variables>): Variables {
  const kept: Variables = {};
  for (const field of fieldsOf(components)) {
    const key = keyOf(field);
    const personal = field.properties?.['personal'];
    if (key === undefined || isFixed(field) || isHidden(key) || personal === 'true') continue;
    const value = values[key];
    if (value === undefined || value === null || value === '') continue;
    if (field.type === 'dynamiclist' && Array.isArray(value)) kept[key] = value.map((row) => keptValues(field.components ?? [], row as Variables));
    else kept[key] = personal === 'name' && typeof value === 'string' ? maskName(value) : value;
  }
  return kept;
}

/**
 * What the fields stood at that the form only showed, `null` where they were empty: the variables they are read from go on
 * changing. Nothing of which any form of the process says that it is personal. Pure.
 */
export function shownValues(components: readonly FormComponent[], variables: Readonly<Variables>, personal: ReadonlySet<string>): Variables {
  const shown: Variables = {};
  for (const field of fieldsOf(components)) {
    const key = keyOf(field);
    if (key === undefined || !isFixed(field) || isHidden(key) || personal.has(key) || personalKeys(field.components ?? []).length > 0) continue;
    shown[key] = variables[key] ?? null;
  }
  return shown;
}

/** Of the fields of a form those that are personal. */
export function personalKeys(components: readonly FormComponent[]): string[] {
  return fieldsOf(components).flatMap((field) => (field.properties?.['personal'] ? (keyOf(field) ?? []) : []));
}
