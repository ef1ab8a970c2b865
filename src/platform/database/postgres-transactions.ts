import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { newId } from '../../common';
import { CommitOutcomeUnknown } from './database.errors';
import { faultOf, isWorthRepeating, refusalFor } from './database-fault.policy';
import { StatementGate, type Transactions } from './transactions';

const MOST_RETRIES = 3;
/** no retry is begun later than this, so that nobody waits longer than for one statement */
const RETRY_WITHIN_MS = 15_000;
const RETRY_PAUSE_MS = 40;
/** BEGIN touches no row: what takes longer is a connection whose other end is gone */
const BEGIN_MS = 5000;
/** how long the database is asked what became of a COMMIT whose answer was lost */
const ASK_FOR_OUTCOME_MS = 10_000;
const ASK_AGAIN_MS = 100;
const LONGEST_QUESTION_MS = 3000;
/** invalid_parameter_value */
const UNKNOWN_TRANSACTION = '22023';

type Outcome = 'committed' | 'aborted';

/** What a transaction is recognized by afterwards. */
interface CommitMark {
  readonly id: string;
  readonly transactionId: string;
}

/** what is used of the connection itself */
interface Connection {
  end(): Promise<void>;
}

/**
 * One connection of the pool per transaction, READ COMMITTED with row locks. Whoever loses a race does its work again. A
 * COMMIT whose answer was lost is looked up by the mark it left, so that nothing is told that is not known.
 */
export class PostgresTransactions implements Transactions {
  readonly isPostgres = true;
  private readonly logger = new Logger(PostgresTransactions.name);

  constructor(private readonly source: DataSource) {}

  async run<T>(attempt: (manager: EntityManager) => Promise<T>): Promise<T> {
    const retryUntil = performance.now() + RETRY_WITHIN_MS;
    for (let retry = 1; ; retry++) {
      try {
        return await this.once(attempt);
      } catch (error) {
        if (!isWorthRepeating(error) || retry > MOST_RETRIES || performance.now() > retryUntil) throw refusalFor(error) ?? error;
        await pause(RETRY_PAUSE_MS * retry * (0.5 + Math.random()));
      }
    }
  }

  private async once<T>(attempt: (manager: EntityManager) => Promise<T>): Promise<T> {
    const { runner, connection } = await this.begin();
    // any failed statement ends the transaction; PostgreSQL would answer a later COMMIT with a silent ROLLBACK
    const gate = new StatementGate(runner, () => true);
    try {
      const result = await attempt(gate.manager);
      await gate.close();
      if (gate.failure !== undefined) throw gate.failure;
      await this.commit(runner, gate.hasWritten);
      return result;
    } catch (error) {
      await gate.close();
      // whatever went wrong afterwards went wrong because of that
      const cause = gate.failure ?? error;
      await rollBack(runner, connection, cause);
      throw cause;
    } finally {
      await runner.release();
    }
  }

  /** A pooled connection may have died unnoticed; the next ones are tried before anything was done. */
  private async begin(): Promise<{ runner: QueryRunner; connection: Connection }> {
    const tryUntil = performance.now() + BEGIN_MS;
    for (let attempt = 1; ; attempt++) {
      const runner = this.source.createQueryRunner('master');
      const connection: Connection = await runner.connect();
      try {
        await within(BEGIN_MS, runner.startTransaction());
        return { runner, connection };
      } catch (error) {
        discard(connection);
        await runner.release();
        if (faultOf(error) !== 'connection-lost' || attempt > MOST_RETRIES || performance.now() > tryUntil) throw error;
      }
    }
  }

  private async commit(runner: QueryRunner, hasWritten: boolean): Promise<void> {
    const mark = hasWritten ? await leaveMark(runner) : undefined;
    try {
      await runner.commitTransaction();
    } catch (error) {
      if (faultOf(error) !== 'connection-lost' || mark === undefined) throw error;
      const outcome = await this.outcomeOf(mark);
      this.logger.warn(`the answer to a COMMIT was lost; the database says: ${outcome ?? 'nothing'}`);
      if (outcome === 'committed') return;
      throw outcome === 'aborted' ? error : new CommitOutcomeUnknown();
    }
  }

  /** What became of a transaction, asked on other connections until the database knows or patience ends. */
  private async outcomeOf(mark: CommitMark): Promise<Outcome | undefined> {
    const patientUntil = performance.now() + ASK_FOR_OUTCOME_MS;
    while (performance.now() < patientUntil) {
      try {
        const outcome = await this.askFor(mark);
        if (outcome) return outcome;
      } catch (error) {
        if (!refusalFor(error)) throw error;
      }
      await pause(ASK_AGAIN_MS);
    }
    return undefined;
  }

  /**
   * The mark is there: committed. It is not: it was rolled back, unless it is still at it. The transaction id only tells
   * whether that is so; by itself it proves nothing, for after a crash the server gives the ids of lost transactions to others.
   */
  private async askFor({ id, transactionId }: CommitMark): Promise<Outcome | undefined> {
    if (await this.isThere(id)) return 'committed';
    const status = await this.statusOf(transactionId);
    if (status === 'in progress') return undefined;
    // it may have ended between the two questions
    return (await this.isThere(id)) ? 'committed' : 'aborted';
  }

  private async isThere(id: string): Promise<boolean> {
    return (await within(LONGEST_QUESTION_MS, this.source.query<unknown[]>('SELECT 1 FROM commit_mark WHERE id = $1', [id]))).length > 0;
  }

  private async statusOf(transactionId: string): Promise<string | null> {
    try {
      const [row] = await within(LONGEST_QUESTION_MS, this.source.query<{ status: string | null }[]>('SELECT pg_xact_status($1::text::xid8) AS status', [transactionId]));
      return row?.status ?? null;
    } catch (error) {
      // "transaction ID is in the future": the server has crashed and never heard of it
      if ((error as { code?: unknown }).code === UNKNOWN_TRANSACTION) return null;
      throw error;
    }
  }
}

/** Written as the last statement of a transaction; costs a round trip, which asking for the transaction id alone would too. */
async function leaveMark(runner: QueryRunner): Promise<CommitMark> {
  const id = newId();
  const [row] = (await runner.query('INSERT INTO commit_mark (id) VALUES ($1) RETURNING pg_current_xact_id()::text AS "transactionId"', [id])) as [{ transactionId: string }];
  return { id, transactionId: row.transactionId };
}

async function rollBack(runner: QueryRunner, connection: Connection, cause: unknown): Promise<void> {
  if (faultOf(cause) !== 'connection-lost' && !(cause instanceof CommitOutcomeUnknown)) {
    try {
      return await runner.rollbackTransaction();
    } catch {
      // a connection on which not even that succeeds is of no use to anybody; the server rolls back when it is closed
    }
  }
  discard(connection);
}

/** The pool takes no connection back that is being ended. Not waited for: a dead network would never answer. */
function discard(connection: Connection): void {
  void connection.end();
}

/** What has no answer by then counts as lost (`database-fault.policy` knows the sentence). */
async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([answer, overdue]).finally(() => clearTimeout(timer));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
