import { describe, expect, it } from '@jest/globals';
import { dayStrip, skipReasons, type CountedDeadline } from './day-strip';

/** Project ended on Wednesday 30 September 2026: the five days go around the National Day holiday and take two make-up days. */
const overHoliday = (late: CountedDeadline['late'] = []): CountedDeadline => ({
  id: 'd', code: 'T-DISS', title: '解散', source: 'REGULATION', clause: 'A10(4)c', unit: 'WORKDAY', amount: 5,
  startAt: '2026-09-29T16:00:00.000Z', dueAt: '2026-10-13T15:59:59.999Z', dueDate: '2026-10-13', provisional: false, status: 'OPEN',
  weekday: 2, lieuWorkday: false,
  counted: [
    { date: '2026-10-08', weekday: 4, n: 1, lieu: false }, { date: '2026-10-09', weekday: 5, n: 2, lieu: false },
    { date: '2026-10-10', weekday: 6, n: 3, lieu: true, name: '国庆节' }, { date: '2026-10-12', weekday: 1, n: 4, lieu: false },
    { date: '2026-10-13', weekday: 2, n: 5, lieu: false },
  ],
  skipped: [
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => ({ date: `2026-10-0${day}`, weekday: ((day + 2) % 7) + 1, reason: '国庆节' })),
    { date: '2026-10-11', weekday: 7, reason: '休息日' },
  ],
  late,
});

describe('the strip of counted days', () => {
  it('shows every day from the event to the due day once, in order', () => {
    // when
    const days = dayStrip(overHoliday(), '2026-10-12');

    // then
    expect(days.map((day) => day.date)).toEqual(['2026-09-30', ...Array.from({ length: 13 }, (_, i) => `2026-10-${String(i + 1).padStart(2, '0')}`)]);
    expect(days.map((day) => day.kind).join(' ')).toBe(`start ${'skip '.repeat(7)}count count count skip count last`);
  });

  it('begins on the day of the event in Shanghai, although the instant is still on the day before in UTC', () => {
    expect(dayStrip(overHoliday(), '2026-10-12')[0]).toEqual({ date: '2026-09-30', kind: 'start' });
  });

  it('numbers counted days, names the reason of skipped ones and marks a make-up day', () => {
    const byDate = new Map(dayStrip(overHoliday(), '2026-10-12').map((day) => [day.date, day]));
    expect(byDate.get('2026-10-10')).toMatchObject({ kind: 'count', n: 3, lieu: true });
    expect(byDate.get('2026-10-01')).toMatchObject({ kind: 'skip', note: '国庆节' });
    expect(byDate.get('2026-10-13')).toMatchObject({ kind: 'last', n: 5 });
  });

  it('marks today and nothing else', () => {
    expect(dayStrip(overHoliday(), '2026-10-12').filter((day) => day.today).map((day) => day.date)).toEqual(['2026-10-12']);
    expect(dayStrip(overHoliday(), '2027-01-01').some((day) => day.today)).toBe(false);
  });

  it('goes on after the due day: workdays late with their number, rest days in between without', () => {
    const days = dayStrip(overHoliday([{ date: '2026-10-14', n: 1 }, { date: '2026-10-16', n: 3 }, { date: '2026-10-19', n: 4 }]), '2026-10-19');
    expect(days.slice(-6).map(({ date, kind, n }) => [date.slice(8), kind, n])).toEqual([
      ['14', 'over', 1], ['15', 'skip', undefined], ['16', 'over', 3], ['17', 'skip', undefined], ['18', 'skip', undefined], ['19', 'over', 4],
    ]);
  });

  it('shows the due day of a deadline that counts no days, with its amount', () => {
    const hours = { ...overHoliday(), unit: 'HOUR' as const, amount: 24, dueDate: '2026-10-01', counted: [], skipped: [] };
    expect(dayStrip(hours, '2026-10-12')).toEqual([{ date: '2026-09-30', kind: 'start' }, { date: '2026-10-01', kind: 'last', n: 24, lieu: false }]);
  });

  it('names each reason once in the legend', () => {
    expect(skipReasons(overHoliday())).toEqual(['国庆节', '休息日']);
  });
});
