import { breachesOf, checkInvariants } from '../../src/operations/invariants';
import { furnishedGround, targetOf, type Ground } from './support/fault-database';
import { HostPool, HostProcess, type FaultHost } from './support/fault-host';
import { report } from './support/scale';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ZONES = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kathmandu'];

describe('Time', () => {
  let ground: Ground;
  let host: FaultHost | undefined;
  let boots = 0;

  beforeEach(async () => {
    ground = await furnishedGround('system');
  });
  afterEach(async () => {
    await host?.kill();
    host = undefined;
    expect(breachesOf(await checkInvariants(targetOf(ground.database), { now: new Date() }))).toEqual([]);
  });

  /** The machine starts again with its clock off by so much, each time in another zone. */
  async function at(clockErrorMs: number): Promise<FaultHost> {
    await host?.kill();
    host = await HostProcess.spawn({ env: { TZ: ZONES[boots++ % ZONES.length]! } }).open({ ...ground, clockErrorMs, withoutWorkers: true });
    return host;
  }

  async function isThrough(instanceId: string): Promise<boolean> {
    await host!.call('sweep');
    return (await host!.call('openTasks', instanceId)).length > 0;
  }

  it('that jumps by hours, weeks and years, in whatever zone, fires no timer early and none twice', async () => {
    const id = await (await at(0)).call('start', 'ann', 'pause', 'jumps', { wait: 'PT2H' });
    const jumps: [number, boolean][] = [
      [HOUR, false], [-HOUR, false], [-7 * DAY, false], [-365 * DAY, false], [0, false], [2 * HOUR - 10 * MINUTE, false],
      [2 * HOUR + MINUTE, true], [-HOUR, true], [7 * DAY, true], [-365 * DAY, true], [365 * DAY, true],
    ];
    const seen: [number, boolean][] = [];
    for (const [offset] of jumps) {
      await at(offset);
      seen.push([offset, await isThrough(id)]);
    }
    expect(seen).toEqual(jumps);
    const fired = await host!.call('query', `SELECT COUNT(*) AS n FROM job WHERE status = 'FIRED'`);
    expect(Number(fired[0]!['n'])).toBe(1);
    report('clock jumps', { jumps: jumps.length, early: 0, double: 0 });
  }, 180_000);

  it.each([
    ['thirty days', 'P30D', 30 * DAY],
    ['sixty days', 'P60D', 60 * DAY],
    ['twenty-five days, which a setTimeout takes for one millisecond', 'P25D', 25 * DAY],
  ])('of %s is waited for to the minute', async (_what, wait, length) => {
    const id = await (await at(0)).call('start', 'ann', 'pause', wait, { wait });
    await at(length - MINUTE);
    expect(await isThrough(id)).toBe(false);
    await at(length + MINUTE);
    expect(await isThrough(id)).toBe(true);
  }, 120_000);

  /** A calendar year has no fixed length; where it ends is told by the calendar, not by us. */
  it('of a year ends on the same day of the next one, and of seventy-three years does not begin to end', async () => {
    const now = new Date();
    const inAYear = Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth(), now.getUTCDate(), now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds());
    await at(0);
    const year = await host!.call('start', 'ann', 'pause', 'a-year', { wait: 'P1Y' });
    const far = await host!.call('start', 'ann', 'pause', 'far', { wait: 'P73Y' });
    await at(inAYear - now.getTime() - 10 * MINUTE);
    expect([await isThrough(year), await isThrough(far)]).toEqual([false, false]);
    await at(inAYear - now.getTime() + 10 * MINUTE);
    expect([await isThrough(year), await isThrough(far)]).toEqual([true, false]);
    await at(70 * 365 * DAY);
    expect(await isThrough(far)).toBe(false);
  }, 120_000);

  it.each([
    ['a leap day', '2028-02-28T20:00:00Z', 'P1D', DAY],
    ['the night of 29 February', '2028-02-29T15:30:00Z', 'P1D', DAY],
    ['a change to summer time somewhere else', '2027-03-14T05:30:00Z', 'PT3H', 3 * HOUR],
    ['a change from summer time somewhere else', '2027-11-07T04:30:00Z', 'PT3H', 3 * HOUR],
    ['the end of a year', '2027-12-31T23:30:00Z', 'PT1H', HOUR],
  ])('across %s is as long as it is', async (_what, from, wait, length) => {
    const offset = new Date(from).getTime() - Date.now();
    boots = ZONES.indexOf('America/New_York');
    const id = await (await at(offset)).call('start', 'ann', 'pause', from, { wait });
    boots = ZONES.indexOf('America/New_York');
    await at(offset + length - MINUTE);
    expect(await isThrough(id)).toBe(false);
    await at(offset + length + MINUTE);
    expect(await isThrough(id)).toBe(true);
  }, 120_000);

  it('that a host was down for a week: all timers fire once, people are served meanwhile, what is overdue shows at once', async () => {
    const pool = new HostPool(1);
    const down = await pool.open({ ...ground, withoutWorkers: true });
    const TIMERS = 1000;
    let left = TIMERS;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (left-- > 0) await down.call('start', 'ann', 'pause', `T-${left}`, { wait: 'PT1H' });
      }),
    );
    const claimable = await Promise.all(Array.from({ length: 40 }, (_, n) => down.call('start', 'ann', 'approval', `A-${n}`)));
    await down.kill();

    const began = Date.now();
    host = await pool.open({ ...ground, clockErrorMs: 7 * DAY });
    const pending = async () => Number((await host!.call('query', `SELECT COUNT(*) AS n FROM job WHERE status = 'PENDING' AND kind = 'bpmn-timer'`))[0]!['n']);
    await host.call('watchLag');
    const served: number[] = [];
    for (const instanceId of claimable) {
      if ((await pending()) === 0) break;
      const asked = performance.now();
      const [task] = await host.call('openTasks', instanceId);
      await host.call('claim', 'ben', task!.id);
      await host.call('listClaimable', 'cat');
      served.push(performance.now() - asked);
    }
    while ((await pending()) > 0) await host.call('listClaimable', 'ann');
    const seconds = (Date.now() - began) / 1000;
    const lag = await host.call('lag');
    await pool.close();
    const p95 = served.sort((a, b) => a - b)[Math.floor(served.length * 0.95)] ?? 0;
    report('a week down', { timers: TIMERS, seconds: seconds.toFixed(1), 'processor seconds': lag.cpuSeconds.toFixed(1), 'claims and lists meanwhile': served.length, 'ms p95 of them': Math.round(p95), 'ms event loop lag p99': Math.round(lag.p99), 'ms at most': Math.round(lag.max) });
    const fired = await host.call('query', `SELECT COUNT(*) AS n, COUNT(DISTINCT key) AS keys FROM job WHERE status = 'FIRED' AND kind = 'bpmn-timer'`);
    expect([Number(fired[0]!['n']), Number(fired[0]!['keys'])]).toEqual([TIMERS, TIMERS]);
    // people worked while the timers fired, not after
    expect(served.length).toBeGreaterThan(20);
    // ten seconds of a machine that has nothing else to do, whatever this one has to do
    expect(lag.cpuSeconds).toBeLessThan(20);
    // on a busy machine everything stands still now and then, but never for as long as the timers take together
    expect(lag.max).toBeLessThan(100 * seconds);
  }, 300_000);
});
