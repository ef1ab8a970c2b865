import type { Variables } from '../../engine';
import { fieldsOf, keyOf, type FormComponent } from '../form';
import type { SheetField } from './approval-sheet';
import { dayWords, instantWords } from './sheet-words.policy';

/** Names of what a value only points at. */
export interface ValueNames {
  /** of an option that the form itself does not name */
  option(field: FormComponent, value: string): string | undefined;
  /** of an uploaded file */
  file(id: string): string | undefined;
}

/** A longer list would bury the sheet; its number stands for it. */
const LONGEST_LIST = 20;
const CHOOSES: ReadonlySet<string> = new Set(['select', 'radio', 'checklist']);

/** The fields of a form that have a value, in its order. Pure. */
export function sheetFields(components: readonly FormComponent[], values: Readonly<Variables>, names: ValueNames): SheetField[] {
  return fieldsOf(components).flatMap((field): SheetField[] => {
    const key = keyOf(field);
    const value = key === undefined ? undefined : values[key];
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    const label = field.label ?? key!;
    if (field.type === 'dynamiclist' && Array.isArray(value)) return [{ label, ...listWords(field, value as Variables[], names) }];
    return [{ label, value: valueWords(field, value, names) }];
  });
}

/** What is chosen by a picker in these values, by picker: to be named before the fields are read. */
export function chosenByPicker(components: readonly FormComponent[], values: Readonly<Variables>): Map<string, string[]> {
  const chosen = new Map<string, string[]>();
  const collect = (inner: readonly FormComponent[], scope: Readonly<Variables>): void => {
    for (const field of fieldsOf(inner)) {
      const value = scope[keyOf(field) ?? ''];
      if (field.type === 'dynamiclist' && Array.isArray(value)) for (const row of value) collect(field.components ?? [], row as Variables);
      const picker = field.properties?.['picker'];
      if (picker) chosen.set(picker, [...(chosen.get(picker) ?? []), ...textsOf(value)]);
    }
  };
  collect(components, values);
  return chosen;
}

/** Keys a form shows and does not ask for. */
export function shownKeys(components: readonly FormComponent[]): string[] {
  return fieldsOf(components).flatMap((field) => (field.readonly ? (keyOf(field) ?? []) : []));
}

/** The field whose choice stands in the approval record already. */
export function isOutcome(field: FormComponent): boolean {
  return field.key === 'decision' || field.properties?.['outcome'] === 'true';
}

function valueWords(field: FormComponent, value: unknown, names: ValueNames): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (field.type === 'filepicker') return textsOf(value).map((id) => names.file(id) ?? '（文件）').join('、');
  if (CHOOSES.has(field.type)) return optionWords(field, textsOf(value), names);
  if (field.type === 'datetime' && typeof value === 'string' && field.subtype !== 'time') return field.subtype === 'date' || value.length === 10 ? dayWords(value) : instantWords(value);
  return typeof value === 'object' ? '' : String(value);
}

function optionWords(field: FormComponent, values: readonly string[], names: ValueNames): string {
  const words = values.map((value) => field.values?.find((option) => option.value === value)?.label ?? names.option(field, value));
  // ids nobody can read say less than their number
  if (field.properties?.['picker'] && words.every((word) => word === undefined)) return `共 ${values.length} 项`;
  return words.map((word, index) => word ?? values[index]).join('、');
}

function listWords(field: FormComponent, rows: readonly Variables[], names: ValueNames): Pick<SheetField, 'value' | 'list'> {
  if (rows.length > LONGEST_LIST) return { value: `共 ${rows.length} 项` };
  const read = rows.map((row) => sheetFields(field.components ?? [], row, names));
  const head = fieldsOf(field.components ?? []).map((each) => each.label ?? '').filter((label) => read.some((row) => row.some((one) => one.label === label)));
  return { value: `共 ${rows.length} 项`, list: { head, rows: read.map((row) => head.map((label) => row.find((one) => one.label === label)?.value ?? '')) } };
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
}
