import { addDays, endOfDay, isLocalDate, localDateOf, startOfDay, type LocalDate } from '../../common';
import { addWorkdays, type CountedDay, type SkippedDay, type WorkCalendar } from '../calendar';
import type { DeadlineUnit } from '../registry';
import { DeadlineRuleInvalid } from './deadline.errors';

/** How long: 5 WORKDAY, 2 HOUR, or an ISO period such as P2Y. */
export interface Span {
  readonly unit: DeadlineUnit;
  readonly amount: number;
  readonly period?: string | null;
}

export interface DueDate {
  readonly startAt: Date;
  readonly startDate: LocalDate;
  readonly dueAt: Date;
  readonly dueDate: LocalDate;
  readonly counted: CountedDay[];
  readonly skipped: SkippedDay[];
  readonly calendarVersion: string;
  readonly provisional: boolean;
  readonly night: boolean;
}

const HOUR_MS = 3_600_000;

/**
 * When the span ends. Workdays: 24:00 of the n-th workday after the start day. Hours: plain clock hours from the start
 * instant, through nights and holidays. Periods: the corresponding day, else the month's last (民法典 202), unrolled.
 */
export function dueDateOf(calendar: WorkCalendar, span: Span, start: { readonly at: Date; readonly date?: LocalDate }): DueDate {
  const startDate = start.date ?? localDateOf(start.at);
  const begun = { startAt: start.at, startDate, counted: [], skipped: [], provisional: false, night: false };
  switch (span.unit) {
    case 'WORKDAY': {
      const count = addWorkdays(calendar, startDate, span.amount);
      const { dueDate, calendarVersion, provisional } = count;
      return { ...begun, dueDate, dueAt: endOfDay(dueDate), counted: [...count.counted], skipped: [...count.skipped], calendarVersion, provisional };
    }
    case 'HOUR': {
      const dueAt = new Date(start.at.getTime() + span.amount * HOUR_MS);
      return { ...begun, dueAt, dueDate: localDateOf(dueAt), calendarVersion: '', night: isNight(dueAt) };
    }
    case 'PERIOD': {
      const dueDate = addPeriod(startDate, span.period ?? '');
      return { ...begun, dueDate, dueAt: endOfDay(dueDate), calendarVersion: '' };
    }
  }
}

/** Between 22:00 and 07:00 in Shanghai: late then is tagged 夜间, so that nobody is shamed for it. */
export function isNight(instant: Date): boolean {
  const minute = Math.floor((instant.getTime() - startOfDay(localDateOf(instant)).getTime()) / 60_000);
  return minute >= 22 * 60 || minute < 7 * 60;
}

/** The day a period later: P2Y, P6M, P1Y6M, P10D, P2W. */
export function addPeriod(from: LocalDate, period: string): LocalDate {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(period);
  if (!match || period === 'P') throw new DeadlineRuleInvalid(`period ${period}`);
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number];
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const monthIndex = year * 12 + (month - 1) + years * 12 + months;
  const head = `${String(Math.floor(monthIndex / 12)).padStart(4, '0')}-${String((monthIndex % 12) + 1).padStart(2, '0')}`;
  let target = day;
  while (!isLocalDate(`${head}-${String(target).padStart(2, '0')}`)) target -= 1;
  return addDays(`${head}-${String(target).padStart(2, '0')}`, weeks * 7 + days);
}

