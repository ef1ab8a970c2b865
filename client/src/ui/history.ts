import type { DeadlineDetail, HistoryItem, PersonRef } from '@/api/types';
import { i18n, t } from '@/app/i18n';
import { numberOf } from './format/business-key';
import { dayOf, formatDay, formatDueTime } from './format/dates';

/** People come as `{id, name}` or as a bare name. */
export const personName = (person?: PersonRef | string | null): string => (typeof person === 'string' ? person : person?.name ?? '');

/** A line of a timeline: what the server recorded of a run, or what the life of its deadline adds. */
export interface StoryItem extends Omit<Partial<HistoryItem>, 'at' | 'kind'> { at: string; kind: string }

/** What says that something went wrong or late; everything else is ordinary work. */
export const isAlarm = (item: StoryItem): boolean =>
  item.kind === 'INCIDENT' || (item.kind === 'DEADLINE' && item.detail?.event === 'MISSED') || (item.kind === 'TIMER' && /逾期|强制/.test(item.elementName ?? ''));

/** Steps of the machinery between people's acts; left out where room is short. */
export const isMinor = (item: StoryItem): boolean => ['TASK_CREATED', 'CLAIMED', 'UNCLAIMED', 'SERVICE', 'MESSAGE'].includes(item.kind) || (item.kind === 'DEADLINE' && MINOR_TO_A_DEADLINE.includes(String(item.detail?.event)));
/** The act that met it says so itself. */
const MINOR_TO_A_DEADLINE = ['NEW', 'PAUSE', 'RESUME', 'MET', 'MET_LATE', 'CANCELLED'];

const known = (key: string): boolean => i18n.global.te(key, 'zh-CN');

/** The short words of an entry: the step's name, or what happened. */
export function historyTitle(item: StoryItem): string {
  const event = item.kind === 'DEADLINE' && typeof item.detail?.event === 'string' ? `_${item.detail.event}` : '';
  const key = `ui.history.${item.kind}${event}`;
  if (item.kind === 'TASK_COMPLETED' || item.kind === 'TIMER' || !known(key)) return item.elementName ?? (known(key) ? t(key) : '');
  return item.elementName ? `${t(key)} · ${item.elementName}` : t(key);
}

/** The line below: what is known besides. */
export function historyDetail(item: StoryItem): string {
  const detail = item.detail ?? {};
  if (typeof detail.text === 'string') return detail.text;
  if (typeof detail.outcome === 'string') return detail.outcome;
  if (item.kind === 'DEADLINE' && typeof detail.dueAt === 'string') return [detail.note, detail.event === 'CANCELLED' ? '' : dueBy(detail.dueAt, item.at)].filter(Boolean).join(' · ');
  if (item.kind === 'MODIFIED') return movedWords(detail.canceled, detail.started);
  if (item.kind === 'ASSIGNED' && detail.toName) return t('ui.history.assignedTo', { name: String(detail.toName) });
  const words = passedWords(item.kind, detail);
  if (words) return words;
  if (item.kind === 'STARTED' && detail.businessKey) return numberOf(String(detail.businessKey));
  return '';
}

/** What people said of it: why the form says it was decided so, and the opinion besides. */
export function historySaid({ detail, opinion }: StoryItem): string[] {
  return [...new Set([detail?.reason, opinion])].filter((said): said is string => typeof said === 'string' && said !== '');
}

const list = (names: unknown): string => (Array.isArray(names) ? names.map(String).join(t('ui.sentence.separator')) : '');
/** Where a task went, or who was asked. */
function passedWords(kind: string, detail: Record<string, unknown>): string {
  const name = String(detail.toName ?? detail.name ?? '');
  switch (kind) {
    case 'TRANSFERRED': return t('ui.history.toPerson', { name });
    case 'DELEGATED': return t('ui.history.askedToHelp', { name });
    case 'RESOLVED': return detail.takenBack ? t('ui.history.RESOLVED_takenBack') : '';
    case 'SIGNERS_ADDED': return t(`ui.history.signers_${String(detail.position)}`, { names: list(detail.names) });
    case 'SIGNER_REMOVED': return t('ui.history.signerRemoved', { name });
    case 'SIGNED': return t(`ui.history.${String(detail.decision)}`);
    case 'RETURNED': return detail.to ? t(name ? 'ui.history.returnedToPerson' : 'ui.history.returnedTo', { step: String(detail.to), name }) : '';
    case 'URGED': return t('ui.history.urgedTimes', { n: Number(detail.count) });
    case 'COPIED': return t('ui.history.copiedTo', { names: list(detail.names) });
    default: return '';
  }
}

/** What a person took away and where they began instead. */
export const movedWords = (canceled: unknown, started: unknown): string =>
  [list(canceled) && t('ui.history.movedFrom', { names: list(canceled) }), list(started) && t('ui.history.movedTo', { names: list(started) })].filter(Boolean).join(t('ui.sentence.comma'));

/** What the run's own story does not tell of a deadline: that it was counted, paused, met. */
const TOLD_BY_THE_RUN = ['MISSED', 'CALENDAR', 'END_DATE', 'EXTENSION', 'HOLD', 'RESTART'];

/** The year only where it is not that of `since`. */
const dueBy = (instant: string, since: string): string => t('ui.history.dueBy', { due: `${formatDay(dayOf(instant), Number(since.slice(0, 4)))} ${formatDueTime(instant)}` });

/** The life of one deadline, oldest first. */
export function deadlineEntries(deadline: DeadlineDetail): StoryItem[] {
  return deadline.history.flatMap((each) => {
    const kind = `DEADLINE_${each.reason}${each.reason === 'MET' && deadline.metLate ? '_LATE' : ''}`;
    if (TOLD_BY_THE_RUN.includes(each.reason) || !known(`ui.history.${kind}`)) return [];
    return [{ at: each.at, kind, clause: each.reason === 'NEW' ? deadline.clause : undefined, detail: { text: [each.note, each.newDueAt && dueBy(each.newDueAt, deadline.startAt)].filter(Boolean).join(' · ') } }];
  });
}

/** Newest first of what comes oldest first. */
export const byTime = (items: StoryItem[]): StoryItem[] => [...items].reverse().sort((a, b) => b.at.localeCompare(a.at));

/** A line of a short timeline; `times`: it stands for so many reminders of one deadline. */
export interface ShortLine { item: StoryItem; times: number }
const isReminder = ({ kind, detail }: StoryItem): boolean => kind === 'DEADLINE' && detail?.event === 'REMINDED';

/** Newest first, without the machinery; reminders that follow each other are one line, or they would crowd out the people. */
export function inShort(items: StoryItem[], limit: number): ShortLine[] {
  const lines: ShortLine[] = [];
  for (const item of items) {
    if (isMinor(item)) continue;
    const reminders = isReminder(item) ? lines.slice(lines.findLastIndex((line) => !isReminder(line.item)) + 1) : [];
    const same = reminders.find((line) => line.item.detail?.deadlineId === item.detail?.deadlineId);
    if (same) same.times += 1;
    else if (lines.length === limit) break;
    else lines.push({ item, times: 1 });
  }
  return lines;
}
