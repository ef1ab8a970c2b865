import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { atTime, DomainError } from '../../common';
import { evaluate } from '../../engine';
import { ClockModule } from '../../platform/clock';
import { DatabaseModule, UnitOfWork } from '../../platform/database';
import { EventBus, EventModule } from '../../platform/event';
import { CalendarController } from './calendar.controller';
import { WorkdaysQuery } from './calendar.dto';
import { CalendarChanged } from './calendar.events';
import { CalendarImportService } from './calendar-import.service';
import { CalendarModule } from './calendar.module';
import { CalendarService } from './calendar.service';

let folder: string;
let world: TestingModule;

async function open(): Promise<TestingModule> {
  world = await Test.createTestingModule({
    imports: [
      DatabaseModule.forRoot({ kind: 'sqlite', file: join(folder, 'test.db') }),
      ClockModule.forRoot({ mode: 'manual', startAt: atTime('2026-12-01', 9) }),
      EventModule,
      CalendarModule,
    ],
  }).compile();
  return world.init();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'calendar-'));
  await open();
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const import2027 = (more: object = {}) =>
  world.get(CalendarImportService).import({
    year: 2027,
    days: [{ date: '2027-01-01', kind: 'HOLIDAY', name: '元旦' }, { date: '2027-01-02', kind: 'LIEU_WORKDAY', name: '元旦' }],
    sourceTitle: '国务院办公厅关于2027年部分节假日安排的通知（虚构）',
    docNo: '虚构〔2026〕1号',
    sourceUrl: 'https://example.invalid/notice',
    importedBy: 'Y02',
    approvedBy: 'E03',
    ...more,
  });
const refusal = async (act: () => unknown): Promise<DomainError> => {
  try {
    await act();
  } catch (error) {
    return error as DomainError;
  }
  throw new Error('nothing was refused');
};

describe('the calendar table', () => {
  it('holds the arrangements of 2017 to 2026 after the first start, and only once after the second', async () => {
    await world.close();
    await open();
    const rows = await world.get(UnitOfWork).query<{ years: number; versions: number }>('SELECT COUNT(*) AS years, MAX(version) AS versions FROM calendar_year');
    expect(rows).toEqual([{ years: 10, versions: 1 }]);
    expect(world.get(CalendarService).year(2025)).toMatchObject({ status: 'OFFICIAL', version: 1, source: { docNo: '国办发明电〔2024〕12号' } });
  });

  it('takes an import into force after commit, as a new version, and tells which days changed', async () => {
    const events: CalendarChanged[] = [];
    world.get(EventBus).within(CalendarChanged, (event) => void events.push(event));
    const calendar = world.get(CalendarService);
    expect(calendar.year(2027).status).toBe('FALLBACK');

    expect(await import2027()).toBe(1);
    expect(await import2027({ days: [{ date: '2027-01-01', kind: 'HOLIDAY', name: '元旦' }] })).toBe(2);

    expect(calendar.year(2027)).toMatchObject({ status: 'OFFICIAL', version: 2, source: { docNo: '虚构〔2026〕1号' } });
    expect(calendar.isWorkday('2027-01-02')).toBe(false);
    expect(events.map((event) => event.changedDates.length)).toEqual([13, 1]);
  });

  it('does not change when the transaction around the import fails', async () => {
    const failing = world.get(UnitOfWork).run(async () => {
      await import2027();
      throw new Error('later step');
    });
    await expect(failing).rejects.toThrow('later step');
    expect(world.get(CalendarService).year(2027).status).toBe('FALLBACK');
  });

  it.each([
    ['the same person twice', { approvedBy: 'Y02' }, 'approvedBy'],
    ['a day of another year', { days: [{ date: '2026-01-01', kind: 'HOLIDAY', name: '元旦' }] }, 'days[0]'],
    ['a make-up day on a Monday', { days: [{ date: '2027-01-04', kind: 'LIEU_WORKDAY', name: '元旦' }] }, 'days[0]'],
    ['no source', { docNo: ' ' }, 'docNo'],
    ['a year out of range', { year: 2050 }, 'year'],
  ])('refuses an import with %s', async (_, more, field) => {
    const error = await refusal(() => import2027(more));
    expect(error).toMatchObject({ code: 'calendar-import-refused', kind: 'unprocessable' });
    expect(error.problems.map((problem) => problem.field)).toContain(field);
  });
});

describe('GET /api/calendars/CN', () => {
  const controller = () => world.get(CalendarController);
  const ask = (query: object) => Object.assign(new WorkdaysQuery(), query);

  it('explains a count', () => {
    expect(controller().workdays('CN', ask({ from: '2026-09-30', days: 5 }))).toMatchObject({
      dueDate: '2026-10-13', dueAt: '2026-10-13T15:59:59.999Z', provisional: false, calendarVersion: 'CN-2026v1',
    });
    expect(controller().workdays('CN', ask({ from: '2026-12-28', days: 5 })).provisional).toBe(true);
  });

  it.each([
    [{ from: '2026-02-30', days: 5 }, 'from'],
    [{ from: '2016-12-31', days: 5 }, 'from'],
    [{ from: '2036-01-01', days: 5 }, 'from'],
    [{ from: '2026-09-30', days: 251 }, 'days'],
    [{ from: '2026-09-30', days: -1 }, 'days'],
  ])('refuses %j and names the field', async (query, field) => {
    const error = await refusal(() => controller().workdays('CN', ask(query)));
    expect(error).toMatchObject({ code: 'workday-question-refused', kind: 'unprocessable', problems: [{ field }] });
  });

  it.each([[{}, ['from', 'days']], [{ from: 'tomorrow', days: '5' }, ['from']], [{ from: '2026-09-30', days: 'five' }, ['days']], [{ from: '2026-09-30', days: '1.5' }, ['days']]])(
    'finds the shape of %j wrong',
    async (query, fields) => {
      const errors = await validate(plainToInstance(WorkdaysQuery, query));
      expect(errors.map((error) => error.property)).toEqual(fields);
    },
  );

  it('counts the longest allowed span from the last day', () => {
    expect(controller().workdays('CN', ask({ from: '2035-12-31', days: 250 })).provisional).toBe(true);
  });

  it('knows one region and the years 2017 to 2035', async () => {
    expect(await refusal(() => controller().workdays('US', ask({ from: '2026-09-30', days: 5 })))).toMatchObject({ kind: 'not-found' });
    expect(controller().year('CN', '2026').days).toHaveLength(39);
    for (const year of ['2016', '2036', 'abc', '20260']) expect(await refusal(() => controller().year('CN', year))).toMatchObject({ code: 'calendar-year-out-of-range' });
  });
});

describe('FEEL', () => {
  it('counts workdays of days and instants and passes null through', () => {
    expect(evaluate('=addWorkdays("2026-09-30", 5)')).toBe('2026-10-13');
    expect(evaluate('=addWorkdays(end, 5)', { end: '2026-09-30T16:30:00.000Z' })).toBe('2026-10-13'); // 10-01 00:30 in Shanghai
    expect(evaluate('=addWorkdays(today(), 1)', {}, { now: atTime('2026-10-10', 9) })).toBe('2026-10-12');
    expect(evaluate('=isWorkday(date("2026-10-10"))')).toBe(true);
    expect(evaluate('=subtractWorkdays("2026-10-13", 3)')).toBe('2026-10-09');
    expect(evaluate('=workdaysBetween("2026-10-08", "2026-10-12")')).toBe(3);
    expect(evaluate('=addWorkdays(missing, 5)')).toBeNull();
    expect(() => evaluate('=addWorkdays("soon", 5)')).toThrow();
  });
});
