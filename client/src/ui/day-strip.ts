import type { DeadlineDetail, DeadlineSummary } from '@/api/types';
import { addDays, dayOf } from './format/dates';

export type StripKind = 'start' | 'count' | 'skip' | 'last' | 'over' | 'future';
export interface StripDay { date: string; kind: StripKind; n?: number; note?: string; lieu?: boolean; today?: boolean }

/** A due date with its days; a forecast has them, too, before there is a deadline. */
export type CountedDeadline = DeadlineSummary & Pick<DeadlineDetail, 'counted' | 'skipped' | 'late'> & { calendarVersion?: string };

/**
 * Every day from the event to today or the due day, in order: counted with their number, skipped with their reason,
 * the last one, and the working days late. Rest days after the due day are drawn too, so that no day is missing.
 */
export function dayStrip(deadline: CountedDeadline, today: string): StripDay[] {
  const days = new Map<string, StripDay>();
  const start = dayOf(deadline.startAt);
  days.set(start, { date: start, kind: 'start' });
  for (const day of deadline.skipped) days.set(day.date, { date: day.date, kind: 'skip', note: day.reason });
  for (const day of deadline.counted) days.set(day.date, { date: day.date, kind: 'count', n: day.n, lieu: day.lieu });
  const last = days.get(deadline.dueDate);
  days.set(deadline.dueDate, { date: deadline.dueDate, n: last?.n ?? deadline.amount, lieu: last?.lieu ?? deadline.lieuWorkday, kind: 'last' });
  const late = new Map(deadline.late.map((each) => [each.date, each.n]));
  const lastLate = deadline.late.at(-1)?.date;
  for (let day = addDays(deadline.dueDate, 1); lastLate && day <= lastLate; day = addDays(day, 1)) {
    if (late.has(day)) days.set(day, { date: day, kind: 'over', n: late.get(day) });
    else if (!days.has(day)) days.set(day, { date: day, kind: 'skip' });
  }
  return [...days.values()]
    .sort((a, b) => a.date.localeCompare(b.date))
    .map((day) => (day.date === today ? { ...day, today: true } : day));
}

/** The distinct reasons of the skipped days, for the legend. */
export function skipReasons(deadline: CountedDeadline): string[] {
  return [...new Set(deadline.skipped.map((day) => day.reason))];
}
