import { boundary, endEvent, nonInterrupting, path, startEvent, timer, userTask } from '../../../src/engine/bpmn-server/step-rig';
import { PostgresServer } from '../../support/postgres-server';
import { HostCluster } from '../support/host-cluster';
import { deployRaceDiagrams, RacedRun } from '../support/raced-run';
import { report, rounds } from '../support/scale';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map((TZ) => ({ TZ }));

describe('Hosts on one PostgreSQL and time', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start({ max_connections: '200' });
  });
  afterAll(() => server.remove());

  it('with clocks five minutes wrong either way, in different zones, fire no timer early and none twice, and tell a story in its order', async () => {
    const cluster = await HostCluster.open(server, 3, { clockErrorMs: [5 * MINUTE, -5 * MINUTE, 0], env: ZONES });
    await deployRaceDiagrams(cluster.hosts[2]!);
    const times = rounds(30, 600);
    const runs: RacedRun[] = [];
    for (let n = 0; n < times; n++) {
      const run = await RacedRun.start(cluster.hosts[n % 3]!, 'open');
      // every command on another host than the one before
      await run.claim('ann').act(cluster.hosts[(n + 1) % 3]!, '');
      await run.complete('ann').act(cluster.hosts[(n + 2) % 3]!, 'done');
      runs.push(run);
    }
    const timed: RacedRun[] = [];
    for (let n = 0; n < times; n++) timed.push(await RacedRun.start(cluster.hosts[n % 3]!, 'timed', { wait: 'PT1S' }));
    const ids = timed.map(({ id }) => id);
    const jobs = () => cluster.query<{ due: string; fired: string | null; n: number }>(`SELECT due_at AS due, fired_at AS fired FROM job WHERE process_instance_id = ANY($1) ORDER BY id`, [ids]);
    // by the periodic sweeps of all three
    while ((await jobs()).some(({ fired }) => fired === null)) await new Promise((resolve) => setTimeout(resolve, 50));
    const fired = await jobs();
    const [{ now }] = (await cluster.query<{ now: string }>('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now')) as [{ now: string }];
    const stories = await cluster.query<{ kinds: string[] }>('SELECT array_agg(kind::text ORDER BY id) AS kinds FROM history_entry WHERE process_instance_id = ANY($1) GROUP BY process_instance_id', [runs.map(({ id }) => id)]);
    const wrongStories = stories.filter(({ kinds }) => String(kinds.filter((kind) => kind !== 'NOTE')) !== 'STARTED,CLAIMED,TASK_COMPLETED,ENDED');
    report('wrong clocks', {
      timers: fired.length,
      early: fired.filter((job) => Number(job.fired) < Number(job.due)).length,
      'in the future': fired.filter((job) => Number(job.fired) > Number(now) + 1000).length,
      stories: stories.length,
      'out of order': wrongStories.length,
    });
    expect(fired).toHaveLength(times);
    expect(fired.filter((job) => Number(job.fired) < Number(job.due) || Number(job.fired) > Number(now) + 1000)).toEqual([]);
    expect(stories).toHaveLength(times);
    expect(wrongStories).toEqual([]);
    expect(await cluster.breaches()).toEqual([]);
    await cluster.close();
  }, 600_000);

  it('come back after a week with a thousand timers due: each fires once, those of a run in their order, and every host has its share', async () => {
    const url = await server.createDatabase();
    const before = await HostCluster.open(server, 3, { url, clock: 'manual', withoutWorkers: true });
    // one interrupting nothing after the other, so that a run has an order to keep
    await before.hosts[0]!.call(
      'deployDiagram', 'ladder',
      startEvent('s') + userTask('act', 'camunda:assignee="ann"') + ['PT1H', 'P1D', 'P3D', 'P5D'].map((wait, n) => boundary(`rung-${n}`, 'act', timer(wait), nonInterrupting) + userTask(`after-${n}`, 'camunda:assignee="ben"') + endEvent(`e-${n}`) + path(`rung-${n}`, `after-${n}`, `e-${n}`)).join('') + endEvent('e') + path('s', 'act', 'e'),
    );
    const RUNS = 250;
    let left = RUNS;
    await Promise.all(
      Array.from({ length: 9 }, async (_, lane) => {
        while (left-- > 0) await before.hosts[lane % 3]!.call('start', 'ann', 'ladder', `L-${left}`);
      }),
    );
    const now = new Date(await before.hosts[0]!.call('now')).getTime();
    await before.kill();
    // nobody was there when the clock went on
    await before.query('UPDATE clock_state SET frozen_at = $1', [now + WEEK]);

    const cluster = await HostCluster.open(server, 3, { url, clock: 'manual', withoutWorkers: true });
    const began = performance.now();
    const shares = await Promise.all(cluster.hosts.map((host) => host.call('sweep')));
    const seconds = (performance.now() - began) / 1000;
    const [fired] = await cluster.query<{ n: number; keys: number }>(`SELECT count(*)::int AS n, count(DISTINCT key)::int AS keys FROM job WHERE status = 'FIRED' AND kind = 'bpmn-timer'`);
    const order = await cluster.query<{ rungs: string[] }>(`SELECT array_agg(element_id::text ORDER BY id) AS rungs FROM user_task WHERE element_id LIKE 'after-%' GROUP BY process_instance_id`);
    const disordered = order.filter(({ rungs }) => String(rungs) !== 'after-0,after-1,after-2,after-3');
    report('a week down, three hosts', { timers: fired!.n, 'fired by': shares.join(' + '), 'runs out of order': disordered.length, seconds: seconds.toFixed(1) });
    expect(fired).toEqual({ n: 4 * RUNS, keys: 4 * RUNS });
    expect(shares.reduce((sum, share) => sum + share)).toBe(4 * RUNS);
    expect(order).toHaveLength(RUNS);
    expect(disordered).toEqual([]);
    // not one host doing the work while two look on
    expect(Math.min(...shares)).toBeGreaterThan(RUNS / 10);
    expect(await cluster.breaches()).toEqual([]);
    await cluster.close();
  }, 600_000);
});
