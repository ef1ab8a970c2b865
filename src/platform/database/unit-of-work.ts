import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { Mutex } from 'async-mutex';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';

interface Scope {
  readonly manager: EntityManager;
  readonly afterCommit: Array<() => void | Promise<void>>;
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
    if (this.scopes.getStore()) return work();
    const afterCommit: Scope['afterCommit'] = [];
    const transact = () => this.writeSource.transaction((manager) => this.scopes.run({ manager, afterCommit }, work));
    const result = this.queue ? await this.queue.runExclusive(transact) : await transact();
    for (const tell of afterCommit) {
      try {
        await tell();
      } catch (error) {
        this.logger.error('an after-commit subscriber failed; the commit stands', error instanceof Error ? error.stack : String(error));
      }
    }
    return result;
  }

  /** Calls `tell` once the running transaction has committed; at once when there is none. Never called after a rollback. */
  afterCommit(tell: () => void | Promise<void>): void {
    const scope = this.scopes.getStore();
    if (scope) scope.afterCommit.push(tell);
    else void Promise.resolve().then(tell).catch((error: unknown) => this.logger.error(String(error)));
  }

  get isRunning(): boolean {
    return this.scopes.getStore() !== undefined;
  }

  /** The transaction's manager inside `run`, the read-only one outside. */
  get manager(): EntityManager {
    return this.scopes.getStore()?.manager ?? this.readSource.manager;
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
}
