import type { DeadlineSummary } from '@/api/types';
import { t } from '@/app/i18n';
import { dayOf, formatDay, formatDayWithWeekday, formatDueTime, formatInstant, wallTime } from './format/dates';

export type DueTone = 'late' | 'soon' | 'prov' | 'calm' | 'done';
export interface DueView { tone: DueTone; date: string; words: string; full: string }

/** Hours, in whatever spelling the rule has it; such clocks run through nights and rest days. */
export const isHourClock = (deadline: Pick<DeadlineSummary, 'unit'>): boolean => /^(H|HOUR|HOURS|MINUTE|MINUTES|MIN)$/i.test(deadline.unit);
export const isWorkdayClock = (deadline: Pick<DeadlineSummary, 'unit'>): boolean => /^(WD|WORKDAY|WORKDAYS)$/i.test(deadline.unit);

export function isLate(deadline: DeadlineSummary): boolean {
  return deadline.status === 'MISSED' || (deadline.status === 'OPEN' && ((deadline.workdaysLate ?? 0) > 0 || (deadline.hoursLeft ?? 0) < 0));
}

/** Due today counts as soon, as does one working day left. */
export function workdaysLeft(deadline: DeadlineSummary): number | undefined {
  return deadline.workdaysLeft ?? undefined;
}

function hourWords(deadline: DeadlineSummary, now: Date): Pick<DueView, 'tone' | 'words'> {
  const left = (new Date(deadline.dueAt).getTime() - now.getTime()) / 3_600_000;
  if (left < 0) return { tone: 'late', words: t('ui.due.hoursLate', { n: Math.max(1, Math.floor(-left)) }) };
  if (left < 1) return { tone: 'soon', words: t('ui.due.minutesLeft') };
  return { tone: left <= 24 ? 'soon' : 'calm', words: t('ui.due.hoursLeft', { n: Math.floor(left) }) };
}

function openWords(deadline: DeadlineSummary, now: Date): Pick<DueView, 'tone' | 'words'> {
  if (isHourClock(deadline)) return hourWords(deadline, now);
  if (isLate(deadline)) {
    const days = deadline.workdaysLate ?? 0;
    return { tone: 'late', words: days > 0 ? t('ui.due.late', { n: days }) : t('ui.due.lateToday') };
  }
  if (deadline.dueDate === dayOf(now)) return { tone: 'soon', words: t('ui.due.today') };
  if (deadline.provisional) return { tone: 'prov', words: t('ui.due.provisional') };
  const left = workdaysLeft(deadline);
  if (left === undefined) return { tone: 'calm', words: '' };
  return { tone: left <= 1 ? 'soon' : 'calm', words: t('ui.due.left', { n: left }) };
}

function words(deadline: DeadlineSummary, now: Date): Pick<DueView, 'tone' | 'words'> {
  switch (deadline.status) {
    case 'MET': return deadline.metLate ? { tone: 'late', words: t('ui.due.metLate') } : { tone: 'done', words: t('ui.due.met') };
    case 'SUSPENDED': return { tone: 'calm', words: t('ui.due.suspended') };
    case 'CANCELLED': return { tone: 'calm', words: t('ui.due.cancelled') };
    default: return openWords(deadline, now);
  }
}

/** A due date in the two lines every list shows: the day, and how far it is. Colour never stands alone. */
export function dueView(deadline: DeadlineSummary, now: Date): DueView {
  const year = wallTime(now).year;
  const date = isHourClock(deadline)
    ? formatInstant(deadline.dueAt, year)
    : formatDayWithWeekday(deadline.dueDate, year, deadline.lieuWorkday);
  return { ...words(deadline, now), date, full: t('ui.due.full', { instant: `${formatDay(dayOf(deadline.dueAt), 0)} ${formatDueTime(deadline.dueAt)}` }) };
}
