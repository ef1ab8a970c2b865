/** A calendar day of Asia/Shanghai as `YYYY-MM-DD`. Never a JS Date: local days must not depend on the machine's zone. */
export type LocalDate = string;

const SHANGHAI_OFFSET_MS = 8 * 3_600_000; // no daylight saving since 1991; the product computes from 2017 on
const DAY_MS = 86_400_000;

/** The day in Asia/Shanghai on which the instant falls. */
export function localDateOf(instant: Date): LocalDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** 00:00 Asia/Shanghai of that day. */
export function startOfDay(date: LocalDate): Date {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS);
}

/** `09:00` and the like on that day in Asia/Shanghai. */
export function atTime(date: LocalDate, hours: number, minutes = 0): Date {
  return new Date(startOfDay(date).getTime() + hours * 3_600_000 + minutes * 60_000);
}

/** 23:59:59.999 Asia/Shanghai: the last instant of the day (民法典 203: the last day ends at 24:00). */
export function endOfDay(date: LocalDate): Date {
  return new Date(startOfDay(date).getTime() + DAY_MS - 1);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00.000Z`).getUTCDay() || 7;
}

/** Is this text a real day of the calendar (2026-02-30 is not)? */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}
