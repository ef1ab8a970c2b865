import { PostgresServer } from '../../support/postgres-server';
import { ClientJournal } from '../support/client-journal';
import { HostCluster } from '../support/host-cluster';
import { run, type RaceKind } from '../support/race';
import { RACES_OF_FOUR, RACES_OF_TWO } from '../support/race-kinds';
import { deployRaceDiagrams } from '../support/raced-run';
import { report, rounds } from '../support/scale';

describe('Hosts that race for one thing', () => {
  let server: PostgresServer;
  let races = 0;
  beforeAll(async () => {
    server = await PostgresServer.start({ max_connections: '200' });
  });
  afterAll(() => server.remove());

  it.each<[string, number, readonly RaceKind[]]>([
    ['two', 2, RACES_OF_TWO],
    ['four', 4, RACES_OF_FOUR],
  ])(
    '%s of them: exactly one gets it, the others are told so, and nothing is doubled',
    async (_words, size, kinds) => {
      const cluster = await HostCluster.open(server, size, { withoutWorkers: true });
      await deployRaceDiagrams(cluster.hosts[0]!);
      const journal = new ClientJournal('race');
      const faults: string[] = [];
      for (const kind of kinds) {
        const began = performance.now();
        const result = await run(kind, cluster, journal);
        faults.push(...result.faults);
        races += result.races;
        report(`${size} hosts, ${kind.name}`, { races: result.races, granted: result.granted, refused: result.refused, faults: result.faults.length, seconds: ((performance.now() - began) / 1000).toFixed(1) });
      }
      expect(faults).toEqual([]);
      expect(await cluster.breaches(journal)).toEqual([]);
      await cluster.close();
      const [{ deadlocks }] = (await server.query<{ deadlocks: number }>('SELECT deadlocks::int FROM pg_stat_database WHERE datname = $1', [cluster.name])) as [{ deadlocks: number }];
      report(`${size} hosts`, { 'commands in the journal': journal.entries.length, acknowledged: journal.acknowledged, deadlocks });
      expect(deadlocks).toBe(0);
    },
    3_600_000,
  );

  it('as often as the figures say', () => {
    report('races', { races });
    expect(races).toBeGreaterThanOrEqual(rounds(2000, 200_000));
  });
});
