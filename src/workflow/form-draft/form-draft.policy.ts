import { fieldsOf, isFixed, keyOf, type FormComponent, type FormSchema } from '../form';

type Values = Record<string, unknown>;

/** A roster of 600 rows is about half of it. */
export const MAX_CHARACTERS = 256 * 1024;

/** Of one person; the one not written to for the longest time makes room. */
export const MOST_DRAFTS = 100;

/**
 * What of a draft this form can hold: fields it has and that may be changed, values of their kind. Numbers of people
 * (`properties.personal: true`) are not kept unencrypted, not for an hour. The rest is dropped,
 * not refused: the page may be older than the form. Nothing else is checked; a draft is unfinished by nature.
 */
export function draftValues(schema: Pick<FormSchema, 'components'>, given: Readonly<Values>): Values {
  const kept: Values = {};
  for (const field of fieldsOf(schema.components)) {
    const key = keyOf(field);
    if (key === undefined || isFixed(field) || field.properties?.['personal'] === 'true' || !Object.hasOwn(given, key)) continue;
    const value = valueFor(field, given[key]);
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}

/** What is chosen from in the field a start page fills in by its address (`?groupNo=`); nothing when the form has no such field. */
export function pickerOfGroup(schema: Pick<FormSchema, 'components'>): string | undefined {
  return fieldsOf(schema.components).find((field) => keyOf(field) === 'groupNo')?.properties?.['picker'];
}

function valueFor(field: FormComponent, value: unknown): unknown {
  if (value === null) return null;
  switch (field.type) {
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'checkbox':
      return typeof value === 'boolean' ? value : undefined;
    case 'filepicker':
    case 'checklist':
      return texts(value);
    case 'select':
      return field.multiple ? texts(value) : text(value);
    case 'dynamiclist':
      return Array.isArray(value) ? value.flatMap((row: unknown) => (isRow(row) ? [draftValues({ components: field.components ?? [] }, row)] : [])) : undefined;
    default:
      return text(value);
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
}

function isRow(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
