import { Test, type TestingModule } from '@nestjs/testing';
import { SystemClock } from '../../../src/common';
import { ClockCannotGoBack, ClockModule, DatabaseTime, MovableClock, type ClockMode } from '../../../src/platform/clock';
import { DatabaseClockQueries } from '../../../src/platform/clock/database-clock.queries';
import { DatabaseModule, UnitOfWork, type DatabaseConfig } from '../../../src/platform/database';
import { newTestDatabase } from '../../support/test-database';
import { temporaryFolder } from '../../support/test-settings';

const START = new Date('2026-10-12T02:00:00Z');
const HOUR = 3_600_000;

describe('hosts that share a database', () => {
  let config: DatabaseConfig;
  const modules: TestingModule[] = [];

  beforeAll(async () => {
    config = await newTestDatabase(temporaryFolder());
  });
  afterEach(async () => {
    for (const module of modules.splice(0)) await module.close();
  });

  async function boot(mode: ClockMode): Promise<TestingModule> {
    const module = await Test.createTestingModule({ imports: [DatabaseModule.forRoot(config), ClockModule.forRoot({ mode, startAt: mode === 'system' ? undefined : START })] }).compile();
    module.enableShutdownHooks([]);
    modules.push(await module.init());
    return module;
  }

  it('have its time, whatever their own clocks say', async () => {
    const host = await boot('system');
    const work = host.get(UnitOfWork);
    const wrong = new DatabaseTime(new DatabaseClockQueries(work), { wall: () => 0, counter: () => performance.now() });
    await wrong.measure();
    const [row] = await work.query<{ now: string }>('SELECT extract(epoch from clock_timestamp()) * 1000 AS now');
    for (const clock of [host.get(SystemClock), wrong]) expect(Math.abs(clock.now().getTime() - Number(row!.now))).toBeLessThan(200);
    expect(host.get(SystemClock)).toBeInstanceOf(DatabaseTime);
    expect(Math.abs(host.get(MovableClock).now().getTime() - wrong.now().getTime())).toBeLessThan(200);
  });

  it('follow where one of them moves the clock of a test, and never go back', async () => {
    const [one, two] = [(await boot('manual')).get(MovableClock), (await boot('manual')).get(MovableClock)];
    await one.moveTo(new Date(one.now().getTime() + HOUR));
    // whoever moves it looks first where it stands
    await expect(two.moveTo(new Date(one.now().getTime() - 1))).rejects.toThrow(ClockCannotGoBack);
    expect(two.now()).toEqual(one.now());
    await one.moveTo(new Date(one.now().getTime() + HOUR));
    const began = performance.now();
    while (two.now() < one.now() && performance.now() - began < 5000) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(two.now()).toEqual(one.now());
  });
});
