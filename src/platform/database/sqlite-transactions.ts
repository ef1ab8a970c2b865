import { setImmediate as turn } from 'node:timers/promises';
import { Mutex } from 'async-mutex';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { faultOf, refusalFor } from './database-fault.policy';
import { StatementGate, type Transactions } from './transactions';

/** how long a command waits while another process (a backup, an administrator's shell) holds the file's write lock */
const PATIENCE_MS = 5000;
const PAUSE_MS = 25;

/**
 * SQLite has one connection, on which TypeORM would turn a concurrent transaction into a savepoint of somebody else's; a
 * FIFO queue stands in front of it. The write lock of the file is asked for at the beginning (BEGIN IMMEDIATE) and waited
 * for without holding up the event loop.
 *
 * The driver answers at once, so a worker with a thousand jobs would never let go of the event loop by itself: each
 * transaction begins in a turn of its own, behind whatever arrived meanwhile.
 */
export class SqliteTransactions implements Transactions {
  readonly isPostgres = false;
  private readonly queue = new Mutex();

  constructor(private readonly source: DataSource) {}

  async run<T>(attempt: (manager: EntityManager) => Promise<T>): Promise<T> {
    // from the asking on: when the file stays locked, a queue of ten must not wait ten times as long
    const patientUntil = performance.now() + PATIENCE_MS;
    try {
      return await this.queue.runExclusive(() => this.once(attempt, patientUntil));
    } catch (error) {
      throw refusalFor(error) ?? error;
    }
  }

  private async once<T>(attempt: (manager: EntityManager) => Promise<T>, patientUntil: number): Promise<T> {
    const runner = this.source.createQueryRunner();
    const connection = (await runner.connect()) as { readonly inTransaction: boolean };
    await turn();
    await begin(runner, patientUntil);
    // a full disk rolls back by itself; what follows would commit statement by statement
    const gate = new StatementGate(runner, () => !connection.inTransaction);
    try {
      const result = await attempt(gate.manager);
      await gate.close();
      if (gate.failure !== undefined) throw gate.failure;
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await gate.close();
      if (connection.inTransaction) await runner.query('ROLLBACK');
      throw gate.failure ?? error;
    }
  }
}

async function begin(runner: QueryRunner, patientUntil: number): Promise<void> {
  for (;;) {
    try {
      await runner.query('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (faultOf(error) !== 'busy' || performance.now() > patientUntil) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * (1 + Math.random())));
    }
  }
}
