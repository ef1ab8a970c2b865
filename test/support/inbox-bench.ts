import type { DatabaseConfig } from '../../src/platform/database';
import { createReadDataSource } from '../../src/platform/database/data-source';
import { transactionsOf } from '../../src/platform/database/database.module';
import { openDatabase } from '../../src/platform/database/open-database';
import { UnitOfWork } from '../../src/platform/database';
import { InboxQueries } from '../../src/workflow/user-task/inbox.queries';
import { loadOffice, type Office } from './inbox-load';

/** The inbox alone, on a database of its own, full of made-up work. */
export interface LoadedInbox {
  readonly unitOfWork: UnitOfWork;
  readonly queries: InboxQueries;
  readonly office: Office;
  close(): Promise<void>;
}

export async function loadInbox(config: DatabaseConfig, tasks: number): Promise<LoadedInbox> {
  const database = await openDatabase(config);
  const read = await createReadDataSource(config).initialize();
  const unitOfWork = new UnitOfWork(transactionsOf(database.source), read);
  const office = await unitOfWork.run(() => loadOffice(unitOfWork.manager, unitOfWork.isPostgres, tasks));
  // SQLite keeps no statistics unless it is asked to, and nobody asks it
  if (unitOfWork.isPostgres) await database.source.query('VACUUM ANALYZE');
  const close = async () => {
    await read.destroy();
    await database.source.destroy();
    await database.fileLock?.release();
  };
  return { unitOfWork, queries: new InboxQueries(unitOfWork), office, close };
}
