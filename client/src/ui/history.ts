import type { DeadlineDetail, HistoryItem, PersonRef } from '@/api/types';
import { i18n, t } from '@/app/i18n';
import { dayOf, formatDay, formatDueTime } from './format/dates';

/** People come as `{id, name}` or as a bare name. */
export const personName = (person?: PersonRef | string | null): string => (typeof person === 'string' ? person : person?.name ?? '');

/** What says that something went wrong or late; everything else is ordinary work. */
export const isAlarm = (item: HistoryItem): boolean =>
  item.kind === 'INCIDENT' || item.kind === 'DEADLINE_MISSED' || (item.kind === 'TIMER' && /逾期|强制/.test(item.elementName ?? ''));

/** Steps of the machinery between people's acts; left out where room is short. */
export const isMinor = (item: HistoryItem): boolean => ['TASK_CREATED', 'CLAIMED', 'UNCLAIMED', 'SERVICE', 'MESSAGE'].includes(item.kind);

const known = (key: string): boolean => i18n.global.te(key, 'zh-CN');

/** The short words of an entry: the step's name, or what happened. */
export function historyTitle(item: HistoryItem): string {
  const key = `ui.history.${item.kind}`;
  if (item.kind === 'TASK_COMPLETED' || item.kind === 'TIMER' || !known(key)) return item.elementName ?? (known(key) ? t(key) : '');
  return item.elementName ? `${t(key)} · ${item.elementName}` : t(key);
}

/** The line below: what is known besides. */
export function historyDetail(item: HistoryItem): string {
  const detail = item.detail ?? {};
  if (typeof detail.text === 'string') return detail.text;
  if (typeof detail.outcome === 'string') return detail.outcome;
  if (item.kind === 'ASSIGNED' && detail.toName) return t('ui.history.assignedTo', { name: String(detail.toName) });
  if (item.kind === 'STARTED' && detail.businessKey) return String(detail.businessKey);
  return '';
}

/** The life of a deadline as entries of a timeline: counted, reminded, missed, moved. */
export function deadlineEntries(deadline: DeadlineDetail): HistoryItem[] {
  const until = (instant?: string | null): string => (instant ? t('ui.history.dueBy', { due: `${formatDay(dayOf(instant), Number(deadline.startAt.slice(0, 4)))} ${formatDueTime(instant)}` }) : '');
  const entries: HistoryItem[] = deadline.history.flatMap((each) => {
    const kind = each.reason === 'MISSED' ? 'DEADLINE_MISSED' : `DEADLINE_${each.reason}`;
    if (!known(`ui.history.${kind}`)) return [];
    return [{ at: each.at, kind, clause: each.reason === 'NEW' ? deadline.clause : undefined, detail: { text: [each.note, each.reason === 'MISSED' ? '' : until(each.newDueAt)].filter(Boolean).join(' · ') } }];
  });
  for (const job of deadline.jobs) {
    if (job.firedAt && job.kind === 'deadline.remind') entries.push({ at: job.firedAt, kind: 'DEADLINE_REMINDED', detail: { text: until(deadline.dueAt) } });
  }
  return entries;
}

/** Newest first. */
export const byTime = (items: HistoryItem[]): HistoryItem[] => [...items].sort((a, b) => b.at.localeCompare(a.at));
