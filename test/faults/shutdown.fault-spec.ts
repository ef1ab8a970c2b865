import { setTimeout as sleep } from 'node:timers/promises';
import { AppModule } from '../../src/app.module';
import { breachesOf, checkInvariants } from '../../src/operations/invariants';
import { UnitOfWork } from '../../src/platform/database';
import { SessionService } from '../../src/platform/identity';
import { staffGroup } from '../process/group.fixture';
import { ApiWorld } from '../support/api-world';
import { bootApp } from '../support/booted-app';
import { BuiltHost } from '../support/built-host';
import { HttpClient } from '../support/http-client';
import { testSettings } from '../support/test-settings';
import { targetOf } from './support/fault-database';
import { report, rounds, seededRandom } from './support/scale';

const CLIENTS = 8;

/** The compiled server as in service, stopped by SIGTERM while eight clients write. */
describe('A host that is asked to stop under load', () => {
  const settings = testSettings();
  const hosts: BuiltHost[] = [];
  let tokens: string[];
  let taskId: string;

  /** An application that waits for S05, and sessions of his: made here, used on the host in its own process. */
  beforeAll(async () => {
    BuiltHost.build();
    const world = await ApiWorld.boot(undefined, settings);
    const { businessKey } = await world.start('S09', 'group-establish', staffGroup('甲乙社区-停机-工作群'));
    taskId = (await world.task('S05', 'review-by-first-responsible', businessKey)).id;
    tokens = [];
    for (let n = 0; n < CLIENTS; n++) tokens.push((await world.booted.get(SessionService).open('S05')).token);
    await world.close();
  }, 180_000);
  afterAll(() => hosts.forEach((host) => host.signal('SIGKILL')));

  it('answers whoever it let in, keeps what it said yes to and nothing it refused, and ends with 0', async () => {
    const random = seededRandom('SIGTERM');
    const said = new Set<string>();
    const refused = new Set<string>();
    const unanswered = new Set<string>();
    let slowestMs = 0;
    const all = rounds(10, 50);
    for (let round = 0; round < all; round++) {
      const host = await BuiltHost.start(settings);
      hosts.push(host);
      const before = said.size;
      let isStopping = false;
      const work = async (token: string, n: number) => {
        const client = new HttpClient(host.address, `qg_session=${token}`);
        for (let i = 0; ; i++) {
          const text = `第${round}轮 ${n}-${i}`;
          const answer = await client.post(`/api/user-tasks/${taskId}/comments`, { text }).catch(() => undefined);
          if (answer?.status === 204) said.add(text);
          else if (answer?.status === 503) refused.add(text);
          else if (answer || !isStopping) throw new Error(`unexpected ${answer?.status} ${JSON.stringify(answer?.body)}`);
          else unanswered.add(text);
          if (answer?.status !== 204) return;
        }
      };
      const workers = Promise.all(tokens.map(work));
      const enough = before + 1 + random.below(60);
      while (said.size < enough) await sleep(2);
      isStopping = true;
      const asked = performance.now();
      host.signal('SIGTERM');
      await workers;
      expect(await host.exited).toEqual({ code: 0, signal: null });
      slowestMs = Math.max(slowestMs, performance.now() - asked);
    }
    const kept = await opinions();
    report('SIGTERM under load', { shutdowns: all, acknowledged: said.size, refused: refused.size, 'not let in': unanswered.size, 'ms the slowest': Math.round(slowestMs) });
    expect([...said].filter((text) => kept.filter((one) => one === text).length !== 1)).toEqual([]);
    expect([...refused, ...unanswered].filter((text) => kept.includes(text))).toEqual([]);
    expect(breachesOf(await checkInvariants(targetOf(settings.database), { dataDir: settings.dataDir, isSettled: true, now: new Date() }))).toEqual([]);
    // it waits ten seconds for whoever does not come to an end; here nobody dawdles
    expect(slowestMs).toBeLessThan(9_000);
  }, 1_200_000);

  /** The notes in the task's story, read by a host of this process. */
  async function opinions(): Promise<string[]> {
    const booted = await bootApp(AppModule.forRoot(settings), settings);
    try {
      return (await booted.get(UnitOfWork).query<{ opinion: string }>(`SELECT opinion FROM history_entry WHERE kind = 'COMMENT'`)).map(({ opinion }) => opinion);
    } finally {
      await booted.close();
    }
  }
});
