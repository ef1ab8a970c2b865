import { loadMigrations } from '../../../src/platform/database/data-source';
import { PostgresServer } from '../../support/postgres-server';
import { temporaryFolder } from '../../support/test-settings';
import { HostGone, HostProcess } from '../support/fault-host';
import { HostCluster } from '../support/host-cluster';
import { deployRaceDiagrams, RacedRun } from '../support/raced-run';
import { report } from '../support/scale';

describe('Host processes that start on an empty PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start({ max_connections: '200' });
  });
  afterAll(() => server.remove());

  const schemaOf = (url: string) =>
    server.query<{ line: string }>(
      `SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line FROM information_schema.columns WHERE table_schema = 'public'
       UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
      [],
      new URL(url).pathname.slice(1),
    );
  const marksOf = (url: string) => server.query<{ n: number; names: number }>('SELECT count(*)::int AS n, count(DISTINCT name)::int AS names FROM schema_migration', [], new URL(url).pathname.slice(1));

  it('four at once: every migration runs once, and all of them serve', async () => {
    const cluster = await HostCluster.open(server, 4, { bare: true });
    const count = loadMigrations().length;
    expect(await marksOf(cluster.url)).toEqual([{ n: count, names: count }]);
    for (const host of cluster.hosts) expect(await host.call('openTasks')).toEqual([]);
    report('start at once', { hosts: cluster.hosts.length, migrations: count, 'ms the slowest boot': Math.max(...cluster.hosts.map(({ bootMs }) => bootMs)) });
    await cluster.close();
  }, 300_000);

  it('and are killed half-way through the migrations, one after the other, leave a database the next one goes on with, the same as any', async () => {
    const total = loadMigrations().length;
    const url = await server.createDatabase();
    const KILLS = 4;
    for (let kill = 1; kill <= KILLS; kill++) {
      const opening = HostProcess.spawn().open({ database: { kind: 'postgres', url }, dataDir: temporaryFolder(), floor: 'workflow', bare: true, clock: 'system', killAtMigration: 3 });
      await expect(opening).rejects.toThrow(HostGone);
      // of the third one nothing is there
      expect(await marksOf(url)).toEqual([{ n: 2 * kill, names: 2 * kill }]);
    }
    // a second one waits for the first one's lock, which went with it
    const cluster = await HostCluster.open(server, 2, { url });
    expect(await marksOf(url)).toEqual([{ n: total, names: total }]);
    await deployRaceDiagrams(cluster.hosts[0]!);
    const run = await RacedRun.start(cluster.hosts[0]!, 'single');
    await run.complete('ann').act(cluster.hosts[1]!, 'done');
    const straight = await HostCluster.open(server, 1, { bare: true });
    expect(await schemaOf(url)).toEqual(await schemaOf(straight.url));
    report('killed while migrating', { kills: KILLS, 'migrations done by then': 2 * KILLS, of: total });
    expect(await cluster.breaches()).toEqual([]);
    await Promise.all([cluster.close(), straight.close()]);
  }, 300_000);
});
