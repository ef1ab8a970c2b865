import { Type } from 'class-transformer';
import { IsInt, Matches } from 'class-validator';
import { endOfDay, isLocalDate, type Problem } from '../../common';
import { FIRST_YEAR, LAST_YEAR } from './calendar-data.policy';
import type { WorkdayCount } from './workday.policy';

export const MAX_DAYS = 250;

/** `?from=2026-09-30&days=5` */
export class WorkdaysQuery {
  /** the event day; it never counts */
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'from must be a day written YYYY-MM-DD' })
  from: string;

  /** how many workdays, 0 to 250 */
  @Type(() => Number)
  @IsInt()
  days: number;
}

export class CountedDayDto {
  date: string;
  /** ISO: Monday 1 … Sunday 7 */
  weekday: number;
  n: number;
  /** make-up workday */
  lieu: boolean;
  name?: string;
}

export class SkippedDayDto {
  date: string;
  weekday: number;
  reason: string;
}

export class WorkdaysDto {
  dueDate: string;
  /** the last instant of the due day */
  dueAt: string;
  counted: CountedDayDto[];
  skipped: SkippedDayDto[];
  /** a year of the span has no official arrangement yet */
  provisional: boolean;
  calendarVersion: string;
}

export class CalendarDayDto {
  date: string;
  kind: 'HOLIDAY' | 'LIEU_WORKDAY';
  name: string;
}

export class CalendarSourceDto {
  title: string;
  docNo?: string;
  url?: string;
}

export class CalendarYearDto {
  year: number;
  version: number;
  status: 'OFFICIAL' | 'FALLBACK';
  source: CalendarSourceDto;
  days: CalendarDayDto[];
}

/** What the shape check cannot see: no such day, a year or an amount that is not covered. */
export function workdaysProblems({ from, days }: WorkdaysQuery): Problem[] {
  const problems: Problem[] = [];
  const year = Number(from.slice(0, 4));
  if (!isLocalDate(from)) problems.push({ field: 'from', code: 'no-such-day', message: { zh: `日历上没有${from}这一天`, en: `${from} is not a day of the calendar` } });
  else if (year < FIRST_YEAR || year > LAST_YEAR) {
    problems.push({
      field: 'from',
      code: 'calendar-year-out-of-range',
      message: { zh: `起算日须在${FIRST_YEAR}年至${LAST_YEAR}年之间`, en: `the start must lie between ${FIRST_YEAR} and ${LAST_YEAR}` },
    });
  }
  if (days < 0 || days > MAX_DAYS) {
    problems.push({ field: 'days', code: 'days-out-of-range', message: { zh: `工作日数须为0至${MAX_DAYS}`, en: `the number of workdays must be 0 to ${MAX_DAYS}` } });
  }
  return problems;
}

export function workdaysDto(count: WorkdayCount): WorkdaysDto {
  return { ...count, dueAt: endOfDay(count.dueDate).toISOString(), counted: [...count.counted], skipped: [...count.skipped] };
}
