import { POSTGRES_DEFAULTS } from '../../../src/platform/database/database.config';
import { LossyProxy } from '../../support/lossy-proxy';
import { PostgresServer } from '../../support/postgres-server';
import { ClientJournal } from '../support/client-journal';
import { HostRefused, type FaultHost } from '../support/fault-host';
import { HostCluster } from '../support/host-cluster';
import { deployRaceDiagrams, RacedRun } from '../support/raced-run';
import { IS_LONG, report } from '../support/scale';

/** One statement may take so long, at length as in an installation; a network that swallows the answer is noticed three seconds later. */
const STATEMENT_SECONDS = IS_LONG ? POSTGRES_DEFAULTS.statementSeconds : 3;
/** a statement, its three seconds, and the question what became of a COMMIT; the rest is a loaded machine's */
const MOST_SECONDS = STATEMENT_SECONDS + 3 + 10 + 2;

describe('A network between host and PostgreSQL that is split for a while', () => {
  let server: PostgresServer;
  let proxy: LossyProxy;
  beforeAll(async () => {
    server = await PostgresServer.start();
    proxy = await LossyProxy.inFrontOf(server.port);
  });
  afterAll(async () => {
    proxy.rejoin();
    await proxy.close();
    await server.remove();
  });

  it('keeps nobody waiting for longer than a statement may take, tells everybody 503, and is forgotten when it is whole again', async () => {
    const cluster = await HostCluster.open(server, 2, { limits: { statementSeconds: STATEMENT_SECONDS }, through: (url, nth) => (nth === 0 ? proxy.url(url) : url) });
    const [cut, other] = [cluster.hosts[0]!, cluster.hosts[1]!];
    await deployRaceDiagrams(other);
    const journal = new ClientJournal('split');
    const runs: RacedRun[] = [];
    for (let n = 0; n < 30; n++) runs.push(await RacedRun.start(other, n % 2 ? 'single' : 'open'));

    const complete = async (run: RacedRun, host: FaultHost): Promise<{ seconds: number; answer: string }> => {
      const began = performance.now();
      const { command, effect, act } = run.tasks[0]!.assigneeId ? run.complete('ann') : run.claim('ben');
      const key = journal.newKey();
      const answer = await journal.send(command, { ...effect!, ...(command === 'complete' ? { opinion: key } : {}) }, () => act(host, key), key).then(
        () => 'acknowledged',
        (error: unknown) => (error instanceof HostRefused ? `${error.kind ?? error.message} ${error.code ?? ''}` : String(error)),
      );
      return { seconds: (performance.now() - began) / 1000, answer };
    };
    // some are under way when it splits, the others come while it lasts; the pool has no connection left for the last ones
    const under = runs.slice(0, 8).map((run) => complete(run, cut));
    await new Promise((resolve) => setTimeout(resolve, 5));
    proxy.split();
    const during = runs.slice(8, 28).map((run) => complete(run, cut));
    const began = performance.now();
    const reading = cut.call('listClaimable', 'ann').then(
      () => 'answered',
      (error: HostRefused) => `${error.kind} ${error.code}`,
    ).then((answer) => ({ seconds: (performance.now() - began) / 1000, answer }));
    const told = await Promise.all([...under, ...during]);
    const read = await reading;
    const slowest = Math.max(read.seconds, ...told.map(({ seconds }) => seconds));
    const answers: Record<string, number> = {};
    for (const { answer } of [...told, read]) answers[answer] = (answers[answer] ?? 0) + 1;

    proxy.rejoin();
    const back = performance.now();
    for (;;) {
      const { answer } = await complete(runs[28]!, cut);
      if (answer === 'acknowledged' || answer.startsWith('conflict')) break;
      expect(answer).toMatch(/^unavailable/);
      expect(performance.now() - back).toBeLessThan(20_000);
    }
    const recovery = performance.now() - back;
    report('split network', { requests: told.length + 1, ...answers, 'seconds the slowest': slowest.toFixed(1), 'ms until it served again': Math.round(recovery) });
    for (const { answer } of [...told, read]) expect(answer).toMatch(/^(acknowledged$|unavailable )/);
    expect(Object.keys(answers).some((answer) => answer.startsWith('unavailable'))).toBe(true);
    expect(slowest).toBeLessThan(MOST_SECONDS);
    expect(recovery).toBeLessThan(5000);
    expect(await cluster.breaches(journal)).toEqual([]);
    await cluster.close();
  }, 600_000);
});
