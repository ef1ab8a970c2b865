import { localDateOf, type LocalDate } from '../../common';
import { listWorkdays, workdaysBetween, type CountedDay, type WorkCalendar } from '../calendar';
import type { DeadlineUnit } from '../registry';
import type { StoredStatus } from './deadline.entity';

/** What lateness is judged by. */
export interface Running {
  readonly status: StoredStatus;
  readonly unit: DeadlineUnit;
  readonly dueAt: Date;
  readonly dueDate: LocalDate;
  readonly suspendedAt?: Date | null;
  readonly metAt?: Date | null;
  readonly closedAt?: Date | null;
}

export type ShownStatus = StoredStatus | 'MISSED';

const HOUR_MS = 3_600_000;

/** The instant the clock of a deadline stands at: now while it runs, else when it was stopped. */
export function clockOf(deadline: Running, now: Date): Date {
  switch (deadline.status) {
    case 'OPEN':
      return now;
    case 'SUSPENDED':
      return deadline.suspendedAt ?? now;
    case 'MET':
      return deadline.metAt ?? deadline.closedAt ?? now;
    case 'CANCELLED':
      return deadline.closedAt ?? now;
  }
}

/** Late from the instant after the due one. */
export function isLate(deadline: Running, now: Date): boolean {
  return clockOf(deadline, now).getTime() > deadline.dueAt.getTime();
}

/** An open deadline whose due instant has passed is shown as MISSED. */
export function shownStatus(deadline: Running, now: Date): ShownStatus {
  return deadline.status === 'OPEN' && isLate(deadline, now) ? 'MISSED' : deadline.status;
}

/** Workdays after the due day up to and including today; a rest day adds nothing (spec §5.2, AC-16). */
export function workdaysLate(calendar: WorkCalendar, dueDate: LocalDate, today: LocalDate): number {
  return workdaysBetween(calendar, dueDate, today);
}

/** The days `workdaysLate` counts. */
export function lateDays(calendar: WorkCalendar, dueDate: LocalDate, today: LocalDate): CountedDay[] {
  return listWorkdays(calendar, dueDate, today);
}

/** Workdays after today up to and including the due day: due tomorrow 1, due today 0. */
export function workdaysLeft(calendar: WorkCalendar, dueDate: LocalDate, today: LocalDate): number {
  return workdaysBetween(calendar, today, dueDate);
}

/** Hours to the due instant with one decimal, rounded down; negative when it has passed. */
export function hoursLeft(dueAt: Date, now: Date): number {
  return Math.floor(((dueAt.getTime() - now.getTime()) / HOUR_MS) * 10) / 10;
}

/** How late it was when it was stopped, in workdays; nothing for hour clocks and for what is in time. */
export function lateWorkdaysAt(calendar: WorkCalendar, deadline: Running, instant: Date): number | null {
  if (deadline.unit === 'HOUR' || instant.getTime() <= deadline.dueAt.getTime()) return null;
  return workdaysLate(calendar, deadline.dueDate, localDateOf(instant));
}
