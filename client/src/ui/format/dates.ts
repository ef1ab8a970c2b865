import { currentLocale } from '@/app/i18n';

/**
 * Dates as the offices read them: Asia/Shanghai, whatever the browser's zone (no daylight saving since 1991, so +8 h).
 * Days are `YYYY-MM-DD`; instants ISO strings.
 */
const OFFSET_MS = 8 * 3_600_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface WallTime { year: number; month: number; day: number; hour: number; minute: number; second: number }
const pad = (value: number): string => String(value).padStart(2, '0');

export function wallTime(instant: string | number | Date): WallTime {
  const at = new Date(new Date(instant).getTime() + OFFSET_MS);
  return {
    year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(),
    hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds(),
  };
}

/** `YYYY-MM-DD` of an instant. */
export function dayOf(instant: string | number | Date): string {
  const w = wallTime(instant);
  return `${w.year}-${pad(w.month)}-${pad(w.day)}`;
}

/** Wall-clock text `YYYY-MM-DDTHH:mm:ss` of Shanghai ↔ ISO instant; what date-time fields work on. */
export const toWallText = (instant: string): string => new Date(new Date(instant).getTime() + OFFSET_MS).toISOString().slice(0, 19);
export const fromWallText = (text: string): string => new Date(new Date(`${text}Z`).getTime() - OFFSET_MS).toISOString();

const dayParts = (day: string): [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.slice(0, 10).split('-').map(Number);
  return [year, month, date];
};
export const weekdayIndex = (day: string): number => new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay();
export const weekdayName = (day: string): string => (currentLocale() === 'en' ? WEEKDAYS_EN : WEEKDAYS)[weekdayIndex(day)] ?? '';
export const addDays = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

/** 10月13日, with the year when it is not the given one. */
export function formatDay(day: string, thisYear?: number): string {
  const [year, month, date] = dayParts(day);
  const withYear = thisYear !== undefined && year !== thisYear;
  if (currentLocale() === 'en') return `${date} ${MONTHS_EN[month - 1]}${withYear ? ` ${year}` : ''}`;
  return `${withYear ? `${year}年` : ''}${month}月${date}日`;
}

/** 10月13日(周二); a working day moved to a weekend says 补班. */
export function formatDayWithWeekday(day: string, thisYear?: number, lieu = false): string {
  const suffix = lieu ? (currentLocale() === 'en' ? ', lieu workday' : '·补班') : '';
  const text = formatDay(day, thisYear);
  return currentLocale() === 'en' ? `${text} (${weekdayName(day)}${suffix})` : `${text}(${weekdayName(day)}${suffix})`;
}

/** 10-13 */
export function formatMonthDay(day: string): string {
  const [, month, date] = dayParts(day);
  return `${month}-${date}`;
}

export const formatTime = (instant: string): string => {
  const w = wallTime(instant);
  return `${pad(w.hour)}:${pad(w.minute)}`;
};

/** 9月29日 10:20 */
export function formatInstant(instant: string, thisYear?: number): string {
  return `${formatDay(dayOf(instant), thisYear)} ${formatTime(instant)}`;
}

/** 10-12 09:31, for dense places. */
export function formatShortInstant(instant: string): string {
  const w = wallTime(instant);
  return `${pad(w.month)}-${pad(w.day)} ${pad(w.hour)}:${pad(w.minute)}`;
}

/** 2026-10-12 09:31:07, for tooltips. */
export function formatFullInstant(instant: string): string {
  const w = wallTime(instant);
  return `${dayOf(instant)} ${pad(w.hour)}:${pad(w.minute)}:${pad(w.second)}`;
}

/** The last moment of a day reads 24:00, as offices write it. */
export function formatDueTime(dueAt: string): string {
  const w = wallTime(dueAt);
  return w.hour === 23 && w.minute === 59 ? '24:00' : formatTime(dueAt);
}
