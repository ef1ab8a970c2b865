import { setTimeout as sleep } from 'node:timers/promises';
import { LossyProxy } from '../../support/lossy-proxy';
import { PostgresServer } from '../../support/postgres-server';
import { ClientJournal } from '../support/client-journal';
import { HostRefused } from '../support/fault-host';
import { HostCluster } from '../support/host-cluster';
import { deployRaceDiagrams, RacedRun } from '../support/raced-run';
import type { Sabotage } from '../support/sabotage';
import { report, rounds } from '../support/scale';

/** What is lost, and whether the command has happened then. */
const LOSSES: readonly { readonly what: string; readonly isDone: boolean; arm(proxy: LossyProxy): Promise<void> | void }[] = [
  { what: 'answer', isDone: true, arm: (proxy) => proxy.loseNextCommitAnswer() },
  { what: 'request', isDone: false, arm: (proxy) => proxy.loseNextCommit() },
  { what: 'half of the request', isDone: false, arm: (proxy) => proxy.loseHalfOfNextCommit() },
  {
    what: 'answer, and the way to the database for a while',
    isDone: true,
    arm: async (proxy) => {
      proxy.loseNextCommitAnswerAndGoDown();
      while (!proxy.hasLost) await sleep(1);
      await sleep(200);
      proxy.up();
    },
  },
];

describe('A COMMIT that is lost between host and PostgreSQL', () => {
  let server: PostgresServer;
  let proxy: LossyProxy;
  beforeAll(async () => {
    server = await PostgresServer.start();
    proxy = await LossyProxy.inFrontOf(server.port);
  });
  afterAll(async () => {
    await proxy.close();
    await server.remove();
  });

  /** Completes tasks of their own while COMMITs are lost; says of which the answer was not the truth. */
  async function lose(times: number, sabotage?: Sabotage) {
    // the first host goes through the bad network, the second one sees what is there
    const cluster = await HostCluster.open(server, 2, { withoutWorkers: true, sabotage, through: (url, nth) => (nth === 0 ? proxy.url(url) : url) });
    const [host, other] = [cluster.hosts[0]!, cluster.hosts[1]!];
    await deployRaceDiagrams(other);
    const journal = new ClientJournal('commit');
    const told: Record<string, number> = {};
    const wrong: string[] = [];
    for (let n = 0; n < times; n++) {
      const { what, isDone, arm } = LOSSES[n % LOSSES.length]!;
      const run = await RacedRun.start(other, 'single');
      const armed = arm(proxy);
      const { command, effect, act } = run.complete('ann');
      const key = journal.newKey();
      const answer = await journal.send(command, { ...effect!, opinion: key }, () => act(host, key), key).then(
        () => 'acknowledged',
        (error: unknown) => {
          if (error instanceof HostRefused && error.kind === 'unavailable') return error.code!;
          throw error;
        },
      );
      await armed;
      if (!proxy.hasLost) throw new Error('nothing was lost');
      told[`${what}: ${answer}`] = (told[`${what}: ${answer}`] ?? 0) + 1;
      const { state } = await run.look();
      if (state !== (isDone ? 'COMPLETED' : 'ACTIVE')) wrong.push(`${what}: the run is ${state}`);
      if (answer !== (isDone ? 'acknowledged' : 'database-unavailable')) wrong.push(`${what}: ${answer}`);
    }
    const breaches = await cluster.breaches(journal);
    await cluster.kill();
    return { told, wrong, breaches };
  }

  it('is acknowledged exactly when it has happened, and never done twice', async () => {
    const began = Date.now();
    const times = rounds(100, 4000);
    const { told, wrong, breaches } = await lose(times);
    report('lost COMMITs', { lost: times, ...Object.fromEntries(Object.entries(told).map(([what, count]) => [`(${what})`, count])), 'wrong answers': wrong.length, seconds: Math.round((Date.now() - began) / 1000) });
    expect(wrong).toEqual([]);
    expect(breaches).toEqual([]);
  }, 3_600_000);

  it('is told wrongly by a host that guesses instead of asking, which this suite notices', async () => {
    const { wrong, breaches } = await lose(8, 'outcome-guessed');
    report('sabotage outcome-guessed', { 'wrong answers': wrong.length, breaches: breaches.length });
    expect(wrong).toContain('answer: database-unavailable');
    expect(breaches).toContainEqual(expect.stringMatching(/^I2 refused and yet done/));
  }, 300_000);
});
