import { atTime, endOfDay, type LocalDate } from '../../common';
import { addWorkdays, subtractWorkdays, type WorkCalendar } from '../calendar';
import { DeadlineOffsetInvalid } from './deadline.errors';

/**
 * When something happens relative to a deadline. `0`: the missed instant (dueAt + 1 ms). `+nWD`: when the n-th workday
 * after the due day has ended (00:00 of the day after it). `-nWD`: 09:00 of the n-th workday before the due day, `-0WD`
 * 09:00 of the due day. `+nH` / `-nH`: hours after the missed / before the due instant. `HALF`: half of the time is gone.
 */
export type Offset =
  | { readonly kind: 'MISSED' }
  | { readonly kind: 'HALF' }
  | { readonly kind: 'WORKDAYS' | 'HOURS'; readonly amount: number; readonly before: boolean };

/** What an offset is counted from. */
export interface DueInstant {
  readonly startAt: Date;
  readonly dueAt: Date;
  readonly dueDate: LocalDate;
}

const REMINDER_HOUR = 9;
const HOUR_MS = 3_600_000;
/** spec §3.1: the early reminder only where there is time for it */
const EARLY_REMINDER_FROM_WORKDAYS = 5;

export function parseOffset(text: string): Offset {
  const trimmed = text.trim();
  if (trimmed === '0') return { kind: 'MISSED' };
  if (trimmed === 'HALF') return { kind: 'HALF' };
  const match = /^([+-])(\d{1,4})(WD|H)$/.exec(trimmed);
  if (!match) throw new DeadlineOffsetInvalid(text);
  return { kind: match[3] === 'WD' ? 'WORKDAYS' : 'HOURS', amount: Number(match[2]), before: match[1] === '-' };
}

/** The instant an offset means, but not before `notBefore`. */
export function instantOf(calendar: WorkCalendar, due: DueInstant, offset: string, notBefore?: Date): Date {
  const instant = resolve(calendar, due, parseOffset(offset));
  return notBefore && notBefore.getTime() > instant.getTime() ? notBefore : instant;
}

/** When to remind of a deadline: offsets, the earliest first. */
export function reminderOffsets(rule: { readonly unit: string; readonly amount: number }): string[] {
  if (rule.unit === 'HOUR') return ['HALF'];
  const early = rule.unit === 'PERIOD' || rule.amount >= EARLY_REMINDER_FROM_WORKDAYS;
  return [...(early ? ['-3WD'] : []), '-1WD', '-0WD'];
}

function resolve(calendar: WorkCalendar, due: DueInstant, offset: Offset): Date {
  const missed = due.dueAt.getTime() + 1;
  switch (offset.kind) {
    case 'MISSED':
      return new Date(missed);
    case 'HALF':
      return new Date(due.startAt.getTime() + Math.floor((due.dueAt.getTime() - due.startAt.getTime()) / 2));
    case 'HOURS':
      return new Date(offset.before ? due.dueAt.getTime() - offset.amount * HOUR_MS : missed + offset.amount * HOUR_MS);
    case 'WORKDAYS':
      if (offset.before) return atTime(subtractWorkdays(calendar, due.dueDate, offset.amount), REMINDER_HOUR);
      if (offset.amount === 0) return new Date(missed);
      return new Date(endOfDay(addWorkdays(calendar, due.dueDate, offset.amount).dueDate).getTime() + 1);
  }
}
