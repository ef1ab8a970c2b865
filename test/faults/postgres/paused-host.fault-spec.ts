import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultPoint } from '../../../src/common';
import type { PostgresConfig } from '../../../src/platform/database';
import { PostgresServer } from '../../support/postgres-server';
import { ClientJournal } from '../support/client-journal';
import { HostRefused, type FaultHost } from '../support/fault-host';
import { HostCluster } from '../support/host-cluster';
import { deployRaceDiagrams, RacedRun } from '../support/raced-run';
import { report, rounds } from '../support/scale';

const LEASE_SECONDS = 2;
/** what a loaded machine may add */
const GRACE_SECONDS = 10;
/** inside of the transaction, with the run locked */
const POINTS: readonly FaultPoint[] = ['instance-locked', 'state-loaded', 'stepped', 'task-written', 'state-written', 'history-written', 'before-commit'];

describe('A host that holds a run', () => {
  let server: PostgresServer;
  let cluster: HostCluster;
  let journal: ClientJournal;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server.remove());

  async function open(limits: Omit<PostgresConfig, 'kind' | 'url'>): Promise<void> {
    cluster = await HostCluster.open(server, 2, { withoutWorkers: true, limits });
    await deployRaceDiagrams(cluster.hosts[1]!);
    journal = new ClientJournal('paused');
  }

  /** A completion with what its client was told and when. */
  function complete(run: RacedRun, host: FaultHost) {
    const began = performance.now();
    const key = journal.newKey();
    const { command, effect, act } = run.complete('ann');
    return journal.send(command, { ...effect!, opinion: key }, () => act(host, key).then(() => 'acknowledged'), key).then(
      (answer) => ({ answer: answer ?? 'gone', seconds: (performance.now() - began) / 1000 }),
      (error: unknown) => {
        if (!(error instanceof HostRefused)) throw error;
        return { answer: `${error.kind ?? 'defect'} ${error.code ?? error.message}`, seconds: (performance.now() - began) / 1000 };
      },
    );
  }

  /** Stops a host at the point, lets the other one do the same, lets the first one go on. */
  async function pausedAt(point: FaultPoint) {
    const [paused, other] = [cluster.hosts[0]!, cluster.hosts[1]!];
    const run = await RacedRun.start(other, 'single');
    await paused.call('stopAt', point, 1);
    const late = complete(run, paused);
    while (!isStopped(paused.process.child.pid!)) await sleep(5);
    const quick = await complete(run, other);
    paused.process.child.kill('SIGCONT');
    return { quick, late: await late, told: (await run.look()).told('TASK_COMPLETED') };
  }

  it('and stands still for longer than its lease loses it: the other host goes on, and what the first one writes later does not count', async () => {
    await open({ leaseSeconds: LEASE_SECONDS });
    const times = rounds(6, 30);
    const began = Date.now();
    const answers: Record<string, number> = {};
    let slowest = 0;
    for (let n = 0; n < times; n++) {
      const { quick, late, told } = await pausedAt(POINTS[n % POINTS.length]!);
      expect([quick.answer, told]).toEqual(['acknowledged', 1]);
      expect(late.answer).toMatch(/^(unavailable|conflict) /);
      answers[late.answer] = (answers[late.answer] ?? 0) + 1;
      slowest = Math.max(slowest, quick.seconds);
    }
    report('paused beyond the lease', { rounds: times, ...answers, 's lease': LEASE_SECONDS, 's until the other host had it at most': slowest.toFixed(1), seconds: Math.round((Date.now() - began) / 1000) });
    expect(slowest).toBeLessThan(LEASE_SECONDS + GRACE_SECONDS);
    expect(await cluster.breaches(journal)).toEqual([]);
    await cluster.close();
  }, 600_000);

  it('and is killed gives it up at once: nobody waits for a lease', async () => {
    // a lease so long that whoever waited for it would be seen
    await open({ leaseSeconds: 60, lockSeconds: 50, statementSeconds: 55 });
    const times = rounds(4, 30);
    let slowest = 0;
    for (let n = 0; n < times; n++) {
      const other = cluster.hosts[1]!;
      const run = await RacedRun.start(other, 'single');
      await cluster.hosts[0]!.call('killAt', POINTS[n % POINTS.length]!, 1);
      const late = complete(run, cluster.hosts[0]!);
      await cluster.hosts[0]!.process.exited;
      const quick = await complete(run, other);
      expect([quick.answer, (await late).answer]).toEqual(['acknowledged', 'gone']);
      slowest = Math.max(slowest, quick.seconds);
      if (n + 1 < times) await cluster.replace(0);
    }
    report('killed with the lock', { rounds: times, 's until the other host had it at most': slowest.toFixed(2) });
    expect(slowest).toBeLessThan(GRACE_SECONDS);
    expect(await cluster.breaches(journal)).toEqual([]);
    await cluster.hosts[1]!.close();
  }, 600_000);

  it('without a lease keeps it for as long as it stands still, which this suite notices', async () => {
    await open({ leaseSeconds: 0, lockSeconds: 1 });
    const { quick, late, told } = await pausedAt('state-written');
    report('sabotage no lease', { 'the other host was told': quick.answer, 'the paused one': late.answer });
    expect([quick.answer, late.answer, told]).toEqual(['unavailable database-busy', 'acknowledged', 1]);
    await cluster.close();
  }, 120_000);
});

/** Linux and macOS say so in the same word. */
function isStopped(pid: number): boolean {
  return spawnSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim().startsWith('T');
}
