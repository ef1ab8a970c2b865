import type { LocalDate } from '../../common';
import statutoryYears from './data/cn-statutory-2017-2037.json';
import officialYears from './data/cn-2017-2026.json';
import type { CalendarDay, WorkCalendar, YearOfDays } from './workday.policy';

/** First and last year the product answers for. Counts that begin in the last one may run on into the next two. */
export const FIRST_YEAR = 2017;
export const LAST_YEAR = 2035;

/** A year's arrangement as the State Council's notice gives it. */
export interface OfficialYear {
  readonly year: number;
  readonly sourceTitle: string;
  readonly docNo: string;
  readonly sourceUrl: string;
  readonly days: readonly CalendarDay[];
}

/** What is shipped: the arrangements imported from chinese-days by scripts/import-calendar.mjs. */
export const shippedYears = officialYears as readonly OfficialYear[];

/** The title a year without a notice is shown with. */
export const FALLBACK_TITLE = '全国年节及纪念日放假办法（2024年修订）法定假日推算，年度放假安排未导入';

/**
 * The calendar of 2017–2037: the given years, all others by the statutory fallback: weekends and the thirteen days that
 * are law and need no notice; no make-up and no bridging days (spec §5.5).
 */
export function buildCalendar(official: readonly { year: number; version: number; days: readonly CalendarDay[] }[]): WorkCalendar {
  const calendar = new Map<number, YearOfDays>();
  for (const { year, days } of statutoryYears) {
    calendar.set(year, { year, version: 0, status: 'FALLBACK', days: byDate(days.map(({ date, name }) => ({ date, name, kind: 'HOLIDAY' as const }))) });
  }
  for (const { year, version, days } of official) calendar.set(year, { year, version, status: 'OFFICIAL', days: byDate(days) });
  return calendar;
}

/** The shipped calendar, as a fresh database holds it. */
export function shippedCalendar(): WorkCalendar {
  return buildCalendar(shippedYears.map(({ year, days }) => ({ year, version: 1, days })));
}

/** The days whose meaning differs between two arrangements of a year. */
export function changedDays(before: YearOfDays, after: YearOfDays): LocalDate[] {
  const dates = new Set([...before.days.keys(), ...after.days.keys()]);
  return [...dates].filter((date) => before.days.get(date)?.kind !== after.days.get(date)?.kind).sort();
}

function byDate(days: readonly CalendarDay[]): ReadonlyMap<LocalDate, CalendarDay> {
  return new Map(days.map((day) => [day.date, day]));
}
