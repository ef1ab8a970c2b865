import { PostgresServer } from '../../support/postgres-server';
import { ClientJournal } from '../support/client-journal';
import { HostCluster } from '../support/host-cluster';
import { run } from '../support/race';
import { CLAIMS_OF_TWO, JOINS_OF_TWO } from '../support/race-kinds';
import { deployRaceDiagrams } from '../support/raced-run';
import { report } from '../support/scale';

/* What the other specs of this folder take away stands with them; here: what keeps two hosts apart. */
describe('Hosts that neither lock rows nor compare versions', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server.remove());

  it('both win races and lose signatures, which this suite notices', async () => {
    const cluster = await HostCluster.open(server, 2, { withoutWorkers: true, sabotage: 'last-writer-wins' });
    await deployRaceDiagrams(cluster.hosts[0]!);
    const claims = await run(CLAIMS_OF_TWO, cluster, new ClientJournal('race'));
    const joins = await run(JOINS_OF_TWO, cluster, new ClientJournal('join'));
    const breaches = await cluster.breaches();
    // how many races were run within each other's transactions: the others had a winner before the second one began
    const both = claims.granted - claims.races;
    report('sabotage last-writer-wins', { races: claims.races, 'with two winners': both, joins: joins.races, 'joins gone wrong': joins.faults.length, breaches: breaches.length });
    expect(claims.faults).toContainEqual(expect.stringContaining('2 winners'));
    expect(both).toBeGreaterThan(claims.races / 4);
    expect(joins.faults.length).toBeGreaterThan(0);
    expect(breaches.length).toBeGreaterThan(0);
    await cluster.kill();
  }, 300_000);
});
