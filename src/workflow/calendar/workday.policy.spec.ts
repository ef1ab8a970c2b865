import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { addDays, endOfDay, weekdayOf } from '../../common';
import { buildCalendar, changedDays, shippedCalendar, shippedYears } from './calendar-data.policy';
import cases from './testdata/workday-cases.json';
import { addWorkdays, isLieuWorkday, isWorkday, listWorkdays, nextWorkday, subtractWorkdays, workdaysBetween } from './workday.policy';

const calendar = shippedCalendar();
const days = fc.integer({ min: 0, max: 365 * 17 }).map((n) => addDays('2018-01-01', n));
const amounts = fc.integer({ min: 1, max: 60 });
const WEEKDAYS = '一二三四五六日';

describe('the worked examples', () => {
  it.each(cases)('$id: five workdays after $eventDate end on $dueDate', (example) => {
    const count = addWorkdays(calendar, example.eventDate, example.workdays);

    expect(count.dueDate).toBe(example.dueDate);
    expect(endOfDay(count.dueDate).getTime()).toBe(Date.parse(example.dueAt));
    expect(count.provisional).toBe(example.provisional);
    const counted = count.counted.map((day, i) =>
      example.counted[i]?.includes('(') ? `${day.date.slice(5)}(${WEEKDAYS[day.weekday - 1]})` : day.date.slice(5),
    );
    expect(counted).toEqual(example.counted);
  });

  it('come out the same on a machine in New York', () => {
    const script = join(__dirname, 'testdata/run-workday-cases.cjs');
    const run = spawnSync(process.execPath, [script], { env: { ...process.env, TZ: 'America/New_York', NODE_OPTIONS: '' }, encoding: 'utf8' });

    expect(run.stderr).toBe('');
    const answer = JSON.parse(run.stdout) as { zoneOffsetMinutes: number; dueDates: string[]; dueInstants: string[] };
    expect(answer.zoneOffsetMinutes).toBe(240); // it really ran there
    expect(answer.dueDates).toEqual(cases.map((example) => example.dueDate));
    expect(answer.dueInstants.map((at) => Date.parse(at))).toEqual(cases.map((example) => Date.parse(example.dueAt)));
  });

  it('explain every day between the start and the due day of the National Day case', () => {
    const count = addWorkdays(calendar, '2026-09-30', 5);

    expect(count.counted).toEqual([
      { date: '2026-10-08', weekday: 4, n: 1, lieu: false },
      { date: '2026-10-09', weekday: 5, n: 2, lieu: false },
      { date: '2026-10-10', weekday: 6, n: 3, lieu: true, name: '国庆节' },
      { date: '2026-10-12', weekday: 1, n: 4, lieu: false },
      { date: '2026-10-13', weekday: 2, n: 5, lieu: false },
    ]);
    expect(count.skipped.map((day) => `${day.date.slice(5)} ${day.reason}`)).toEqual([
      '10-01 国庆节', '10-02 国庆节', '10-03 国庆节', '10-04 国庆节', '10-05 国庆节', '10-06 国庆节', '10-07 国庆节', '10-11 休息日',
    ]);
    expect(count.calendarVersion).toBe('CN-2026v1');
  });
});

describe('what a workday is', () => {
  it('a make-up Saturday works, a bridging Friday rests, New Year’s Eve 2024 works because the notice left it out', () => {
    expect(isWorkday(calendar, '2026-10-10')).toBe(true);
    expect(isLieuWorkday(calendar, '2026-10-10')).toBe(true);
    expect(isWorkday(calendar, '2026-01-02')).toBe(false);
    expect(isWorkday(calendar, '2024-02-09')).toBe(true);
  });

  it('the extension of the Spring Festival of 2020 moves the count of 22 January', () => {
    expect(addWorkdays(calendar, '2020-01-22', 5).dueDate).toBe('2020-02-06');
  });

  it('zero workdays mean the day itself, or the next workday when it is none', () => {
    expect(addWorkdays(calendar, '2026-10-12', 0)).toMatchObject({ dueDate: '2026-10-12', counted: [], skipped: [] });
    expect(nextWorkday(calendar, '2026-10-11')).toBe('2026-10-12');
    expect(addWorkdays(calendar, '2026-10-06', 0).skipped.map((day) => day.date)).toEqual(['2026-10-06', '2026-10-07']);
  });

  it('a year nobody knows is refused, not guessed', () => {
    expect(() => addWorkdays(calendar, '2037-12-30', 5)).toThrow('calendar-year-out-of-range');
    expect(() => isWorkday(calendar, '2016-12-30')).toThrow('calendar-year-out-of-range');
  });
});

describe('the shipped arrangements', () => {
  it('cover 2017 to 2026 with title, number and address of the notice', () => {
    expect(shippedYears.map((year) => year.year)).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    for (const year of shippedYears) {
      expect(year.docNo).toMatch(/^国办发明电〔\d{4}〕\d+号/);
      expect(year.sourceUrl).toMatch(/^https:\/\/www\.gov\.cn\//);
    }
  });

  it('make up work on weekend days only', () => {
    const madeUp = shippedYears.flatMap((year) => year.days).filter((day) => day.kind === 'LIEU_WORKDAY');
    expect(madeUp.length).toBeGreaterThan(50);
    for (const day of madeUp) expect(weekdayOf(day.date)).toBeGreaterThanOrEqual(6);
  });

  it('agree with the computed statutory days, but for the two the law added later and the one a notice left out', () => {
    const fallback = buildCalendar([]);
    const missing = shippedYears.flatMap(({ year }) =>
      [...fallback.get(year)!.days.keys()].filter((date) => calendar.get(year)!.days.get(date)?.kind !== 'HOLIDAY'),
    );
    expect(missing).toEqual(['2017-05-02', '2018-05-02', '2024-02-09']);
  });

  it('say which days an import changes', () => {
    const before = calendar.get(2027)!;
    const after = buildCalendar([{ year: 2027, version: 1, days: [...before.days.values(), { date: '2027-01-02', kind: 'LIEU_WORKDAY', name: '元旦' }] }]).get(2027)!;
    expect(changedDays(before, after)).toEqual(['2027-01-02']);
  });
});

describe('for every day and amount', () => {
  it('the due day is a workday and exactly n workdays lie between', () => {
    fc.assert(
      fc.property(days, amounts, (from, n) => {
        const count = addWorkdays(calendar, from, n);
        expect(isWorkday(calendar, count.dueDate)).toBe(true);
        expect(workdaysBetween(calendar, from, count.dueDate)).toBe(n);
        expect(count.counted.map((day) => day.n)).toEqual(Array.from({ length: n }, (_, i) => i + 1));
      }),
    );
  });

  it('counted and skipped days together are every day after the start up to the due day', () => {
    fc.assert(
      fc.property(days, amounts, (from, n) => {
        const count = addWorkdays(calendar, from, n);
        const all = [...count.counted, ...count.skipped].map((day) => day.date).sort();
        const expected: string[] = [];
        for (let date = addDays(from, 1); date <= count.dueDate; date = addDays(date, 1)) expected.push(date);
        expect(all).toEqual(expected);
      }),
    );
  });

  it('counting in two steps ends on the same day, and counting back returns', () => {
    fc.assert(
      fc.property(days, amounts, amounts, (from, a, b) => {
        const middle = addWorkdays(calendar, from, a).dueDate;
        const end = addWorkdays(calendar, from, a + b).dueDate;
        expect(addWorkdays(calendar, middle, b).dueDate).toBe(end);
        expect(subtractWorkdays(calendar, end, b)).toBe(middle);
        expect(listWorkdays(calendar, middle, end)).toHaveLength(b);
      }),
    );
  });

  it('a later start is never due earlier', () => {
    fc.assert(
      fc.property(days, amounts, (from, n) => {
        expect(addWorkdays(calendar, addDays(from, 1), n).dueDate >= addWorkdays(calendar, from, n).dueDate).toBe(true);
      }),
    );
  });
});
