import { atTime, endOfDay } from '../../common';
import { shippedCalendar } from '../calendar';
import { hoursLeft, isLate, shownStatus, workdaysLate, workdaysLeft, type Running } from './lateness.policy';

const calendar = shippedCalendar();
const running = (dueDate: string, more: Partial<Running> = {}): Running => ({ status: 'OPEN', unit: 'WORKDAY', dueDate, dueAt: endOfDay(dueDate), ...more });

describe('lateness', () => {
  it.each([
    ['2026-10-10', '2026-10-12', 1],
    ['2026-09-24', '2026-10-12', 7],
    ['2026-09-29', '2026-10-12', 5],
    ['2026-10-08', '2026-10-12', 3],
    ['2026-10-09', '2026-10-10', 1],
    ['2026-10-16', '2026-10-17', 0],
  ])('due %s is on %s %i workdays late: the current workday counts, a rest day adds nothing', (dueDate, today, expected) => {
    expect(workdaysLate(calendar, dueDate, today)).toBe(expected);
  });

  it('due today leaves no workday, due tomorrow leaves one, a make-up Saturday counts', () => {
    expect(workdaysLeft(calendar, '2026-10-12', '2026-10-12')).toBe(0);
    expect(workdaysLeft(calendar, '2026-10-13', '2026-10-12')).toBe(1);
    expect(workdaysLeft(calendar, '2026-10-12', '2026-10-09')).toBe(2);
  });

  it('begins with the instant after the due one', () => {
    const deadline = running('2026-10-13');
    expect(isLate(deadline, atTime('2026-10-13', 23, 59))).toBe(false);
    expect(isLate(deadline, endOfDay('2026-10-13'))).toBe(false);
    expect(isLate(deadline, atTime('2026-10-14', 0))).toBe(true);
    expect(shownStatus(deadline, atTime('2026-10-14', 0))).toBe('MISSED');
  });

  it('stands still while the deadline is suspended', () => {
    const inTime = running('2026-10-13', { status: 'SUSPENDED', suspendedAt: atTime('2026-10-12', 10) });
    expect(isLate(inTime, atTime('2026-10-20', 10))).toBe(false);
    expect(shownStatus(inTime, atTime('2026-10-20', 10))).toBe('SUSPENDED');
  });

  it('of hour clocks is told in hours, negative when overdue', () => {
    expect(hoursLeft(atTime('2026-10-12', 14), atTime('2026-10-12', 10, 30))).toBe(3.5);
    expect(hoursLeft(atTime('2026-10-12', 2), atTime('2026-10-12', 10))).toBe(-8);
  });
});
