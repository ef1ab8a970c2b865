import { InstanceStateRepository } from '../../../src/engine/store';
import { UnitOfWork } from '../../../src/platform/database';
import { PostgresTransactions } from '../../../src/platform/database/postgres-transactions';
import { SqliteTransactions } from '../../../src/platform/database/sqlite-transactions';

/** One guarantee taken away, to see that the suite notices. */
export type Sabotage = 'ack-before-commit' | 'no-compare-and-set' | 'synchronous-normal' | 'no-row-locks' | 'no-exclusive-writer' | 'last-writer-wins' | 'outcome-guessed' | 'waits-inside';

/** Done from outside, on the prototypes; the product has no switch for it. Before the host boots. */
export function sabotage(what: Sabotage): void {
  SABOTAGES[what]();
}

const unitOfWork = UnitOfWork.prototype as unknown as {
  run<T>(this: { scope?: unknown }, work: () => Promise<T>): Promise<T>;
};

const SABOTAGES: Record<Sabotage, () => void> = {
  /** the answer goes out when the work is done; the commit follows when it can */
  'ack-before-commit': () => {
    const { run } = unitOfWork;
    unitOfWork.run = async function <T>(this: { scope?: unknown }, work: () => Promise<T>): Promise<T> {
      if (this.scope) return work();
      return new Promise<T>((answer, refuse) => {
        run.call(this as never, async () => {
          const result = await work();
          answer(result);
          await new Promise((resolve) => setTimeout(resolve, 30));
          return result;
        }).catch(refuse);
      });
    };
  },
  /** the last writer wins */
  'no-compare-and-set': () => {
    InstanceStateRepository.prototype.save = async function (this: { unitOfWork: UnitOfWork }, loaded, snapshot) {
      await this.unitOfWork.query('UPDATE engine_state SET version = ?, snapshot = ? WHERE process_instance_id = ?', [loaded.version + 1, snapshot, loaded.processInstanceId]);
    } as typeof InstanceStateRepository.prototype.save;
  },
  'synchronous-normal': () => {
    // as compiled, a module's exports can be exchanged before others ask for them
    const sources = require('../../../src/platform/database/data-source') as { createWriteDataSource: (config: unknown) => { options: { prepareDatabase?: (db: unknown) => void } } };
    const checks = require('../../../src/platform/database/start-checks') as { checkDatabase: () => Promise<void> };
    const { createWriteDataSource } = sources;
    checks.checkDatabase = async () => undefined;
    sources.createWriteDataSource = (config) => {
      const made = createWriteDataSource(config);
      const { prepareDatabase } = made.options;
      Object.assign(made.options, {
        prepareDatabase: (db: { pragma(text: string): unknown }) => {
          prepareDatabase?.(db);
          db.pragma('synchronous = NORMAL');
        },
      });
      return made;
    };
  },
  'no-row-locks': () => {
    Object.defineProperty(UnitOfWork.prototype, 'forUpdate', { get: () => '' });
    Object.defineProperty(UnitOfWork.prototype, 'forUpdateSkipLocked', { get: () => '' });
  },
  /** neither of the two that keep hosts apart */
  'last-writer-wins': () => {
    SABOTAGES['no-row-locks']();
    SABOTAGES['no-compare-and-set']();
  },
  /** a COMMIT whose answer was lost is taken for undone, and the command is done again */
  'outcome-guessed': () => {
    (PostgresTransactions.prototype as unknown as { outcomeOf(): Promise<string> }).outcomeOf = async () => 'aborted';
  },
  /** no guarantee is gone: a command lets others have their turn before it commits, as one that waits for a thread would */
  'waits-inside': () => {
    const { run } = unitOfWork;
    unitOfWork.run = function <T>(this: { scope?: unknown }, work: () => Promise<T>): Promise<T> {
      if (this.scope) return work();
      return run.call(this as never, async () => {
        const result = await work();
        await new Promise((resolve) => setTimeout(resolve, 2));
        return result;
      }) as Promise<T>;
    };
  },
  /** no queue in front of SQLite's one connection; the driver answers at once, so that only commands that wait can meet */
  'no-exclusive-writer': () => {
    SABOTAGES['waits-inside']();
    const transactions = SqliteTransactions.prototype as unknown as { once(attempt: unknown, patientUntil: number): Promise<unknown>; run(attempt: unknown): Promise<unknown> };
    transactions.run = function (attempt) {
      return this.once(attempt, performance.now() + 5000);
    };
  },
};
