import { isLocalDate, localDateOf, type LocalDate } from '../../common';
import type { ExpressionFunction } from '../../engine';
import { addWorkdays, isWorkday, subtractWorkdays, workdaysBetween, type WorkCalendar } from './workday.policy';

/** The FEEL functions of the working calendar. Days may be given as text, as FEEL dates or as instants; null gives null. */
export function calendarFunctions(calendar: () => WorkCalendar): ExpressionFunction[] {
  const day = (value: unknown): LocalDate | null => (value === null || value === undefined ? null : dayOf(value));
  const counting = (count: (calendar: WorkCalendar, from: LocalDate, n: number) => LocalDate) => (from: unknown, n: unknown) => {
    const start = day(from);
    return start === null || typeof n !== 'number' ? null : count(calendar(), start, n);
  };
  return [
    { name: 'addWorkdays', parameters: ['from', 'days'], run: counting((years, from, n) => addWorkdays(years, from, n).dueDate) },
    { name: 'subtractWorkdays', parameters: ['from', 'days'], run: counting(subtractWorkdays) },
    {
      name: 'isWorkday',
      parameters: ['day'],
      run: (value: unknown) => {
        const date = day(value);
        return date === null ? null : isWorkday(calendar(), date);
      },
    },
    {
      name: 'workdaysBetween',
      parameters: ['from', 'to'],
      run: (from: unknown, to: unknown) => {
        const [start, end] = [day(from), day(to)];
        return start === null || end === null ? null : workdaysBetween(calendar(), start, end);
      },
    },
  ];
}

function dayOf(value: unknown): LocalDate {
  const text = String(value);
  if (isLocalDate(text)) return text;
  const instant = /T.*(Z|[+-]\d{2}:\d{2})/.test(text) ? new Date(text) : undefined;
  if (instant && !Number.isNaN(instant.getTime())) return localDateOf(instant);
  throw new Error(`${text} is not a day`);
}
