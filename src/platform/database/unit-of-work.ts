import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { Mutex } from 'async-mutex';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';

interface Scope {
  readonly manager: EntityManager;
  readonly afterCommit: Array<() => void | Promise<void>>;
  readonly afterRollback: Array<() => void | Promise<void>>;
  readonly told: Set<unknown>;
  /** the work has settled: what is still running in here belongs to nothing any more */
  over: boolean;
}

/**
 * One database transaction per command (architecture: "One command, one transaction").
 *
 * `run` is re-entrant: a command called inside another joins its transaction. SQLite has one connection, on which
 * TypeORM would turn a concurrent transaction into a savepoint of somebody else's; a FIFO queue stands in front of it.
 * Nothing inside `run` may wait for the network.
 */
@Injectable()
export class UnitOfWork {
  private readonly scopes = new AsyncLocalStorage<Scope>();
  private readonly queue: Mutex | undefined;
  private readonly logger = new Logger(UnitOfWork.name);

  constructor(
    private readonly writeSource: DataSource,
    private readonly readSource: DataSource,
  ) {
    this.queue = writeSource.options.type === 'postgres' ? undefined : new Mutex();
  }

  /** Runs `work` in the current transaction, or in a new one that commits when it resolves and rolls back when it throws. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.scope) return work();
    const told = { afterCommit: [] as Scope['afterCommit'], afterRollback: [] as Scope['afterRollback'] };
    let result: T;
    try {
      result = this.queue ? await this.queue.runExclusive(() => this.transact(work, told)) : await this.transact(work, told);
    } catch (error) {
      await this.tellAll(told.afterRollback, 'a listener to the rollback failed; what it wanted to say is lost');
      throw error;
    }
    await this.tellAll(told.afterCommit, 'an after-commit subscriber failed; the commit stands');
    return result;
  }

  /**
   * Calls `tell` once the outermost transaction has been rolled back for good, outside of any: what must be remembered of a
   * failure although everything else of it is undone. Not called when the one around it goes on and commits.
   */
  afterRollback(tell: () => void | Promise<void>): void {
    if (!this.scope) throw new Error('afterRollback() belongs inside a unit of work');
    this.scope.afterRollback.push(tell);
  }

  /**
   * Calls `tell` once the running transaction has committed, in the order of the calls; at once when there is none. Never
   * called after a rollback. With a `once` key only the first of the transaction counts.
   */
  afterCommit(tell: () => void | Promise<void>, once?: unknown): void {
    const scope = this.scope;
    if (!scope) {
      void Promise.resolve().then(tell).catch((error: unknown) => this.logger.error(String(error)));
      return;
    }
    if (once !== undefined) {
      if (scope.told.has(once)) return;
      scope.told.add(once);
    }
    scope.afterCommit.push(tell);
  }

  get isRunning(): boolean {
    return this.scope !== undefined;
  }

  /** The transaction's manager inside `run`, the read-only one outside. */
  get manager(): EntityManager {
    return this.scope?.manager ?? this.readSource.manager;
  }

  /** Repository of an entity in the current scope. For `*.repository.ts` and `*.queries.ts` files only. */
  repository<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.manager.getRepository(entity);
  }

  /** Raw SQL with `?` placeholders on both databases. Values are bound, never concatenated. */
  async query<T = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    if (!this.isPostgres) return this.manager.query(sql, [...parameters]) as Promise<T[]>;
    let n = 0;
    return this.manager.query(sql.replace(/\?/g, () => `$${++n}`), [...parameters]) as Promise<T[]>;
  }

  get isPostgres(): boolean {
    return this.writeSource.options.type === 'postgres';
  }

  /** Row lock where the database has one; SQLite's single writer needs none. Append to a SELECT. */
  get forUpdate(): string {
    return this.isPostgres ? ' FOR UPDATE' : '';
  }

  /** The same for workers: what another one holds is left to it instead of being waited for. */
  get forUpdateSkipLocked(): string {
    return this.isPostgres ? ' FOR UPDATE SKIP LOCKED' : '';
  }

  private async tellAll(listeners: Scope['afterCommit'], complaint: string): Promise<void> {
    for (const tell of listeners) {
      try {
        await tell();
      } catch (error) {
        this.logger.error(complaint, error instanceof Error ? error.stack : String(error));
      }
    }
  }

  private transact<T>(work: () => Promise<T>, told: Pick<Scope, 'afterCommit' | 'afterRollback'>): Promise<T> {
    return this.writeSource.transaction(async (manager) => {
      const scope: Scope = { manager, ...told, told: new Set(), over: false };
      try {
        return await this.scopes.run(scope, work);
      } finally {
        scope.over = true;
      }
    });
  }

  /**
   * The running transaction. A promise nobody awaited may outlive its own; on SQLite's one connection its writes would
   * land in somebody else's transaction, so it is refused.
   */
  private get scope(): Scope | undefined {
    const scope = this.scopes.getStore();
    if (scope?.over) throw new Error('this unit of work is over: something in it was not awaited');
    return scope;
  }
}
