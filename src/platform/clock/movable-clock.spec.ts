import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { BusinessClock, SystemClock } from '../../common';
import { DatabaseModule, UnitOfWork } from '../database';
import { ClockCannotGoBack, ClockModule, ClockNotMovable, MovableClock, type ClockConfig } from '.';

const START = new Date('2026-10-12T02:00:00Z');
const later = (date: Date, milliseconds: number) => new Date(date.getTime() + milliseconds);
const DAY = 86_400_000;

describe('the business clock', () => {
  let folder: string;
  let module: TestingModule | undefined;
  let machineNow: Date;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'qunguan-clock-'));
    machineNow = new Date('2031-03-05T11:22:33.444Z');
  });
  afterEach(async () => {
    await shutDown();
    rmSync(folder, { recursive: true });
  });

  /** Boots on the same database, as a restart does. */
  async function boot(config: ClockConfig): Promise<MovableClock> {
    await shutDown();
    module = await Test.createTestingModule({ imports: [DatabaseModule.forRoot({ kind: 'sqlite', file: join(folder, 'test.sqlite') }), ClockModule.forRoot(config)] })
      .overrideProvider(SystemClock)
      .useValue({ now: () => machineNow })
      .compile();
    await module.init();
    return module.get(MovableClock);
  }
  async function shutDown(): Promise<void> {
    await module?.close();
    module = undefined;
  }
  const wait = (milliseconds: number) => (machineNow = later(machineNow, milliseconds));

  describe('in system mode', () => {
    it('is the machine’s time and cannot be moved', async () => {
      const clock = await boot({ mode: 'system' });
      wait(1234);
      expect(clock.now()).toEqual(machineNow);
      await expect(clock.moveTo(later(machineNow, DAY))).rejects.toThrow(ClockNotMovable);
      await expect(clock.startStoryAt(START)).rejects.toThrow(ClockNotMovable);
    });
  });

  describe('in manual mode', () => {
    it('stands where it was put, also after a restart', async () => {
      let clock = await boot({ mode: 'manual', startAt: START });
      wait(DAY);
      expect(clock.now()).toEqual(START);
      await clock.moveTo(later(START, 5 * DAY));
      await clock.release();
      clock = await boot({ mode: 'manual', startAt: START });
      expect(clock.now()).toEqual(later(START, 5 * DAY));
    });

    it('never goes back', async () => {
      const clock = await boot({ mode: 'manual', startAt: START });
      await expect(clock.moveTo(later(START, -1))).rejects.toThrow(ClockCannotGoBack);
      await clock.moveTo(START);
      expect(clock.now()).toEqual(START);
    });

    it('is the clock everybody else reads', async () => {
      const clock = await boot({ mode: 'manual', startAt: START });
      await clock.moveTo(later(START, DAY));
      expect(module!.get(BusinessClock).now()).toEqual(later(START, DAY));
      expect(module!.get(SystemClock).now()).toEqual(machineNow);
    });

    it('stays where it was when the move cannot be written', async () => {
      const clock = await boot({ mode: 'manual', startAt: START });
      await module!.get(UnitOfWork).run(() => module!.get(UnitOfWork).query('DROP TABLE clock_state'));
      await expect(clock.moveTo(later(START, DAY))).rejects.toThrow();
      expect(clock.now()).toEqual(START);
    });
  });

  describe('in demo mode', () => {
    it('starts at the chosen instant and runs at normal speed', async () => {
      const clock = await boot({ mode: 'demo', startAt: START });
      const first = clock.now();
      expect(first.getTime() - START.getTime()).toBeGreaterThanOrEqual(0);
      expect(first.getTime() - START.getTime()).toBeLessThan(1000);
      wait(90_000);
      expect(clock.now()).toEqual(later(first, 90_000));
    });

    it('runs on over a restart, and does not begin again', async () => {
      let clock = await boot({ mode: 'demo', startAt: START });
      const before = clock.now();
      wait(3_600_000);
      clock = await boot({ mode: 'demo', startAt: START });
      expect(clock.now()).toEqual(later(before, 3_600_000));
    });

    it('stands while it is being moved and runs on from there, never earlier than it was', async () => {
      let clock = await boot({ mode: 'demo', startAt: START });
      const target = later(START, 3 * DAY + 321);
      await clock.moveTo(target);
      wait(60_000);
      expect(clock.now()).toEqual(target);
      await clock.release();
      const released = clock.now();
      expect(released.getTime()).toBeGreaterThanOrEqual(target.getTime());
      expect(released.getTime() - target.getTime()).toBeLessThan(1000);
      clock = await boot({ mode: 'demo', startAt: START });
      expect(clock.now()).toEqual(released);
      await expect(clock.moveTo(START)).rejects.toThrow(ClockCannotGoBack);
    });

    it('runs on from where it stood when the process died while moving it', async () => {
      let clock = await boot({ mode: 'demo', startAt: START });
      await clock.moveTo(later(START, DAY));
      clock = await boot({ mode: 'demo', startAt: START });
      expect(clock.now().getTime()).toBeGreaterThanOrEqual(START.getTime() + DAY);
      wait(10_000);
      expect(clock.now().getTime()).toBeGreaterThanOrEqual(START.getTime() + DAY + 10_000);
    });

    it('begins its story in the past of an empty database', async () => {
      const clock = await boot({ mode: 'demo', startAt: START });
      await clock.startStoryAt(new Date('2026-04-01T01:00:00Z'));
      expect(clock.now()).toEqual(new Date('2026-04-01T01:00:00Z'));
    });
  });

  it('does not go back when the mode changes from one start to the next', async () => {
    const demo = await boot({ mode: 'demo', startAt: START });
    await demo.moveTo(later(START, 10 * DAY));
    await demo.release();
    const manual = await boot({ mode: 'manual', startAt: START });
    expect(manual.now().getTime()).toBeGreaterThanOrEqual(START.getTime() + 10 * DAY);
    expect((await boot({ mode: 'manual', startAt: later(START, 400 * DAY) })).now().getTime()).toBeLessThan(START.getTime() + 400 * DAY);
  });
});
