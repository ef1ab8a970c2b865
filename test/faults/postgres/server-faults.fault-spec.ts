import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../src/engine/bpmn-server/conformance/random';
import { PostgresServer } from '../../support/postgres-server';
import { ClientJournal } from '../support/client-journal';
import { HostCluster } from '../support/host-cluster';
import { deployRaceDiagrams } from '../support/raced-run';
import { report, rounds, seededRandom } from '../support/scale';
import { SteadyClients } from '../support/steady-clients';

const HOSTS = 2;
const CLIENTS = 3;
const RECONNECT_MS = 5000;

describe('Hosts under load on a PostgreSQL that fails', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start({ max_connections: '200' });
  });
  afterAll(() => server.remove());

  async function underLoad(what: string, strike: (clients: SteadyClients, cluster: HostCluster, random: Random) => Promise<Record<string, number | string>>): Promise<void> {
    const random = seededRandom(what);
    const began = Date.now();
    const cluster = await HostCluster.open(server, HOSTS);
    await deployRaceDiagrams(cluster.hosts[0]!);
    const journal = new ClientJournal(what);
    const clients = new SteadyClients(cluster.hosts, journal, random);
    clients.begin(CLIENTS);
    const counts = await strike(clients, cluster, random);
    await clients.end();
    const breaches = await cluster.breaches(journal);
    report(what, {
      ...counts, commands: journal.entries.length, acknowledged: journal.acknowledged,
      'acknowledged and lost': breaches.filter((text) => text.startsWith('I1 acknowledged and lost')).length, 'unavailable answers': JSON.stringify(clients.outages), breaches: breaches.length,
      seconds: Math.round((Date.now() - began) / 1000),
    });
    expect(breaches).toEqual([]);
    // what a client is told when it cannot be served is 503, and nothing else
    expect(clients.defects).toEqual([]);
    expect(cluster.hosts.filter((host) => host.process.isGone)).toEqual([]);
    expect(journal.acknowledged).toBeGreaterThan(Number(Object.values(counts)[0]));
    await cluster.close();
  }

  it('that crashes again and again: they are served again within five seconds of its return, and nothing acknowledged is lost', async () => {
    await underLoad('PostgreSQL crashes', async (clients, cluster, random) => {
      const crashes = rounds(20, 400);
      let slowest = 0;
      for (let crash = 0; crash < crashes; crash++) {
        await sleep(50 + random.below(300));
        await server.crash();
        await server.startAgain();
        const back = performance.now();
        for (const host of cluster.hosts) slowest = Math.max(slowest, await clients.servedAgain(host, back));
      }
      // bound by the pool, not by the machine: a loaded one must not fail it
      expect(slowest).toBeLessThan(RECONNECT_MS);
      return { crashes, 'ms until served again at most': Math.round(slowest) };
    });
  }, 3_600_000);

  it('that ends their sessions at random: every client is told 503, and nothing acknowledged is lost', async () => {
    await underLoad('killed backends', async (clients, cluster) => {
      const wanted = rounds(300, 30_000);
      let killed = 0;
      for (let turn = 0; killed < wanted; turn++) {
        const rows = await cluster.query<{ gone: boolean }>(
          `SELECT pg_terminate_backend(pid) AS gone FROM (
             SELECT pid FROM pg_stat_activity WHERE datname = $1 AND application_name IN ('qunguan commands', 'qunguan reads') ORDER BY (state <> 'idle') DESC, md5(pid::text || $2) LIMIT 1) victim`,
          [cluster.name, String(turn)],
        );
        killed += rows.filter(({ gone }) => gone).length;
        await sleep(50);
      }
      const over = performance.now();
      for (const host of cluster.hosts) await clients.servedAgain(host, over);
      return { 'killed backends': killed };
    });
  }, 3_600_000);
});
