import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { faultPoint } from '../../common';
import { numbered } from './placeholders';
import type { Transactions } from './transactions';

interface Scope {
  readonly manager: EntityManager;
  readonly afterCommit: Array<() => void | Promise<void>>;
  /** given the error with which it failed */
  readonly afterRollback: Array<(error: unknown) => void | Promise<void>>;
  readonly told: Set<unknown>;
  /** the work has settled: what is still running in here belongs to nothing any more */
  over: boolean;
}

/**
 * One database transaction per command (architecture: "One command, one transaction").
 *
 * `run` is re-entrant: a command called inside another joins its transaction. How a store begins and commits is the
 * business of its `Transactions`. Nothing inside `run` may wait for the network, and it may be done again from the start
 * when the database chose it to give way: what it changes outside of the database belongs into `afterCommit`.
 */
@Injectable()
export class UnitOfWork {
  private readonly scopes = new AsyncLocalStorage<Scope>();
  private readonly logger = new Logger(UnitOfWork.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly readSource: DataSource,
  ) {}

  /**
   * Runs `work` in the current transaction, or in a new one that commits when it resolves and rolls back when it throws.
   * When the database cannot take it, a `DomainError` of kind unavailable is thrown; nothing was changed, unless it is
   * `CommitOutcomeUnknown`, which says that nobody knows.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.scope) return work();
    let scope: Scope | undefined;
    let result: T;
    try {
      result = await this.transactions.run(async (manager) => {
        // of this attempt: what an earlier one wanted to tell never happened
        scope = { manager, afterCommit: [], afterRollback: [], told: new Set(), over: false };
        return this.attempt(work, scope);
      });
    } catch (error) {
      await this.tellAll(scope?.afterRollback ?? [], error, 'a listener to the rollback failed; what it wanted to say is lost');
      throw error;
    }
    await faultPoint('after-commit');
    await this.tellAll(scope?.afterCommit ?? [], undefined, 'an after-commit subscriber failed; the commit stands');
    await faultPoint('before-answer');
    return result;
  }

  /**
   * Calls `tell` once the outermost transaction has failed for good, outside of any: what must be remembered of a failure
   * although everything else of it is undone (or may have been kept, when the error is `CommitOutcomeUnknown`). Not called
   * when the one around it goes on and commits.
   */
  afterRollback(tell: (error: unknown) => void | Promise<void>): void {
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
    return this.manager.query(this.isPostgres ? numbered(sql) : sql, [...parameters]) as Promise<T[]>;
  }

  get isPostgres(): boolean {
    return this.transactions.isPostgres;
  }

  /** Waits until no other transaction holds this name, and holds it until the end of this one. SQLite's single writer does so anyway. */
  async lockName(name: string): Promise<void> {
    if (this.isPostgres) await this.query('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [name]);
  }

  /** Row lock where the database has one; SQLite's single writer needs none. Append to a SELECT. */
  get forUpdate(): string {
    return this.isPostgres ? ' FOR UPDATE' : '';
  }

  /** The same for workers: what another one holds is left to it instead of being waited for. */
  get forUpdateSkipLocked(): string {
    return this.isPostgres ? ' FOR UPDATE SKIP LOCKED' : '';
  }

  private async attempt<T>(work: () => Promise<T>, scope: Scope): Promise<T> {
    try {
      const result = await this.scopes.run(scope, work);
      await faultPoint('before-commit');
      return result;
    } finally {
      scope.over = true;
    }
  }

  private async tellAll(listeners: Scope['afterRollback'], error: unknown, complaint: string): Promise<void> {
    for (const tell of listeners) {
      try {
        await tell(error);
        await faultPoint('after-commit-told');
      } catch (failure) {
        this.logger.error(complaint, failure instanceof Error ? failure.stack : String(failure));
      }
    }
  }

  /**
   * The running transaction. A promise nobody awaited may outlive its own; outside of it, it would read what it did not
   * expect and write nothing, so it is refused.
   */
  private get scope(): Scope | undefined {
    const scope = this.scopes.getStore();
    if (scope?.over) throw new Error('this unit of work is over: something in it was not awaited');
    return scope;
  }
}
