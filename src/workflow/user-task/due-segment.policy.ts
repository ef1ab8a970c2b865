import { endOfDay, localDateOf, startOfDay } from '../../common';
import { addWorkdays, type WorkCalendar } from '../calendar';
import type { DueSegment, TaskCriteria } from './task-list.policy';

const SOON_WORKDAYS = 3;

/** Instants between which work is due, both included. */
export interface DueRange {
  readonly from?: number;
  readonly to?: number;
}

/** What the criteria say of due dates, as of now. */
export function dueRangeOf({ overdue, due, dueBefore }: Pick<TaskCriteria, 'overdue' | 'due' | 'dueBefore'>, now: Date, calendar: WorkCalendar): DueRange {
  const range = segmentRange(overdue ? 'overdue' : due, now, calendar);
  return dueBefore ? { ...range, to: Math.min(range.to ?? Infinity, dueBefore.getTime()) } : range;
}

function segmentRange(segment: DueSegment | undefined, now: Date, calendar: WorkCalendar): DueRange {
  const today = localDateOf(now);
  switch (segment) {
    case 'overdue':
      return { to: now.getTime() - 1 };
    case 'today':
      return { from: now.getTime(), to: endOfDay(today).getTime() };
    case 'soon':
      // the free days after the last of them belong to it
      return { from: now.getTime(), to: startOfDay(addWorkdays(calendar, today, SOON_WORKDAYS + 1).dueDate).getTime() - 1 };
    default:
      return {};
  }
}
