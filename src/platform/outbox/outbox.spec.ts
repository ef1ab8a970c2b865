import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { atTime, SystemClock } from '../../common';
import { ClockModule, MovableClock } from '../clock';
import { DatabaseBusy, DatabaseModule, DatabaseUnavailable, UnitOfWork } from '../database';
import { EventBus, EventModule } from '../event';
import { OutboxGaveUp, OutboxHandlerRegistry, OutboxModule, OutboxOutsideWorker, OutboxRecovered, OutboxService, OutboxTries } from '.';
import { OutboxRepository } from './outbox.repository';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the outbox', () => {
  let folder: string;
  let module: TestingModule;
  let outbox: OutboxService;
  let handlers: OutboxHandlerRegistry;
  let work: UnitOfWork;
  let machineNow: number;
  let served: string[];

  const boot = async () => {
    module = await Test.createTestingModule({
      imports: [DatabaseModule.forRoot({ kind: 'sqlite', file: join(folder, 'test.sqlite') }), EventModule, ClockModule.forRoot({ mode: 'manual', startAt: atTime('2026-10-12', 22) }), OutboxModule],
    })
      .overrideProvider(SystemClock)
      .useValue({ now: () => new Date(machineNow) })
      .compile();
    await module.init();
    jest.spyOn(module.get(OutboxTries)['logger'], 'warn').mockImplementation(() => undefined);
    [outbox, handlers, work] = [module.get(OutboxService), module.get(OutboxHandlerRegistry), module.get(UnitOfWork)];
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qunguan-outbox-'));
    machineNow = Date.parse('2026-10-12T02:00:00Z');
    served = [];
    await boot();
    handlers.register<string>('note', async (payload) => void served.push(payload));
  });
  afterEach(async () => {
    await module.close();
    rmSync(folder, { recursive: true });
  });

  const put = (payload: unknown, key?: string, kind = 'note') => outbox.put({ tenantId: 'T', kind, payload, key });
  const seconds = async (count: number) => {
    machineNow += count * 1000;
    await outbox.drain();
  };
  const rows = () => work.query<{ status: string; attempts: number; last_error: string | null }>('SELECT status, attempts, last_error FROM outbox_message ORDER BY id');

  it('serves a message once its transaction has committed, and never one that was rolled back', async () => {
    await work.run(async () => {
      await put('kept');
      await pause(10);
      expect(served).toEqual([]);
    });
    expect(served).toEqual(['kept']);
    await expect(work.run(async () => { await put('undone'); throw new Error('no'); })).rejects.toThrow('no');
    await outbox.drain();
    expect(served).toEqual(['kept']);
  });

  it('has served what a command caused, and what that caused, when the command answers', async () => {
    handlers.register<string>('chain', (payload) => put(`after ${payload}`));
    await work.run(() => put('step', undefined, 'chain'));
    expect(served).toEqual(['after step']);
  });

  it('keeps a message over the death of the process that wrote it', async () => {
    handlers.register('cut', () => Promise.reject(new Error('the power went')));
    await put('x', undefined, 'cut');
    await module.close();
    machineNow += 60_000;
    await boot();
    handlers.register<string>('cut', async (payload) => void served.push(payload));
    await outbox.drain();
    expect(served).toEqual(['x']);
  });

  it('undoes what a failing handler wrote, and tries again later', async () => {
    let attempts = 0;
    handlers.register('flaky', async () => {
      await put('written by the handler');
      if (++attempts < 3) throw new Error(`attempt ${attempts}`);
    });
    await put({}, undefined, 'flaky');
    expect([attempts, served]).toEqual([1, []]);
    await seconds(0.5);
    expect(attempts).toBe(1);
    await seconds(1);
    expect([attempts, served]).toEqual([2, []]);
    await seconds(5);
    expect([attempts, served]).toEqual([3, ['written by the handler']]);
    expect(await rows()).toMatchObject([{ status: 'DONE', attempts: 2, last_error: 'attempt 2' }, { status: 'DONE' }]);
  });

  it('serves the messages of one key in their order, even when the first fails, and others meanwhile', async () => {
    let broken = true;
    handlers.register<string>('ordered', async (payload) => {
      if (payload === 'a1' && broken) throw new Error('not yet');
      served.push(payload);
    });
    await work.run(async () => {
      for (const payload of ['a1', 'b1', 'a2', 'b2', 'a3']) await put(payload, payload[0], 'ordered');
    });
    expect(served).toEqual(['b1', 'b2']);
    broken = false;
    await seconds(1);
    expect(served).toEqual(['b1', 'b2', 'a1', 'a2', 'a3']);
  });

  it('gives up after five attempts, says so, and lets the next of the key pass', async () => {
    const reports: OutboxGaveUp[] = [];
    module.get(EventBus).within(OutboxGaveUp, (event) => void reports.push(event));
    handlers.register('broken', () => Promise.reject(new Error('the disk is full')));
    await work.run(async () => {
      await put({ processInstanceId: 'p1' }, 'k', 'broken');
      await put('next', 'k');
    });
    for (const wait of [1, 5, 30]) await seconds(wait);
    expect([reports, served]).toEqual([[], []]);
    await seconds(120);
    expect(reports).toEqual([expect.objectContaining({ tenantId: 'T', kind: 'broken', payload: { processInstanceId: 'p1' }, cause: new Error('the disk is full'), attempts: 5 })]);
    expect(served).toEqual(['next']);
    await seconds(3600);
    expect(reports).toHaveLength(1);
    expect(await rows()).toMatchObject([{ status: 'FAILED', attempts: 5 }, { status: 'DONE' }]);
  });

  it('does not serve twice when it is asked at once from many sides', async () => {
    await work.run(async () => {
      for (let n = 0; n < 30; n++) await put(`m${n}`);
    });
    await Promise.all([outbox.drain(), outbox.drain(), put('last'), outbox.drain()]);
    expect(served).toEqual([...Array.from({ length: 30 }, (_, n) => `m${n}`), 'last']);
  });

  it('answers a command even while another message takes long, and serves the command’s own afterwards', async () => {
    handlers.register('slow', () => pause(50).then(() => undefined));
    const slow = put({}, undefined, 'slow');
    await put('quick');
    await slow;
    expect(served).toEqual(['quick']);
  });

  it('reports a kind nobody serves instead of losing the message', async () => {
    await put({}, undefined, 'unknown');
    expect(await rows()).toMatchObject([{ status: 'PENDING', attempts: 1, last_error: expect.stringContaining('nobody serves') }]);
    expect(() => handlers.register('note', async () => undefined)).toThrow(/twice/);
  });

  it('serves the others when the database is too busy for one, and counts that as its attempt the third time in a row', async () => {
    handlers.register('slow statement', () => Promise.reject(new DatabaseBusy()));
    await put({}, undefined, 'slow statement');
    await put('behind it');
    expect(served).toEqual(['behind it']);
    expect(await rows()).toMatchObject([{ status: 'PENDING', attempts: 0 }, { status: 'DONE' }]);
    await outbox.drain();
    expect(await rows()).toMatchObject([{ status: 'PENDING', attempts: 1, last_error: expect.stringContaining('database-busy') }, { status: 'DONE' }]);
    for (let n = 0; n < 3; n++) await seconds(1);
    expect(await rows()).toMatchObject([{ attempts: 2 }, {}]);
  });

  it('stops at any other outage: the message behind it waits, and nobody loses an attempt', async () => {
    jest.spyOn(outbox['logger'], 'error').mockImplementation(() => undefined);
    jest.spyOn(work['logger'], 'error').mockImplementation(() => undefined);
    handlers.register('unlucky', () => Promise.reject(new DatabaseUnavailable()));
    await work.run(async () => {
      await put({}, undefined, 'unlucky');
      await put('behind it');
    });
    await expect(outbox.drain()).rejects.toThrow(DatabaseUnavailable);
    expect([served, await rows()]).toEqual([[], [expect.objectContaining({ attempts: 0 }), expect.objectContaining({ attempts: 0 })]]);
  });

  it('goes by what stands on the row, not by what was listed before another host tried it', async () => {
    const recovered: string[] = [];
    module.get(EventBus).within(OutboxRecovered, (event) => void recovered.push(event.messageId));
    let broken = true;
    let tries = 0;
    handlers.register('shared', async () => {
      tries += 1;
      if (broken) throw new Error('not yet');
    });
    const repository = module.get(OutboxRepository);
    const listed = jest.spyOn(repository, 'listDue');
    await put({}, undefined, 'shared');
    const [stale] = (await listed.mock.results[0]!.value) as Awaited<ReturnType<OutboxRepository['listDue']>>;
    const asListedBefore = async () => {
      listed.mockResolvedValueOnce([stale!]);
      await outbox.drain();
    };
    expect(stale).toMatchObject({ attempts: 0, lastError: null });
    // given it failed once and waits for its next try
    await asListedBefore();
    expect(tries).toBe(1);
    // when it is due and fails again
    machineNow += 1000;
    await asListedBefore();
    expect([tries, await rows()]).toEqual([2, [expect.objectContaining({ attempts: 2 })]]);
    // and at last succeeds
    broken = false;
    machineNow += 5000;
    await asListedBefore();
    expect([recovered, await rows()]).toEqual([[stale!.id], [expect.objectContaining({ status: 'DONE' })]]);
  });

  it('lets the host end in order although the database fails while it is at a message', async () => {
    const complaints = jest.spyOn(outbox['logger'], 'error').mockImplementation(() => undefined);
    jest.spyOn(work['logger'], 'error').mockImplementation(() => undefined);
    let breakDown: () => void = () => undefined;
    handlers.register('unlucky', () => new Promise((_, reject) => (breakDown = () => reject(new DatabaseUnavailable()))));
    const putting = put({}, undefined, 'unlucky');
    await pause(20);
    const ended = outbox.onApplicationShutdown();
    breakDown();
    await expect(ended).resolves.toBeUndefined();
    await putting;
    expect(complaints).toHaveBeenCalledWith('the outbox cannot be served', expect.stringContaining('database-unavailable'));
  });

  it('refuses to be drained from inside a transaction, where it would wait for itself', async () => {
    await expect(work.run(async () => outbox.drain())).rejects.toThrow(/wait for itself/);
  });

  describe('for what goes outside', () => {
    let outside: OutboxOutsideWorker;
    beforeEach(() => (outside = module.get(OutboxOutsideWorker)));

    it('sends after the commit, in no transaction, and never what was rolled back', async () => {
      handlers.registerOutside<string>('mail', async (payload) => void served.push(`${payload} ${work.isRunning ? 'inside' : 'outside'}`));
      await work.run(async () => {
        await put('kept', undefined, 'mail');
        await pause(10);
        expect(served).toEqual([]);
      });
      await expect(work.run(async () => { await put('undone', undefined, 'mail'); throw new Error('no'); })).rejects.toThrow('no');
      await outside.serveDue();
      expect(served).toEqual(['kept outside']);
      expect(await rows()).toMatchObject([{ status: 'DONE' }]);
      expect(() => handlers.register('mail', async () => undefined)).toThrow(/twice/);
    });

    it('keeps neither a command nor other messages waiting while a receiver is slow', async () => {
      let answer: () => void = () => undefined;
      handlers.registerOutside('slow', () => new Promise<void>((resolve) => (answer = resolve)));
      await put('never mind', undefined, 'slow');
      await put('quick');
      await outbox.drain();
      expect(served).toEqual(['quick']);
      expect(await rows()).toMatchObject([{ status: 'PENDING' }, { status: 'DONE' }]);
      answer();
      await outside.serveDue();
      expect(await rows()).toMatchObject([{ status: 'DONE' }, { status: 'DONE' }]);
    });

    it('tries again for a day with longer and longer pauses, gives up then, and tells', async () => {
      const told: string[] = [];
      module.get(EventBus).within(OutboxGaveUp, ({ kind, attempts }) => void told.push(`${kind} gave up after ${attempts}`));
      module.get(EventBus).within(OutboxRecovered, () => void told.push('recovered'));
      let broken = true;
      let tries = 0;
      handlers.registerOutside('mail', async () => {
        tries += 1;
        if (broken) throw new Error('no answer');
      });
      const later = async (count: number) => {
        machineNow += count * 1000;
        await outside.serveDue();
      };
      await put({}, undefined, 'mail');
      await later(0.5);
      expect(tries).toBe(1);
      const HOUR = 3600;
      for (const wait of [1, 5, 30, 120, 600, HOUR / 2, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR]) {
        await later(wait - 1);
        await later(1);
      }
      expect([tries, told]).toEqual([11, []]);
      await later(8 * HOUR);
      await later(24 * HOUR);
      expect([tries, told]).toEqual([12, ['mail gave up after 12']]);
      broken = false;
      const [{ id }] = (await work.query<{ id: string }>('SELECT id FROM outbox_message')) as [{ id: string }];
      await outbox.retry(id);
      await outside.serveDue();
      expect([tries, told]).toEqual([13, ['mail gave up after 12', 'recovered']]);
    });

    it('waits for an instant of business time when the handler says so, and asks it again then', async () => {
      const morning = atTime('2026-10-13', 8);
      const clock = module.get(MovableClock);
      handlers.registerOutside<string>('mail', async (payload) => (clock.now() < morning ? { notBefore: morning } : void served.push(payload)));
      await put('at night', undefined, 'mail');
      await outside.serveDue();
      expect(await rows()).toMatchObject([{ status: 'HELD', attempts: 0 }]);
      machineNow += 86_400_000;
      await clock.moveTo(atTime('2026-10-13', 7, 59));
      await outside.serveDue();
      expect(served).toEqual([]);
      await clock.moveTo(morning);
      await outside.serveDue();
      expect(served).toEqual(['at night']);
    });

    it('is sent by one host only while it is at it, and by another one when the first has died over it', async () => {
      let first: () => void = () => undefined;
      handlers.registerOutside<string>('mail', (payload) => {
        served.push(payload);
        return served.length === 1 ? new Promise<void>((resolve) => (first = resolve)) : Promise.resolve();
      });
      await put('letter', undefined, 'mail');
      await pause(20);
      const otherHost = () => outside['serveLane']('mail');
      await otherHost();
      expect(served).toEqual(['letter']);
      machineNow += 121_000;
      await otherHost();
      expect(served).toEqual(['letter', 'letter']);
      first();
      await outside.serveDue();
      expect(await rows()).toMatchObject([{ status: 'DONE' }]);
    });

    it('sends one kind while all receivers of another one hang', async () => {
      const answers: (() => void)[] = [];
      handlers.registerOutside('mail', () => new Promise<void>((resolve) => answers.push(resolve)));
      handlers.registerOutside<string>('robot', async (payload) => void served.push(payload));
      for (let n = 0; n < 12; n++) await put({}, undefined, 'mail');
      await pause(20);
      await put('beep', undefined, 'robot');
      await pause(20);
      expect([answers.length, served]).toEqual([8, ['beep']]);
      for (let answer = answers.shift(); answer; answer = answers.shift()) {
        answer();
        await pause(5);
      }
      await outside.serveDue();
      expect(await rows()).toEqual(Array(13).fill(expect.objectContaining({ status: 'DONE' })));
    });

    it('tells an outage of the database and sends what is left when it is over', async () => {
      const complaints = jest.spyOn(outside['logger'], 'error').mockImplementation(() => undefined);
      handlers.registerOutside<string>('mail', async (payload) => void served.push(payload));
      const outage = jest.spyOn(module.get(OutboxRepository), 'lend').mockRejectedValue(new DatabaseUnavailable());
      for (const letter of ['a', 'b']) await put(letter, undefined, 'mail');
      await outside.serveDue();
      expect([served, complaints.mock.calls[0]]).toEqual([[], ['the outbox cannot send', expect.stringContaining('database-unavailable')]]);
      outage.mockRestore();
      await outside.serveDue();
      expect(served).toEqual(['a', 'b']);
    });

    it('does not keep a host from ending over a receiver that hangs', async () => {
      let answer: () => void = () => undefined;
      handlers.registerOutside('hanging', () => new Promise<void>((resolve) => (answer = resolve)));
      await put({}, undefined, 'hanging');
      await pause(20);
      jest.useFakeTimers();
      const ended = outside.onApplicationShutdown();
      await jest.advanceTimersByTimeAsync(8000);
      jest.useRealTimers();
      await ended;
      expect(await rows()).toMatchObject([{ status: 'PENDING' }]);
      answer();
    });

    it('refuses to be served from inside a transaction', async () => {
      await expect(work.run(async () => outside.serveDue())).rejects.toThrow(/inside of a unit of work/);
    });
  });
});
