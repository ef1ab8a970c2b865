import { addDays, weekdayOf, type LocalDate } from '../../common';
import { CalendarYearOutOfRange } from './calendar.errors';

/** HOLIDAY: a day off by notice or by law. LIEU_WORKDAY: a weekend day on which work is made up. */
export type CalendarDayKind = 'HOLIDAY' | 'LIEU_WORKDAY';

export interface CalendarDay {
  readonly date: LocalDate;
  readonly kind: CalendarDayKind;
  /** 国庆节; for a make-up day the holiday it pays for */
  readonly name: string;
}

/** What one year says beside "Monday to Friday". FALLBACK: the statutory days only, until the notice is imported. */
export interface YearOfDays {
  readonly year: number;
  readonly version: number;
  readonly status: 'OFFICIAL' | 'FALLBACK';
  readonly days: ReadonlyMap<LocalDate, CalendarDay>;
}

/** The years of one region; a year that is missing cannot be counted. */
export type WorkCalendar = ReadonlyMap<number, YearOfDays>;

export interface CountedDay {
  readonly date: LocalDate;
  readonly weekday: number;
  /** 1 for the first workday after the start */
  readonly n: number;
  /** a make-up workday (调休上班) */
  readonly lieu: boolean;
  readonly name?: string;
}

export interface SkippedDay {
  readonly date: LocalDate;
  readonly weekday: number;
  /** 国庆节, 休息日 … */
  readonly reason: string;
}

/** A due day with its explanation. */
export interface WorkdayCount {
  readonly dueDate: LocalDate;
  readonly counted: readonly CountedDay[];
  readonly skipped: readonly SkippedDay[];
  /** some day of the span lies in a year without official arrangements */
  readonly provisional: boolean;
  readonly calendarVersion: string;
}

export const REST_DAY = '休息日';

/**
 * The n-th workday after `from`. The start day never counts (民法典 201); only workdays are counted, so the last day is
 * one. `n` = 0: the day itself, or the next workday when it is none.
 */
export function addWorkdays(calendar: WorkCalendar, from: LocalDate, n: number): WorkdayCount {
  const counted: CountedDay[] = [];
  const skipped: SkippedDay[] = [];
  const years = new Set([yearOf(from)]);
  let date = from;
  if (n === 0) {
    while (!isWorkday(calendar, date)) {
      skipped.push(skippedDay(calendar, date));
      date = addDays(date, 1);
      years.add(yearOf(date));
    }
  }
  while (counted.length < n) {
    date = addDays(date, 1);
    years.add(yearOf(date));
    if (isWorkday(calendar, date)) counted.push(countedDay(calendar, date, counted.length + 1));
    else skipped.push(skippedDay(calendar, date));
  }
  const span = [...years].map((year) => yearIn(calendar, year));
  return {
    dueDate: date,
    counted,
    skipped,
    provisional: span.some((year) => year.status === 'FALLBACK'),
    calendarVersion: span.map(versionText).join('+'),
  };
}

/** The n-th workday before `from`; 0: the day itself. */
export function subtractWorkdays(calendar: WorkCalendar, from: LocalDate, n: number): LocalDate {
  let date = from;
  for (let left = n; left > 0; ) {
    date = addDays(date, -1);
    if (isWorkday(calendar, date)) left -= 1;
  }
  return date;
}

/** The day itself when it is a workday, else the first one after it. */
export function nextWorkday(calendar: WorkCalendar, date: LocalDate): LocalDate {
  return addWorkdays(calendar, date, 0).dueDate;
}

/** The workdays after `from` up to and including `to`, numbered from 1; none when `to` is not later. */
export function listWorkdays(calendar: WorkCalendar, from: LocalDate, to: LocalDate): CountedDay[] {
  const days: CountedDay[] = [];
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (isWorkday(calendar, date)) days.push(countedDay(calendar, date, days.length + 1));
  }
  return days;
}

/** How many workdays lie after `from` up to and including `to`. */
export function workdaysBetween(calendar: WorkCalendar, from: LocalDate, to: LocalDate): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkday(calendar, date)) count += 1;
  return count;
}

/** A make-up day works, a holiday rests, otherwise Monday to Friday (spec §5.1). */
export function isWorkday(calendar: WorkCalendar, date: LocalDate): boolean {
  const listed = yearIn(calendar, yearOf(date)).days.get(date);
  return listed ? listed.kind === 'LIEU_WORKDAY' : weekdayOf(date) <= 5;
}

/** Is this a weekend day on which work is made up? */
export function isLieuWorkday(calendar: WorkCalendar, date: LocalDate): boolean {
  return calendar.get(yearOf(date))?.days.get(date)?.kind === 'LIEU_WORKDAY';
}

/** `CN-2026v1+CN-2027f`: which arrangements a count rests on; `f` = statutory fallback. */
export function versionText(year: Pick<YearOfDays, 'year' | 'version' | 'status'>): string {
  return `CN-${year.year}${year.status === 'FALLBACK' ? 'f' : `v${year.version}`}`;
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

function yearIn(calendar: WorkCalendar, year: number): YearOfDays {
  const found = calendar.get(year);
  if (!found) throw new CalendarYearOutOfRange(year, Math.min(...calendar.keys()), Math.max(...calendar.keys()));
  return found;
}

function countedDay(calendar: WorkCalendar, date: LocalDate, n: number): CountedDay {
  const listed = yearIn(calendar, yearOf(date)).days.get(date);
  const day = { date, weekday: weekdayOf(date), n, lieu: listed !== undefined };
  return listed ? { ...day, name: listed.name } : day;
}

function skippedDay(calendar: WorkCalendar, date: LocalDate): SkippedDay {
  return { date, weekday: weekdayOf(date), reason: yearIn(calendar, yearOf(date)).days.get(date)?.name ?? REST_DAY };
}
