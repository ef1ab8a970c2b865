import type { DataSource } from 'typeorm';
import { createMigrationDataSource, createWriteDataSource, loadMigrations } from './data-source';
import type { DatabaseConfig, PostgresConfig } from './database.config';
import { checkDatabase, checkSchemaIsKnown, refusalToOpen } from './start-checks';
import { lockSqliteFile, type FileLock } from './sqlite-file-lock';

/** An open database, checked and migrated, ready for commands. */
export interface OpenDatabase {
  readonly source: DataSource;
  /** SQLite: held as long as this process writes the file */
  readonly fileLock?: FileLock;
}

/** number under which hosts that start at once agree who migrates */
const MIGRATION_LOCK = 1_903_647_310;

/** How far, and whether at all. */
export interface Opening {
  /** migrations to stop after; all of them without it (a restored backup brings rows of an older schema) */
  readonly level?: readonly string[];
  /** looks at the database while it is as it was found, alone among hosts; what it throws keeps everything so */
  readonly admit?: (source: DataSource) => Promise<void>;
}

/** Opens, checks and migrates. Whatever stands in the way is a `DatabaseRefused` with a sentence. */
export async function openDatabase(config: DatabaseConfig, opening: Opening = {}): Promise<OpenDatabase> {
  if (config.kind === 'postgres') {
    await migratePostgres(config, opening);
    return { source: await opened(createWriteDataSource(config), placeOf(config)) };
  }
  const fileLock = await lockSqliteFile(config.file);
  const source = upTo(opening.level, createWriteDataSource(config));
  try {
    await opened(source, placeOf(config));
    await checkDatabase(source);
    await opening.admit?.(source);
    await migrate(source);
    return { source, fileLock };
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    await fileLock.release();
    throw error;
  }
}

/** One host after the other: the first migrates, the others find nothing to do. The lock dies with its connection. */
async function migratePostgres(config: PostgresConfig, { level, admit }: Opening): Promise<void> {
  const source = await opened(upTo(level, createMigrationDataSource(config)), placeOf(config));
  const lock = source.createQueryRunner();
  try {
    await checkDatabase(source);
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await admit?.(source);
    await migrate(source);
  } finally {
    // closing the connection gives the lock back
    await lock.release();
    await source.destroy();
  }
}

function upTo(level: readonly string[] | undefined, source: DataSource): DataSource {
  return level ? source.setOptions({ migrations: loadMigrations().filter((migration) => level.includes(new migration().name!)) }) : source;
}

/** Each migration and its mark are one transaction: a host killed in the middle leaves the schema before or after it. */
async function migrate(source: DataSource): Promise<void> {
  await checkSchemaIsKnown(source);
  await source.runMigrations({ transaction: 'each' });
}

async function opened(source: DataSource, where: string): Promise<DataSource> {
  try {
    return await source.initialize();
  } catch (error) {
    throw refusalToOpen(error, where);
  }
}

/** Without the password. */
function placeOf(config: DatabaseConfig): string {
  if (config.kind === 'sqlite') return config.file;
  const { hostname, port, pathname } = new URL(config.url);
  return `DATABASE_URL (${hostname}${port ? `:${port}` : ''}${pathname})`;
}
