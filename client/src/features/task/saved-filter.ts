import type { LocationQueryRaw } from 'vue-router';
import type { SavedFilter, SavedFilterDraft, TaskList } from '@/api/types';

/** The page that shows it. */
export function pageOf({ id, list, criteria, sort }: SavedFilter): { path: string; query: LocationQueryRaw } {
  const { processDefinitionKey: process, groupNo: group, unitId: unit, due, q } = criteria;
  return { path: `/work/${list}`, query: { process, group, unit, due, sort, q, saved: id } };
}

/** What is in the address, as a filter to be kept. */
export function draftOf(list: TaskList, query: Readonly<Record<string, string>>): Omit<SavedFilterDraft, 'name' | 'shared'> | undefined {
  const criteria = Object.fromEntries(
    ([['processDefinitionKey', query.process], ['groupNo', query.group], ['unitId', query.unit], ['due', query.due], ['q', query.q]] as const).filter(([, value]) => value),
  ) as SavedFilterDraft['criteria'];
  if (Object.keys(criteria).length === 0) return undefined;
  return { list, criteria, ...(query.sort ? { sort: query.sort as SavedFilterDraft['sort'] } : {}) };
}

/** Is this filter kept already, as it is? */
export function isKept({ list, criteria, sort }: Omit<SavedFilterDraft, 'name' | 'shared'>, filter: Pick<SavedFilter, 'list' | 'criteria' | 'sort'>): boolean {
  const textOf = (of: SavedFilterDraft['criteria']): string => JSON.stringify(Object.entries(of).filter(([, value]) => value).sort(([one], [other]) => one.localeCompare(other)));
  return list === filter.list && textOf(criteria) === textOf(filter.criteria) && (sort ?? undefined) === (filter.sort ?? undefined);
}
