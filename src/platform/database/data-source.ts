import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource, getMetadataArgsStorage, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import { POSTGRES_DEFAULTS, type DatabaseConfig, type PostgresConfig } from './database.config';
import { LostConnectionSubscriber } from './lost-connection-subscriber';

const logger = new Logger('Database');

type MigrationClass = new () => MigrationInterface;

/** Every migration of the folder, in the order of their numbers; each file exports one class. */
export function loadMigrations(): MigrationClass[] {
  const folder = join(__dirname, 'migrations');
  return readdirSync(folder)
    .filter((file) => /^\d{13}-[\w-]+\.(ts|js)$/.test(file))
    .sort()
    .map((file) => Object.values(require(join(folder, file)) as Record<string, MigrationClass>)[0]!);
}

/** Entities register themselves by their decorators, so the list is whatever the started modules brought in. */
function entities(): DataSourceOptions['entities'] {
  return getMetadataArgsStorage().tables.map((table) => table.target as never);
}

/** SQLite itself waits with the event loop standing still; beyond this it is the unit of work that waits. */
const SQLITE_BUSY_MS = 10;
/** the server's own limits speak first; this one is for a network that swallows the answer */
const ANSWER_GRACE_MS = 3000;
const CONNECT_MS = 5000;

/** The writing source. SQLite: WAL, synchronous=FULL, one connection behind the unit of work's queue. */
export function createWriteDataSource(config: DatabaseConfig): DataSource {
  if (config.kind === 'postgres') return new DataSource({ ...postgresOptions(config, 'commands'), entities: entities(), ...migrations() });
  mkdirSync(dirname(config.file), { recursive: true });
  return new DataSource({
    type: 'better-sqlite3',
    database: config.file,
    enableWAL: true,
    timeout: SQLITE_BUSY_MS,
    prepareDatabase: (db: { pragma(text: string): unknown }) => {
      db.pragma('synchronous = FULL');
      db.pragma('foreign_keys = ON');
    },
    entities: entities(),
    ...migrations(),
  });
}

/** The reading source outside of units of work. SQLite: read-only on the same WAL file, so that a stray write fails. */
export function createReadDataSource(config: DatabaseConfig): DataSource {
  if (config.kind === 'postgres') return new DataSource({ ...postgresOptions(config, 'reads', '-c default_transaction_read_only=on'), entities: entities() });
  return new DataSource({ type: 'better-sqlite3', database: config.file, readonly: true, timeout: SQLITE_BUSY_MS, entities: entities() });
}

/** Migrations take the time they need; two connections: one holds the lock among hosts, one migrates. */
export function createMigrationDataSource(config: PostgresConfig): DataSource {
  const unlimited = { poolSize: 2, leaseSeconds: 0, statementSeconds: 0, lockSeconds: 0 };
  return new DataSource({ ...postgresOptions({ ...config, ...unlimited }, 'migrations'), entities: [], ...migrations() });
}

function migrations() {
  return { migrations: loadMigrations(), migrationsTableName: 'schema_migration' } as const;
}

/**
 * A connection that may break at any moment. The pool listens while it is idle and TypeORM while it is in use; between the
 * two nobody does, and an 'error' that nobody hears ends the process. Whoever uses it next is told that it is dead.
 */
class BreakableClient extends Client {
  constructor(...args: ConstructorParameters<typeof Client>) {
    super(...args);
    this.on('error', (error) => {
      if (this.listenerCount('error') === 1) logger.warn(`a connection was lost as it was handed out: ${error.message}`);
    });
  }
}

/**
 * The session's time limits are what a paused or hung host is fenced with: PostgreSQL ends its transaction and frees its
 * locks, and nothing the host sends later on that session counts. Zero means no limit.
 */
function postgresOptions(config: PostgresConfig, what: string, options?: string) {
  const { poolSize, leaseSeconds, statementSeconds, lockSeconds } = { ...POSTGRES_DEFAULTS, ...config };
  return {
    type: 'postgres',
    url: config.url,
    applicationName: `qunguan ${what}`,
    poolSize,
    connectTimeoutMS: CONNECT_MS,
    installExtensions: false,
    subscribers: [LostConnectionSubscriber] as (typeof LostConnectionSubscriber)[],
    poolErrorHandler: (error: Error) => logger.warn(`a connection for ${what} was lost: ${error.message}`),
    extra: {
      Client: BreakableClient,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      idle_in_transaction_session_timeout: leaseSeconds * 1000,
      statement_timeout: statementSeconds * 1000,
      lock_timeout: lockSeconds * 1000,
      ...(statementSeconds > 0 ? { query_timeout: statementSeconds * 1000 + ANSWER_GRACE_MS } : {}),
      ...(options ? { options } : {}),
    },
  } as const;
}
