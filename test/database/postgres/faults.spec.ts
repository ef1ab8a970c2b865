import { Test, type TestingModule } from '@nestjs/testing';
import { CommitMarkRepository, CommitOutcomeUnknown, DatabaseBusy, DatabaseModule, DatabaseUnavailable, UnitOfWork, type PostgresConfig } from '../../../src/platform/database';
import { PostgresTransactions } from '../../../src/platform/database/postgres-transactions';
import { LossyProxy } from '../../support/lossy-proxy';
import { PostgresServer } from '../../support/postgres-server';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Resolves when both sides have come here. */
function meeting(): () => Promise<void> {
  let arrived = 0;
  let open: () => void;
  const bothAreHere = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (++arrived >= 2) open();
    return bothAreHere;
  };
}

describe('a command on a PostgreSQL that fails', () => {
  let server: PostgresServer;
  let proxy: LossyProxy;
  let url: string;
  let module: TestingModule | undefined;
  let work: UnitOfWork;

  beforeAll(async () => {
    server = await PostgresServer.start();
    proxy = await LossyProxy.inFrontOf(server.port);
    url = await server.createDatabase();
  });
  afterAll(async () => {
    await proxy.close();
    await server.remove();
  });
  afterEach(async () => {
    proxy.up();
    await module?.close();
    module = undefined;
  });

  async function boot(limits: Partial<PostgresConfig> = {}): Promise<void> {
    module = await Test.createTestingModule({ imports: [DatabaseModule.forRoot({ kind: 'postgres', url: proxy.url(url), ...limits })] }).compile();
    module.useLogger(false);
    module.enableShutdownHooks([]);
    await module.init();
    work = module.get(UnitOfWork);
    await work.run(async () => {
      await work.query('DROP TABLE IF EXISTS note');
      await work.query('CREATE TABLE note (id varchar PRIMARY KEY, value integer NOT NULL)');
      await work.query(`INSERT INTO note (id, value) VALUES ('a', 0), ('b', 0)`);
    });
  }
  const add = (id: string) => work.query('UPDATE note SET value = value + 1 WHERE id = ?', [id]);
  const database = () => new URL(url).pathname.slice(1);
  /** as the server has it, without the host */
  const values = async () => (await server.query<{ value: number }>('SELECT value FROM note ORDER BY id', [], database())).map(({ value }) => value);
  const endSessions = (where: string) =>
    server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name LIKE 'qunguan%' AND ${where}`, [database()]);

  describe('that has to choose between two', () => {
    it('does the work of the one that had to give way again, and tells once', async () => {
      await boot();
      const meet = meeting();
      const told: string[] = [];
      let attempts = 0;
      const crossing = (first: string, second: string) =>
        work.run(async () => {
          attempts += 1;
          work.afterCommit(() => void told.push(`${first}${second}`));
          await add(first);
          await meet();
          await add(second);
        });
      await Promise.all([crossing('a', 'b'), crossing('b', 'a')]);
      expect([attempts, await values(), told.sort()]).toEqual([3, [2, 2], ['ab', 'ba']]);
    });

    it('also when the work had caught the failure and gone on', async () => {
      await boot();
      const meet = meeting();
      let swallowed = 0;
      const crossing = (first: string, second: string) =>
        work.run(async () => {
          await add(first);
          await meet();
          await add(second).catch(() => (swallowed += 1));
        });
      await Promise.all([crossing('a', 'b'), crossing('b', 'a')]);
      expect([swallowed, await values()]).toEqual([1, [2, 2]]);
    });

    it('gives up after three more attempts and says that it is busy', async () => {
      await boot({ lockSeconds: 1 });
      let attempts = 0;
      let let_go: () => void = () => undefined;
      const held = work.run(async () => {
        await add('a');
        await new Promise<void>((resolve) => (let_go = resolve));
      });
      await pause(50);
      const waiting = work.run(async () => {
        attempts += 1;
        await add('a');
      });
      await expect(waiting).rejects.toThrow(DatabaseBusy);
      let_go();
      await held;
      expect([attempts, await values()]).toEqual([4, [1, 0]]);
    });
  });

  it('is not acknowledged when one of its statements failed, although the work went on as if nothing were', async () => {
    await boot();
    const careless = work.run(async () => {
      await add('a');
      await work.query(`INSERT INTO note (id, value) VALUES ('a', 1)`).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow(/duplicate key/);
    expect(await values()).toEqual([0, 0]);
  });

  it('sends its statements one after the other, however they were asked for', async () => {
    const warnings: string[] = [];
    const onWarning = (warning: Error) => void warnings.push(warning.message);
    process.on('warning', onWarning);
    await boot();
    await work.run(() => Promise.all(Array.from({ length: 10 }, (_, n) => add(n % 2 ? 'a' : 'b'))));
    await pause(10);
    process.off('warning', onWarning);
    expect([await values(), warnings]).toEqual([[5, 5], []]);
  });

  it('changes nothing when its session is ended in the middle, and the next one works', async () => {
    await boot();
    const broken = work.run(async () => {
      await add('a');
      await endSessions(`state = 'idle in transaction'`);
      await add('b');
    });
    await expect(broken).rejects.toThrow(DatabaseUnavailable);
    await work.run(() => add('b'));
    expect(await values()).toEqual([0, 1]);
  });

  it('is done on another session when the new one it is given is ended as it begins', async () => {
    await boot();
    await endSessions(`state = 'idle'`);
    proxy.endNextSessionAsItBegins();
    await work.run(() => add('a'));
    expect([proxy.hasEndedSession, await values()]).toEqual([true, [1, 0]]);
  });

  it('changes nothing when its session was ended and it had nothing more to say but COMMIT', async () => {
    await boot();
    const broken = work.run(async () => {
      await add('a');
      await endSessions(`state = 'idle in transaction'`);
      await pause(50);
    });
    await expect(broken).rejects.toThrow(DatabaseUnavailable);
    expect(await values()).toEqual([0, 0]);
  });

  describe('of which the answer to COMMIT is lost', () => {
    it('is acknowledged when the database did commit', async () => {
      await boot();
      const told: string[] = [];
      proxy.loseNextCommitAnswer();
      await work.run(async () => {
        work.afterCommit(() => void told.push('told'));
        await add('a');
      });
      expect([await values(), told]).toEqual([[1, 0], ['told']]);
    });

    it('is refused when the COMMIT never arrived', async () => {
      await boot();
      proxy.loseNextCommit();
      await expect(work.run(() => add('a'))).rejects.toThrow(DatabaseUnavailable);
      expect(await values()).toEqual([0, 0]);
    });

    it('takes no other command for its own to which a crashed server gave its transaction id, nor an id the server never heard of', async () => {
      await boot();
      const { outcomeOf } = PostgresTransactions.prototype as unknown as { outcomeOf(mark: { id: string; transactionId: string }): Promise<string> };
      const outcome = (transactionId: string) => outcomeOf.call((work as unknown as { transactions: unknown }).transactions, { id: 'a mark that is not there', transactionId });
      const [other] = await work.run(async () => {
        await add('a');
        return work.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
      });
      expect([await outcome(other!.id), await outcome(String(BigInt(other!.id) + 1_000_000n))]).toEqual(['aborted', 'aborted']);
    });

    it('leaves marks that are removed when nobody can ask for them any more', async () => {
      await boot();
      await work.run(() => add('a'));
      const marks = async () => (await work.query('SELECT id FROM commit_mark')).length;
      const removed = (before: number) => work.run(() => module!.get(CommitMarkRepository).deleteBefore(new Date(Date.now() + before), 1000));
      expect([await removed(-60_000), (await marks()) > 0]).toEqual([0, true]);
      expect(await removed(60_000)).toBeGreaterThan(0);
      // the removal's own
      expect(await marks()).toBe(1);
    });

    it('says that the outcome is unknown when the database cannot be asked either', async () => {
      await boot();
      proxy.loseNextCommitAnswerAndGoDown();
      await expect(work.run(() => add('a'))).rejects.toThrow(CommitOutcomeUnknown);
      expect(await values()).toEqual([1, 0]);
    });
  });

  it('is answered while the server is gone, and again within five seconds after it came back', async () => {
    await boot();
    await work.run(() => add('a'));
    await server.crash();
    await expect(work.run(() => add('a'))).rejects.toThrow(DatabaseUnavailable);
    await expect(work.query('SELECT 1')).rejects.toThrow();
    await server.startAgain();
    const began = Date.now();
    for (;;) {
      try {
        await work.run(() => add('b'));
        break;
      } catch (error) {
        expect(error).toBeInstanceOf(DatabaseUnavailable);
        if (Date.now() - began > 5000) throw error;
        await pause(50);
      }
    }
    expect(await work.query('SELECT value FROM note ORDER BY id')).toEqual([{ value: 1 }, { value: 1 }]);
  });

  it('loses its locks when its host stands still for longer than the lease, and what it sends later does not count', async () => {
    await boot({ leaseSeconds: 1 });
    const paused = work.run(async () => {
      await add('a');
      await pause(2500);
      await add('b');
    });
    await pause(1500);
    await work.run(() => add('a'));
    await expect(paused).rejects.toThrow(DatabaseUnavailable);
    expect(await values()).toEqual([1, 0]);
  });

  it('is refused when one statement takes longer than it may', async () => {
    await boot({ statementSeconds: 1 });
    await expect(work.run(() => work.query('SELECT pg_sleep(20)'))).rejects.toThrow(DatabaseBusy);
  });

  it('waits for a connection that never answers again only once: the next read, and the next command, get another', async () => {
    await boot({ statementSeconds: 1, poolSize: 1 });
    await work.query('SELECT 1');
    await work.run(() => add('a'));
    proxy.forgetConnections();
    await expect(work.query('SELECT 1')).rejects.toThrow(/Query read timeout/);
    const began = performance.now();
    expect(await work.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(performance.now() - began).toBeLessThan(1500);
    await work.run(() => add('a'));
    expect(await values()).toEqual([2, 0]);
  });

  it('is refused when all connections are in use for too long', async () => {
    await boot({ poolSize: 1 });
    let letGo: () => void = () => undefined;
    const held = work.run(() => new Promise<void>((resolve) => (letGo = resolve)));
    await pause(20);
    await expect(work.run(() => add('a'))).rejects.toThrow(DatabaseBusy);
    letGo();
    await held;
    await work.run(() => add('a'));
    expect(await values()).toEqual([1, 0]);
  });
});
