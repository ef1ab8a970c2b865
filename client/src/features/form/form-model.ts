import type { FormComponent, FormSchema } from '@/api/types';

/** The value a component holds in the form's data, by `key` (or `path` for lists). */
export const keyOf = (component: FormComponent): string | undefined =>
  component.type === 'dynamiclist' ? component.path ?? component.key : component.key;

/** Does it carry a value at all? */
export const holdsValue = (component: FormComponent): boolean =>
  !['text', 'separator', 'group'].includes(component.type) && keyOf(component) !== undefined;

export const isFixed = (component: FormComponent): boolean => !!(component.readonly || component.disabled);

/** Lists of values, told from single ones by their component. */
const isList = (component: FormComponent): boolean => !!component.multiple || ['checklist', 'filepicker', 'dynamiclist'].includes(component.type);

export function emptyValue(component: FormComponent): unknown {
  if (component.defaultValue !== undefined) return structuredClone(component.defaultValue);
  if (component.type === 'dynamiclist') return component.validate?.required ? [emptyRow(component)] : [];
  if (isList(component)) return [];
  return component.type === 'checkbox' ? false : null;
}

export function emptyRow(list: FormComponent): Record<string, unknown> {
  return initialData({ components: list.components ?? [] }, {});
}

/** A draft over the data a form opens with: what was emptied stays empty. */
export function restoredData(schema: Pick<FormSchema, 'components'>, fresh: Record<string, unknown>, draft: Record<string, unknown>): Record<string, unknown> {
  const data = { ...fresh };
  const visit = (components: FormComponent[]): void => {
    for (const component of components) {
      if (component.type === 'group') { visit(component.components ?? []); continue; }
      const key = keyOf(component);
      if (!key || !holdsValue(component) || isFixed(component) || draft[key] === undefined) continue;
      const given = toPlain(draft[key]);
      if (component.type === 'dynamiclist') data[key] = (Array.isArray(given) ? (given as Record<string, unknown>[]) : []).map((row) => restoredData({ components: component.components ?? [] }, emptyRow(component), row));
      else data[key] = given ?? (isList(component) ? [] : component.type === 'checkbox' ? false : null);
    }
  };
  visit(schema.components);
  return data;
}

/** Prefilled data over defaults; everything a field of the form can hold is there, nothing else. */
export function initialData(schema: Pick<FormSchema, 'components'>, given: Record<string, unknown>): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  const visit = (components: FormComponent[]): void => {
    for (const component of components) {
      if (component.type === 'group') { visit(component.components ?? []); continue; }
      const key = keyOf(component);
      if (!key || !holdsValue(component)) continue;
      const value = given[key];
      data[key] = value === undefined || value === null ? emptyValue(component) : structuredClone(toPlain(value));
    }
  };
  visit(schema.components);
  return data;
}
const toPlain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** `roster[0].name`, `/roster/0/name` and `roster.0.name` name the same field. */
export const normalPath = (path: string): string =>
  path.replace(/\[(\d+)\]/g, '.$1').replace(/^\//, '').replaceAll('/', '.').replace(/^(variables|data)\./, '');

export const isHalfWidth = (component: FormComponent): boolean => {
  const columns = component.layout?.columns;
  if (typeof columns === 'number') return columns <= 8;
  if (['textfield', 'number', 'select', 'datetime', 'checkbox'].includes(component.type)) return true;
  if (component.type === 'radio') {
    const values = component.values ?? [];
    return values.length <= 3 && values.reduce((sum, each) => sum + each.label.length + 3, 0) <= 24;
  }
  return false;
};
