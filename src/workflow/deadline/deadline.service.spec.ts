import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { atTime, endOfDay, newId } from '../../common';
import { ClockModule, MovableClock } from '../../platform/clock';
import { DatabaseModule, UnitOfWork } from '../../platform/database';
import { EventBus, EventModule } from '../../platform/event';
import { NotificationModule, NotificationQueries } from '../../platform/notification';
import { OutboxModule, OutboxService } from '../../platform/outbox';
import { CalendarImportService, CalendarModule } from '../calendar';
import { ClockTravelService, JobModule, JobService } from '../job';
import { DeadlineRuleRegistry, RegistryModule, type DeadlineRule } from '../registry';
import { DeadlineAudience } from './deadline-audience.registry';
import { DeadlineJobService } from './deadline-job.service';
import { DeadlineJournal } from './deadline-journal.service';
import { DeadlineNoticeService } from './deadline-notice.service';
import { DeadlineRecountService } from './deadline-recount.service';
import { DeadlineWorker } from './deadline-worker.service';
import { DeadlineClosed, DeadlineMissed } from './deadline.events';
import { DeadlineProjector } from './deadline.projector';
import { DeadlineQueries } from './deadline.queries';
import { DeadlineRepository } from './deadline.repository';
import { DeadlineService, type DeadlineStart } from './deadline.service';

const TENANT = 'DEMO-ENT';
const RULES: Record<string, DeadlineRule> = Object.fromEntries(
  (
    [
      { code: 'T-DISS', title: '解散期限', amount: 5, unit: 'WORKDAY', source: 'REGULATION', clause: 'A10(4)c' },
      { code: 'T-APPR', title: '审批期限', amount: 3, unit: 'WORKDAY', source: 'OURS' },
      { code: 'T-REP2', title: '报送期限', amount: 4, unit: 'HOUR', source: 'OURS' },
    ] satisfies DeadlineRule[]
  ).map((rule) => [rule.code, rule]),
);
const owner = { userId: 'E08', tenantId: TENANT, name: '王模拟', kind: 'user', roles: [] } as const;

let folder: string;
let world: TestingModule;
let deadlines: DeadlineService;
let queries: DeadlineQueries;
let happened: string[];

async function open(startAt: Date): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'deadline-'));
  world = await Test.createTestingModule({
    imports: [
      DatabaseModule.forRoot({ kind: 'sqlite', file: join(folder, 'test.db') }),
      ClockModule.forRoot({ mode: 'manual', startAt }),
      EventModule, OutboxModule, JobModule, RegistryModule, CalendarModule, NotificationModule,
    ],
    providers: [
      DeadlineAudience, DeadlineJobService, DeadlineJournal, DeadlineNoticeService, DeadlineProjector, DeadlineQueries,
      DeadlineRecountService, DeadlineRepository, DeadlineService, DeadlineWorker,
    ],
  }).compile();
  world.get(DeadlineRuleRegistry).provide({ get: async (code) => RULES[code]! });
  world.get(DeadlineAudience).provide({ handlersOf: async () => ({ userIds: [owner.userId], taskId: 'task-1' }) });
  happened = [];
  const events = world.get(EventBus);
  events.within(DeadlineMissed, (event) => void happened.push(`missed ${event.occurrence} ${event.lateUserIds.join()}`));
  events.within(DeadlineClosed, (event) => void happened.push(`closed ${event.outcome}${event.escalated ? ' escalated' : ''}`));
  await world.init();
  deadlines = world.get(DeadlineService);
  queries = world.get(DeadlineQueries);
}

const start = (more: Partial<DeadlineStart> & { code: string }) =>
  deadlines.start({ tenantId: TENANT, processInstanceId: 'p-1', processDefinitionKey: 'group-dissolve', subject: '解散：二号临建-项目-工作群', kind: 'STAGE', ...more });
const travel = (to: Date) => world.get(ClockTravelService).travelTo(to);
const shanghai = (at: Date | string) => new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const pendingJobs = async (id: string) => (await queries.get(TENANT, id)).jobs.filter((job) => !job.firedAt).map((job) => `${job.offset} ${shanghai(job.dueAt)}`);
const reminders = async () => (await world.get(NotificationQueries).listOf(owner, { limit: 100 })).items.map((item) => `${item.kind} ${shanghai(item.at)}`).reverse();

afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('AC-01: five workdays across National Day', () => {
  it('reminds on 10-09, 10-12 and 10-13, is in time at 23:59 and overdue at 00:00', async () => {
    await open(atTime('2026-09-30', 15));
    const deadline = await start({ code: 'T-DISS', startDate: '2026-09-30' });

    const detail = await queries.get(TENANT, deadline.id);
    expect(detail.counted.map((day) => `${day.date.slice(5)}${day.lieu ? '*' : ''}`)).toEqual(['10-08', '10-09', '10-10*', '10-12', '10-13']);
    expect(detail.dueAt).toBe(endOfDay('2026-10-13').toISOString());
    expect(detail).toMatchObject({ source: 'REGULATION', clause: 'A10(4)c', provisional: false, weekday: 2, lieuWorkday: false });
    expect(detail.jobs.map((job) => `${job.offset} ${shanghai(job.dueAt)}`)).toEqual([
      '-3WD 2026-10-09 09:00', '-1WD 2026-10-12 09:00', '-0WD 2026-10-13 09:00', '0 2026-10-14 00:00',
    ]);

    await travel(atTime('2026-10-13', 23, 59));
    expect(await queries.get(TENANT, deadline.id)).toMatchObject({ status: 'OPEN', workdaysLeft: 0 });
    expect(happened).toEqual([]);
    expect(await reminders()).toEqual(['REMINDER 2026-10-09 09:00', 'REMINDER 2026-10-12 09:00', 'REMINDER 2026-10-13 09:00']);

    await travel(atTime('2026-10-14', 0));
    expect(await queries.get(TENANT, deadline.id)).toMatchObject({ status: 'MISSED', workdaysLate: 1, late: [{ date: '2026-10-14', n: 1 }] });
    expect(happened).toEqual(['missed 1 E08']);
    expect((await queries.get(TENANT, deadline.id)).history.map((entry) => entry.reason)).toEqual(['NEW', 'MISSED']);
    expect(await queries.countOpen(TENANT, { window: 'overdue' })).toBe(1);
  });
});

describe('a deadline', () => {
  it('met in time tells nobody any more', async () => {
    await open(atTime('2026-09-30', 15));
    const deadline = await start({ code: 'T-DISS' });
    await deadlines.meet({ processInstanceId: 'p-1', code: 'T-DISS' }, atTime('2026-10-01', 9));

    await travel(atTime('2026-10-20', 0));

    expect(await queries.get(TENANT, deadline.id)).toMatchObject({ status: 'MET', jobs: [] });
    expect(happened).toEqual(['closed MET']);
    expect(await reminders()).toEqual([]);
  });

  it('born late skips its reminders and is missed at once', async () => {
    await open(atTime('2026-10-12', 10));
    const deadline = await start({ code: 'T-DISS', startDate: '2026-09-18' });

    await travel(atTime('2026-10-12', 10, 1));

    expect(await queries.get(TENANT, deadline.id)).toMatchObject({ dueDate: '2026-09-24', status: 'MISSED', workdaysLate: 7 });
    expect(happened).toEqual(['missed 1 E08']);
    expect((await world.get(NotificationQueries).listOf(owner)).items.map((item) => item.kind)).toEqual(['ESCALATION']);
  });

  it('paused in time and met later was in time; resumed after the due day it is missed anew', async () => {
    await open(atTime('2026-09-30', 15));
    const first = await start({ code: 'T-DISS' });
    const second = await start({ code: 'T-DISS', processInstanceId: 'p-2' });
    await travel(atTime('2026-10-13', 10));
    await deadlines.pause(first.id);
    await deadlines.pause(second.id);
    await travel(atTime('2026-10-16', 10));

    expect(await queries.get(TENANT, first.id)).toMatchObject({ status: 'SUSPENDED', workdaysLeft: 0, dueDate: '2026-10-13' });
    const met = await deadlines.meet(first.id);
    await deadlines.resume(second.id);
    await travel(atTime('2026-10-16', 10, 1));

    expect(met).toMatchObject({ status: 'MET', late: false, lateWorkdays: null });
    expect(await queries.get(TENANT, second.id)).toMatchObject({ status: 'MISSED', dueDate: '2026-10-13', workdaysLate: 3 });
    expect(happened).toEqual(['closed PAUSED', 'closed PAUSED', 'closed MET', 'missed 1 E08']);
  });

  it('late when it was paused ends its escalation and starts another one when it is resumed', async () => {
    await open(atTime('2026-09-28', 9));
    const deadline = await start({ code: 'T-DISS' }); // due 10-10
    await travel(atTime('2026-10-12', 9));
    await deadlines.pause(deadline.id);
    await deadlines.resume(deadline.id);
    await travel(atTime('2026-10-12', 10));
    await deadlines.meet(deadline.id);

    expect(happened).toEqual(['missed 1 E08', 'closed PAUSED escalated', 'missed 2 E08', 'closed MET escalated']);
    expect(await deadlines.findForTask('nothing')).toBeUndefined();
    expect(await queries.get(TENANT, deadline.id)).toMatchObject({ status: 'MET', workdaysLate: 1 });
  });

  it('restarted by a later end date moves its jobs and BPMN timers, keeps the late mark and ends the escalation (AC-07)', async () => {
    await open(atTime('2026-09-28', 9));
    const deadline = await start({ code: 'T-DISS' }); // due 10-10
    const jobs = world.get(JobService);
    const timer = { tenantId: TENANT, kind: 'bpmn-timer', key: 'timer-1', payload: {}, deadlineId: deadline.id, offset: '+3WD' };
    await jobs.schedule({ ...timer, dueAt: deadlines.instantOf(deadline, '+3WD') });
    await jobs.schedule({ ...timer, key: 'timer-2', payload: { notBefore: atTime('2026-11-20', 9).toISOString() }, dueAt: atTime('2026-11-20', 9) });
    await travel(atTime('2026-10-12', 9));

    await deadlines.restart(deadline.id, { startDate: '2026-10-23', reason: 'END_DATE' });

    const detail = await queries.get(TENANT, deadline.id);
    expect(detail).toMatchObject({ dueDate: '2026-10-30', status: 'OPEN', startDate: '2026-10-23' });
    expect(detail.history.at(-1)).toMatchObject({ reason: 'END_DATE', oldDueAt: endOfDay('2026-10-10').toISOString(), newDueAt: endOfDay('2026-10-30').toISOString() });
    expect(await pendingJobs(deadline.id)).toEqual([
      '-3WD 2026-10-27 09:00', '-1WD 2026-10-29 09:00', '-0WD 2026-10-30 09:00', '0 2026-10-31 00:00', '+3WD 2026-11-05 00:00', '+3WD 2026-11-20 09:00',
    ]);
    expect(happened).toEqual(['missed 1 E08', 'closed NO_LONGER_LATE escalated']);
    expect(await deadlines.meet(deadline.id)).toMatchObject({ late: true, lateWorkdays: 1 });
  });

  it('started twice for one stage is restarted, not doubled', async () => {
    await open(atTime('2026-10-12', 9));
    const first = await start({ code: 'T-APPR' });
    const second = await start({ code: 'T-APPR', startDate: '2026-10-14' });

    expect(second).toMatchObject({ id: first.id, dueDate: '2026-10-19' });
    expect(await queries.countOpen(TENANT)).toBe(1);
  });

  it('extended by decision is due on that day and no calendar moves it', async () => {
    await open(atTime('2026-12-28', 9));
    const deadline = await start({ code: 'T-DISS' });
    await deadlines.extend(deadline.id, { dueDate: '2027-01-15', reason: 'HOLD', note: '立案调查' });
    await world.get(DeadlineRecountService).recountAll({ first: '2027-01-01', last: '2027-12-31' });

    expect(await queries.get(TENANT, deadline.id)).toMatchObject({ dueDate: '2027-01-15', extended: true, provisional: false });
    await deadlines.cancel(deadline.id);
    await expect(deadlines.restart(deadline.id, { reason: 'RESTART' })).rejects.toThrow('deadline-already-closed');
  });

  it('in hours reminds at half time and is tagged when it ends in the night', async () => {
    await open(atTime('2026-10-11', 22));
    const deadline = await start({ code: 'T-REP2', kind: 'TASK', taskId: 'task-1' });
    await travel(atTime('2026-10-12', 10));

    expect(await queries.get(TENANT, deadline.id)).toMatchObject({ status: 'MISSED', hoursLeft: -8, night: true });
    expect(await reminders()).toEqual(['REMINDER 2026-10-12 00:00', 'ESCALATION 2026-10-12 02:00']);
    expect(await queries.countOpen(TENANT, { window: 'hour' })).toBe(1);
    expect(await queries.countOpen(TENANT, { window: 'overdue' })).toBe(0);
    expect((await queries.summariesByTask(['task-1'])).get('task-1')).toMatchObject({ code: 'T-REP2' });
  });

  it('of another tenant does not exist, and an unknown id is refused', async () => {
    await open(atTime('2026-10-12', 9));
    const deadline = await start({ code: 'T-APPR' });
    await expect(queries.get('DEMO-ST', deadline.id)).rejects.toThrow('deadline-not-found');
    await expect(deadlines.meet(newId())).rejects.toThrow('deadline-not-found');
    expect(await deadlines.meet({ processInstanceId: 'p-1', code: 'T-LAND' })).toBeUndefined();
    expect(await queries.listOpen('DEMO-ST')).toEqual([]);
  });

  it('is what a BPMN timer rests on: the one of its own task, else the stage of that code', async () => {
    await open(atTime('2026-10-12', 9));
    const stage = await start({ code: 'T-APPR' });
    const task = await start({ code: 'T-APPR', kind: 'TASK', taskId: 'task-1', activityInstanceId: 'a-1' });
    const timer = { processInstanceId: 'p-1', code: 'T-APPR' };

    expect(await deadlines.findForTimer({ ...timer, activityInstanceId: 'a-1' })).toMatchObject({ id: task.id });
    expect(await deadlines.findForTimer({ ...timer, activityInstanceId: 'a-2' })).toMatchObject({ id: stage.id });
    expect(await deadlines.findForTimer(timer)).toMatchObject({ id: stage.id });
    expect(await deadlines.findForTimer({ ...timer, code: 'T-LAND' })).toBeUndefined();
    await expect(deadlines.get(newId())).rejects.toThrow('deadline-not-found');
  });

  it('rolled back with its transaction leaves no job behind', async () => {
    await open(atTime('2026-10-12', 9));
    const unitOfWork = world.get(UnitOfWork);
    const failing = unitOfWork.run(async () => {
      await start({ code: 'T-APPR' });
      throw new Error('the step failed');
    });
    await expect(failing).rejects.toThrow('the step failed');
    expect(await queries.countOpen(TENANT)).toBe(0);
    expect(await unitOfWork.query('SELECT id FROM job')).toEqual([]);
  });
});

describe('supervision at 2026-10-12 10:00', () => {
  it('finds overdue, due today and due within two workdays, each case once by its worst clock', async () => {
    await open(atTime('2026-09-18', 9));
    const cases: [string, string, string][] = [
      ['G09', 'T-DISS', '2026-09-28'], ['G12', 'T-DISS', '2026-09-18'], ['G08', 'T-APPR', '2026-09-30'], ['G08', 'T-DISS', '2026-10-09'],
      ['G07', 'T-APPR', '2026-10-08'], ['G10', 'T-DISS', '2026-09-30'], ['G14', 'T-APPR', '2026-10-10'], ['G11', 'T-DISS', '2026-10-09'],
    ];
    for (const [processInstanceId, code, startDate] of cases) await start({ code, processInstanceId, startDate, groupNo: processInstanceId });
    await world.get(MovableClock).moveTo(atTime('2026-10-12', 10));
    const of = async (window: 'overdue' | 'today' | 'soon') =>
      (await queries.listOpen(TENANT, { window, worstOnly: true })).map((row) => `${row.groupNo} ${row.summary.workdaysLate ?? `-${row.summary.workdaysLeft}`}`);

    expect(await of('overdue')).toEqual(['G12 7', 'G09 1', 'G08 1']);
    expect(await of('today')).toEqual(['G07 -0']);
    expect(await of('soon')).toEqual(['G10 -1', 'G14 -2']);
    expect((await queries.worstByInstance(['G08', 'G11'])).get('G08')).toMatchObject({ code: 'T-APPR', workdaysLate: 1 });
    expect((await queries.worstByGroup(TENANT, ['G11'])).get('G11')).toMatchObject({ workdaysLeft: 3 });
  });
});

describe('a changed calendar', () => {
  const days2027 = [
    { date: '2027-01-01', kind: 'HOLIDAY', name: '元旦' },
    { date: '2027-01-02', kind: 'LIEU_WORKDAY', name: '元旦' },
    { date: '2027-01-04', kind: 'HOLIDAY', name: '元旦' },
  ] as const;
  const importYear = async (year: number, days: readonly { date: string; kind: 'HOLIDAY' | 'LIEU_WORKDAY'; name: string }[]) => {
    const source = { sourceTitle: `${year}年放假安排（虚构）`, docNo: '虚构〔2026〕1号', sourceUrl: 'https://example.invalid/notice' };
    await world.get(CalendarImportService).import({ year, days, ...source, importedBy: 'Y02', approvedBy: 'E03' });
    await world.get(OutboxService).drain();
  };

  it('recounts what touches the year and writes history though the date stays (AC-08)', async () => {
    await open(atTime('2026-12-28', 9));
    const deadline = await start({ code: 'T-DISS' });
    expect(deadline).toMatchObject({ dueDate: '2027-01-05', provisional: true });
    expect(await queries.countOpen(TENANT, { window: 'provisional' })).toBe(1);

    await importYear(2027, days2027);

    const detail = await queries.get(TENANT, deadline.id);
    expect(detail).toMatchObject({ dueDate: '2027-01-05', provisional: false, calendarVersion: 'CN-2026v1+CN-2027v1' });
    expect(detail.counted.map((day) => day.date.slice(5))).toEqual(['12-29', '12-30', '12-31', '01-02', '01-05']);
    expect(detail.history.at(-1)).toMatchObject({ reason: 'CALENDAR', oldDueAt: detail.dueAt, newDueAt: detail.dueAt, note: '日历更正，不再暂定' });
  });

  it('applies a later day, moves the jobs and tells the handler', async () => {
    await open(atTime('2026-12-28', 9));
    const deadline = await start({ code: 'T-DISS' });
    await importYear(2027, [{ date: '2027-01-01', kind: 'HOLIDAY', name: '元旦' }, { date: '2027-01-04', kind: 'HOLIDAY', name: '元旦' }]);

    expect(await queries.get(TENANT, deadline.id)).toMatchObject({ dueDate: '2027-01-06' });
    expect(await pendingJobs(deadline.id)).toContain('0 2027-01-07 00:00');
    expect((await world.get(NotificationQueries).listOf(owner)).items.map((item) => item.kind)).toEqual(['INFO']);
  });

  it('applies an earlier day only with a workday’s notice', async () => {
    await open(atTime('2027-01-04', 9));
    const deadline = await start({ code: 'T-DISS', startDate: '2026-12-29' });
    expect(deadline.dueDate).toBe('2027-01-06');
    // Saturday 2 and Sunday 3 January worked: by rule due on the 4th, today
    await importYear(2027, [...days2027.slice(0, 2), { date: '2027-01-03', kind: 'LIEU_WORKDAY', name: '元旦' }]);

    expect(await queries.get(TENANT, deadline.id)).toMatchObject({ dueDate: '2027-01-05', status: 'OPEN' });
  });

  it('withdraws lateness that no longer is one, also of what was met late, and never makes a met one late', async () => {
    await open(atTime('2026-12-28', 9));
    const open1 = await start({ code: 'T-DISS' }); // provisional due 01-05
    const metLate = await start({ code: 'T-DISS', processInstanceId: 'p-2' });
    const metInTime = await start({ code: 'T-DISS', processInstanceId: 'p-3' });
    await deadlines.meet(metInTime.id, atTime('2027-01-05', 9));
    await travel(atTime('2027-01-06', 9));
    expect(await deadlines.meet(metLate.id)).toMatchObject({ late: true, lateWorkdays: 1 });

    await importYear(2027, [{ date: '2027-01-01', kind: 'HOLIDAY', name: '元旦' }, { date: '2027-01-04', kind: 'HOLIDAY', name: '元旦' }]);

    expect(await queries.get(TENANT, open1.id)).toMatchObject({ dueDate: '2027-01-06', status: 'OPEN', workdaysLeft: 0 });
    expect(happened).toContain('closed NO_LONGER_LATE escalated');
    expect(await world.get(DeadlineRepository).find(metLate.id)).toMatchObject({ status: 'MET', late: false, lateWorkdays: null });
    expect((await queries.get(TENANT, metLate.id)).history.at(-1)).toMatchObject({ note: '日历更正，撤销逾期标记' });
    expect(await world.get(DeadlineRepository).find(metInTime.id)).toMatchObject({ status: 'MET', late: false, dueDate: '2027-01-05' });
  });

  it('recounts many in batches and lets the event loop breathe', async () => {
    await open(atTime('2026-12-28', 9));
    await world.get(UnitOfWork).run(async () => {
      for (let n = 0; n < 220; n += 1) await start({ code: 'T-DISS', processInstanceId: `p-${n}` });
    });
    let longestMs = 0;
    const began = performance.now();
    let last = began;
    const beat = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }, 1);
    await importYear(2027, [{ date: '2027-01-04', kind: 'HOLIDAY', name: '元旦' }]);
    clearInterval(beat);

    expect(await queries.countOpen(TENANT, { window: 'provisional' })).toBe(0);
    expect(longestMs).toBeGreaterThan(0);
    // 14 ms of some hundreds on an idle machine (the aim is 50); all at once there would be no beat in between
    expect(longestMs).toBeLessThan((performance.now() - began) / 3);
  });

  it('is refused when the same person imports and approves', async () => {
    await open(atTime('2026-12-28', 9));
    const request = { year: 2027, days: days2027, sourceTitle: 't', docNo: 'n', sourceUrl: 'u', importedBy: 'Y02', approvedBy: 'Y02' };
    await expect(world.get(CalendarImportService).import(request)).rejects.toThrow('calendar-import-refused');
  });
});
