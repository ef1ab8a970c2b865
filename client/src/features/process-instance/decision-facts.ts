import { t } from '@/app/i18n';

export interface Fact { name: string; value: string }

function text(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return t(value ? 'processInstance.yes' : 'processInstance.no');
  if (Array.isArray(value)) return value.length > 0 ? value.map(text).join(t('ui.sentence.separator')) : '—';
  if (typeof value === 'object') return Object.entries(value).map(([name, each]) => `${name}=${text(each)}`).join(', ');
  return String(value);
}

/** Inputs or outputs of a decision as lines to read: a list of {label, value} or an object by name. */
export function factsOf(given: unknown): Fact[] {
  if (Array.isArray(given)) {
    return given.flatMap((each: unknown) => {
      if (typeof each !== 'object' || each === null) return [{ name: '', value: text(each) }];
      const { label, name, value } = each as { label?: unknown; name?: unknown; value?: unknown };
      return label !== undefined || name !== undefined ? [{ name: String(label ?? name), value: text(value) }] : factsOf(each);
    });
  }
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).map(([name, value]) => ({ name, value: text(value) }));
}
