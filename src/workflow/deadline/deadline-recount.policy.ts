import { addWorkdays, type WorkCalendar } from '../calendar';
import { endOfDay, localDateOf, type LocalDate } from '../../common';
import type { Deadline } from './deadline.entity';
import { dueDateOf } from './due-date.policy';
import { clockOf, lateWorkdaysAt } from './lateness.policy';

/** What a corrected calendar makes of a deadline; nothing when it stays as it is. */
export interface Recount {
  readonly changes: Partial<Deadline>;
  readonly dueMoved: boolean;
  /** the rule alone would be due earlier than it was put: nobody becomes late without a workday's notice */
  readonly noticeGiven: boolean;
}

/**
 * Spec §5.5: later → applied; earlier → applied, but not before the next workday; late that is no longer late → the mark
 * is withdrawn; met in time never turns into late.
 */
export function recount(calendar: WorkCalendar, deadline: Deadline, now: Date): Recount | undefined {
  const due = dueDateOf(calendar, deadline, { at: deadline.startAt, date: deadline.startDate });
  const dueDate = withNotice(calendar, due.dueDate, deadline.dueDate, localDateOf(now));
  if (deadline.status === 'MET') return recountMet(calendar, { ...deadline, ...due, dueDate, dueAt: endOfDay(dueDate) }, deadline);
  const dueMoved = dueDate !== deadline.dueDate;
  const explained = dueMoved || due.provisional !== deadline.provisional || JSON.stringify(due.counted) !== JSON.stringify(deadline.counted);
  if (!explained && due.calendarVersion === deadline.calendarVersion) return undefined;
  const dueAt = endOfDay(dueDate);
  const isLate = clockOf(deadline, now).getTime() > dueAt.getTime();
  const { counted, skipped, calendarVersion, provisional } = due;
  return {
    changes: {
      dueDate, dueAt, counted, skipped, calendarVersion, provisional,
      missedAt: isLate ? deadline.missedAt : null,
      escalated: isLate && deadline.escalated,
    },
    dueMoved,
    noticeGiven: dueDate !== due.dueDate,
  };
}

/** Done late by the old calendar: in time by the new one takes the mark away; the reverse never happens. */
function recountMet(calendar: WorkCalendar, recounted: Deadline, before: Deadline): Recount | undefined {
  const metAt = before.metAt ?? before.closedAt;
  if (!metAt || !before.late || recounted.dueAt.getTime() <= before.dueAt.getTime()) return undefined;
  const { dueDate, dueAt, counted, skipped, calendarVersion, provisional } = recounted;
  const isLate = metAt.getTime() > dueAt.getTime();
  return {
    changes: {
      dueDate, dueAt, counted, skipped, calendarVersion, provisional,
      late: isLate,
      lateWorkdays: isLate ? lateWorkdaysAt(calendar, recounted, metAt) : null,
      missedAt: isLate ? before.missedAt : null,
    },
    dueMoved: true,
    noticeGiven: false,
  };
}

function withNotice(calendar: WorkCalendar, byRule: LocalDate, before: LocalDate, today: LocalDate): LocalDate {
  if (byRule >= before) return byRule;
  const earliest = addWorkdays(calendar, today, 1).dueDate;
  const floor = before < earliest ? before : earliest;
  return byRule > floor ? byRule : floor;
}
