import fc from 'fast-check';
import { addDays, atTime, startOfDay, weekdayOf } from '../../common';
import { isWorkday, shippedCalendar } from '../calendar';
import { instantOf, parseOffset, reminderOffsets } from './deadline-offset.policy';
import { addPeriod, dueDateOf } from './due-date.policy';

const calendar = shippedCalendar();
const fiveDays = { unit: 'WORKDAY', amount: 5 } as const;
const nationalDay = dueDateOf(calendar, fiveDays, { at: startOfDay('2026-09-30') });
const iso = (instant: Date) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 23);

describe('a due date', () => {
  it('in workdays ends at the last instant of the n-th workday after the event day', () => {
    expect(iso(nationalDay.dueAt)).toBe('2026-10-13T23:59:59.999');
    expect(nationalDay.counted.map((day) => day.date)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13']);
  });

  it('is the same whether the event was at 00:01 or at 23:59 of the day', () => {
    expect(dueDateOf(calendar, fiveDays, { at: atTime('2026-09-30', 0, 1) }).dueDate).toBe(dueDateOf(calendar, fiveDays, { at: atTime('2026-09-30', 23, 59) }).dueDate);
  });

  it('in hours runs through the night and is tagged when it ends in it', () => {
    const report = dueDateOf(calendar, { unit: 'HOUR', amount: 4 }, { at: atTime('2026-10-11', 22) });
    expect(iso(report.dueAt)).toBe('2026-10-12T02:00:00.000');
    expect(report).toMatchObject({ dueDate: '2026-10-12', night: true, counted: [] });
    expect(dueDateOf(calendar, { unit: 'HOUR', amount: 4 }, { at: atTime('2026-10-12', 10) }).night).toBe(false);
  });

  it('in periods is the corresponding day, else the end of the month', () => {
    expect(addPeriod('2025-03-01', 'P2Y')).toBe('2027-03-01');
    expect(addPeriod('2024-02-29', 'P1Y')).toBe('2025-02-28');
    expect(addPeriod('2026-10-31', 'P4M')).toBe('2027-02-28');
    expect(() => addPeriod('2026-10-31', 'P')).toThrow('deadline-rule-invalid');
    expect(() => addPeriod('2026-10-31', 'two years')).toThrow('deadline-rule-invalid');
  });

  it('through a year without a notice is provisional', () => {
    expect(dueDateOf(calendar, fiveDays, { at: startOfDay('2026-12-31') })).toMatchObject({ dueDate: '2027-01-08', provisional: true, calendarVersion: 'CN-2026v1+CN-2027f' });
  });
});

describe('an offset', () => {
  it.each([
    ['0', '2026-10-14T00:00:00.000'],
    ['+1WD', '2026-10-15T00:00:00.000'],
    ['+3WD', '2026-10-17T00:00:00.000'],
    ['-0WD', '2026-10-13T09:00:00.000'],
    ['-1WD', '2026-10-12T09:00:00.000'],
    ['-3WD', '2026-10-09T09:00:00.000'],
    ['+4H', '2026-10-14T04:00:00.000'],
    ['-4H', '2026-10-13T19:59:59.999'],
  ])('%s of a deadline due 2026-10-13 24:00 means %s', (offset, expected) => {
    expect(iso(instantOf(calendar, nationalDay, offset))).toBe(expected);
  });

  it('has a lower bound where one is given: confirmed late, the force timer waits a workday after the confirmation', () => {
    const confirmed = atTime('2026-10-20', 0);
    expect(instantOf(calendar, nationalDay, '+3WD', confirmed)).toEqual(confirmed);
    expect(instantOf(calendar, nationalDay, '+3WD', atTime('2026-10-01', 0))).toEqual(atTime('2026-10-17', 0));
  });

  it.each(['', '3WD', '+WD', '+3', '+3D', '-1.5H', '+3WD extra'])('"%s" is refused', (text) => {
    expect(() => parseOffset(text)).toThrow('deadline-offset-invalid');
  });

  it('reminds early only where there are five workdays, and at half time of hour clocks', () => {
    expect(reminderOffsets({ unit: 'WORKDAY', amount: 5 })).toEqual(['-3WD', '-1WD', '-0WD']);
    expect(reminderOffsets({ unit: 'WORKDAY', amount: 3 })).toEqual(['-1WD', '-0WD']);
    expect(reminderOffsets({ unit: 'HOUR', amount: 2 })).toEqual(['HALF']);
    const report = dueDateOf(calendar, { unit: 'HOUR', amount: 2 }, { at: atTime('2026-10-12', 10) });
    expect(instantOf(calendar, report, 'HALF')).toEqual(atTime('2026-10-12', 11));
  });

  it('orders rightly for every start: reminders before the due instant, levels after it, each later than the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 15 }), fc.integer({ min: 5, max: 20 }), (day, amount) => {
        const due = dueDateOf(calendar, { unit: 'WORKDAY', amount }, { at: startOfDay(addDays('2018-01-01', day)) });
        const at = (offset: string) => instantOf(calendar, due, offset).getTime();
        const order = [at('-3WD'), at('-1WD'), at('-0WD'), due.dueAt.getTime(), at('0'), at('+1WD'), at('+3WD'), at('+5WD')];
        expect([...order].sort((a, b) => a - b)).toEqual(order);
        expect(new Set(order).size).toBe(order.length);
        expect(isWorkday(calendar, due.dueDate)).toBe(true);
        expect(weekdayOf(due.dueDate)).toBeGreaterThan(0);
      }),
    );
  });
});
