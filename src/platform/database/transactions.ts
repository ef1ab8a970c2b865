import type { EntityManager, QueryRunner } from 'typeorm';

/** How a store begins, commits and rolls back. The unit of work decides what belongs into one transaction. */
export interface Transactions {
  readonly isPostgres: boolean;
  /**
   * Does `attempt` in a transaction that commits when it resolves and rolls back when it throws. May do it again from the
   * start, with a new manager, when the database chose it to give way. Failures of the database become a `DomainError` of kind unavailable.
   */
  run<T>(attempt: (manager: EntityManager) => Promise<T>): Promise<T>;
}

/**
 * The statements of one transaction: one after the other (a connection serves one at a time), none after one whose
 * failure has ended the transaction, and none after the end, when the connection may serve somebody else already.
 */
export class StatementGate {
  /** the failure that ended the transaction, also when the work caught it */
  failure: unknown;
  /** whether anything but reading was sent */
  hasWritten = false;
  readonly manager: EntityManager;
  private last: Promise<unknown> = Promise.resolve();
  private isClosed = false;

  /** `endsTransaction`: has this failure of a statement ended the transaction? */
  constructor(
    runner: QueryRunner,
    private readonly endsTransaction: (error: unknown) => boolean,
  ) {
    // a runner like the given one but for `query`, so that what outlives the transaction meets a closed gate
    const gated = Object.create(runner) as QueryRunner;
    gated.query = ((...statement: Parameters<QueryRunner['query']>) => this.pass(() => runner.query(...statement), statement[0])) as QueryRunner['query'];
    // whether the connection still lives is for the gate to find out and to remember
    Object.defineProperty(gated, 'isReleased', { value: false });
    this.manager = runner.dataSource.createEntityManager(gated);
  }

  /** Waits for what is under way; lets nothing more pass. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.last;
  }

  private pass<T>(send: () => Promise<T>, sql: string): Promise<T> {
    const turn = this.last.then(async () => {
      if (this.isClosed) throw new Error('this unit of work is over: something in it was not awaited');
      if (this.failure !== undefined) throw this.failure;
      if (!/^\s*SELECT\b/i.test(sql)) this.hasWritten = true;
      try {
        return await send();
      } catch (error) {
        if (this.endsTransaction(error)) this.failure = error;
        throw error;
      }
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
