import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { ClockCannotGoBack, ClockModule, MovableClock } from '../../platform/clock';
import { DatabaseBusy, DatabaseModule, DatabaseUnavailable, UnitOfWork } from '../../platform/database';
import { EventBus, EventModule } from '../../platform/event';
import { OutboxHandlerRegistry, OutboxModule, OutboxService } from '../../platform/outbox';
import { ClockTravelService } from './clock-travel.service';
import { JobGaveUp } from './job.events';
import { JobHandlerRegistry } from './job-handler.registry';
import { JobRepository } from './job.repository';
import { JobService } from './job.service';
import { JobWorker } from './job.worker';

const start = new Date('2026-10-12T02:00:00Z');
const at = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

describe('jobs and the business clock', () => {
  let folder: string;
  let module: TestingModule;
  let jobs: JobService;
  let travel: ClockTravelService;
  let clock: MovableClock;
  let fired: string[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qunguan-job-'));
    module = await Test.createTestingModule({
      imports: [DatabaseModule.forRoot({ kind: 'sqlite', file: join(folder, 'test.sqlite') }), EventModule, ClockModule.forRoot({ mode: 'manual', startAt: start }), OutboxModule],
      providers: [JobRepository, JobService, JobHandlerRegistry, JobWorker, ClockTravelService],
    }).compile();
    await module.init();
    [jobs, travel, clock] = [module.get(JobService), module.get(ClockTravelService), module.get(MovableClock)];
    fired = [];
    module.get(JobHandlerRegistry).register<string>('note', async (job) => void fired.push(`${job.payload}@${clock.now().toISOString()}`));
  });
  afterEach(async () => {
    await module.close();
    rmSync(folder, { recursive: true });
  });

  const schedule = (payload: string, hours: number, key = payload) => jobs.schedule({ tenantId: 'T', kind: 'note', key, dueAt: at(hours), payload });

  it('fire in order, each at its own instant, while the clock is moved', async () => {
    await schedule('second', 5);
    await schedule('first', 2);
    await schedule('later', 30);
    expect(await travel.travelTo(at(24))).toBe(2);
    expect(fired).toEqual([`first@${at(2).toISOString()}`, `second@${at(5).toISOString()}`]);
    expect(clock.now()).toEqual(at(24));
  });

  it('fire once, and one key has one pending job that moves', async () => {
    await schedule('old', 2, 'deadline');
    await schedule('new', 3, 'deadline');
    await travel.travelTo(at(10));
    await travel.travelTo(at(20));
    expect(fired).toEqual([`new@${at(3).toISOString()}`]);
  });

  it('serve what a job causes before time goes on', async () => {
    const outbox = module.get(OutboxService);
    module.get(OutboxHandlerRegistry).register('follow', async () => void fired.push(`follow@${clock.now().toISOString()}`));
    module.get(JobHandlerRegistry).register('cause', () => outbox.put({ tenantId: 'T', kind: 'follow', payload: {} }));
    await jobs.schedule({ tenantId: 'T', kind: 'cause', key: 'cause', dueAt: at(1), payload: {} });
    await schedule('after', 2);
    await travel.travelTo(at(3));
    expect(fired).toEqual([`follow@${at(1).toISOString()}`, `after@${at(2).toISOString()}`]);
  });

  it('that are cancelled never fire', async () => {
    await schedule('a', 1);
    await jobs.cancel('a');
    expect(await travel.travelTo(at(2))).toBe(0);
  });

  it('that fail leave nothing behind, are tried again and finally reported', async () => {
    const unitOfWork = module.get(UnitOfWork);
    const reports: JobGaveUp[] = [];
    module.get(EventBus).within(JobGaveUp, (event) => void reports.push(event));
    module.get(JobHandlerRegistry).register('broken', async () => {
      await unitOfWork.run(() => jobs.schedule({ tenantId: 'T', kind: 'note', key: 'half-done', dueAt: at(1), payload: 'half-done' }));
      throw new Error('the disk is full');
    });
    await jobs.schedule({ tenantId: 'T', kind: 'broken', key: 'broken', dueAt: at(1), payload: {} });
    await travel.travelTo(at(5));
    expect(fired).toEqual([]);
    expect(reports).toEqual([expect.objectContaining({ kind: 'broken', attempts: 3, cause: new Error('the disk is full') })]);
  });

  it('are fired although the database is too busy for an earlier one, which loses an attempt the third time in a row', async () => {
    jest.spyOn(module.get(JobWorker)['logger'], 'warn').mockImplementation(() => undefined);
    module.get(JobHandlerRegistry).register('slow statement', () => Promise.reject(new DatabaseBusy()));
    await jobs.schedule({ tenantId: 'T', kind: 'slow statement', key: 'slow', dueAt: at(1), payload: {} });
    await schedule('behind it', 2);
    await clock.moveTo(at(3));
    const attempts = async () => (await module.get(UnitOfWork).query(`SELECT attempts FROM job WHERE key = 'slow'`))[0]!['attempts'];
    const found: unknown[] = [];
    for (let n = 0; n < 3; n++) {
      await module.get(JobWorker).sweep();
      found.push(await attempts());
    }
    expect([fired.length, found]).toEqual([1, [0, 0, 1]]);
    // whoever moves the clock is told at once
    await jobs.schedule({ tenantId: 'T', kind: 'slow statement', key: 'on the way', dueAt: at(4), payload: {} });
    await expect(travel.travelTo(at(5))).rejects.toThrow(DatabaseBusy);
  });

  it('wait, all of them, while the database is out of reach', async () => {
    module.get(JobHandlerRegistry).register('unlucky', () => Promise.reject(new DatabaseUnavailable()));
    await jobs.schedule({ tenantId: 'T', kind: 'unlucky', key: 'unlucky', dueAt: at(1), payload: {} });
    await schedule('behind it', 2);
    await clock.moveTo(at(3));
    await expect(module.get(JobWorker).sweep()).rejects.toThrow(DatabaseUnavailable);
    expect(fired).toEqual([]);
  });

  it('leave alone what an earlier one of the same sweep moved to later, or cancelled', async () => {
    module.get(JobHandlerRegistry).register('first', async () => {
      await schedule('moved', 9);
      await jobs.cancel('cancelled');
    });
    await jobs.schedule({ tenantId: 'T', kind: 'first', key: 'first', dueAt: at(1), payload: {} });
    await schedule('moved', 2);
    await schedule('cancelled', 3);
    // all three are due at once: the machine was asleep
    await clock.moveTo(at(5));
    expect(await module.get(JobWorker).sweep()).toBe(1);
    expect(fired).toEqual([]);
    await travel.travelTo(at(10));
    expect(fired).toEqual([`moved@${at(9).toISOString()}`]);
  });

  it('that are due long since fire once each in one sweep, however many', async () => {
    for (let n = 0; n < 120; n++) await schedule(`job ${n}`, 1);
    await clock.moveTo(at(24 * 7));
    expect(await module.get(JobWorker).sweep()).toBe(120);
    expect(await module.get(JobWorker).sweep()).toBe(0);
    expect(new Set(fired).size).toBe(120);
  });

  it('leave the clock where it is when the travel fails in the middle', async () => {
    module.get(JobHandlerRegistry).register('drop', async () => {
      await module.get(UnitOfWork).query('DROP TABLE clock_state');
    });
    await jobs.schedule({ tenantId: 'T', kind: 'drop', key: 'drop', dueAt: at(1), payload: {} });
    await schedule('later', 2);
    await expect(travel.travelTo(at(5))).rejects.toThrow(/clock_state/);
    expect([clock.now(), fired]).toEqual([at(1), []]);
  });

  it('that are quiet do not stop the way to the next deadline', async () => {
    module.get(JobHandlerRegistry).register('reminder', async () => void fired.push('reminder'), { quiet: true });
    await jobs.schedule({ tenantId: 'T', kind: 'reminder', key: 'reminder', dueAt: at(1), payload: {} });
    await schedule('deadline', 4);
    await schedule('earlier', 2);
    expect(await travel.findNextDueAt('T')).toEqual(at(2));
    await travel.travelToNextDeadline('T');
    await travel.travelToNextDeadline('T');
    expect(fired[0]).toBe('reminder');
    expect(clock.now()).toEqual(at(4));
  });

  it('refuse to go back in time', async () => {
    await travel.travelTo(at(5));
    await expect(async () => travel.travelTo(at(4))).rejects.toThrow(ClockCannotGoBack);
  });
});
