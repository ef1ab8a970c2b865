import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DataSource, getMetadataArgsStorage, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import type { DatabaseConfig } from './database.config';

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

/** The writing source. SQLite: WAL, synchronous=FULL, one connection behind the unit of work's queue. */
export function createWriteDataSource(config: DatabaseConfig): DataSource {
  if (config.kind === 'postgres') {
    return new DataSource({ type: 'postgres', url: config.url, entities: entities(), migrations: loadMigrations(), migrationsTableName: 'schema_migration' });
  }
  mkdirSync(dirname(config.file), { recursive: true });
  return new DataSource({
    type: 'better-sqlite3',
    database: config.file,
    enableWAL: true,
    timeout: 5000,
    prepareDatabase: (db: { pragma(text: string): unknown }) => {
      db.pragma('synchronous = FULL');
      db.pragma('foreign_keys = ON');
    },
    entities: entities(),
    migrations: loadMigrations(),
    migrationsTableName: 'schema_migration',
  });
}

/** The reading source outside of units of work. SQLite: read-only on the same WAL file, so that a stray write fails. */
export function createReadDataSource(config: DatabaseConfig): DataSource {
  if (config.kind === 'postgres') {
    return new DataSource({ type: 'postgres', url: config.url, entities: entities() });
  }
  return new DataSource({ type: 'better-sqlite3', database: config.file, readonly: true, timeout: 5000, entities: entities() });
}

/** Reads the settings back that keep acknowledged commits over a power cut; an SQLite that did not take them is refused. */
export async function checkDurability(source: DataSource): Promise<void> {
  if (source.options.type !== 'better-sqlite3') return;
  const pragma = async (name: string) => Object.values((await source.query<Record<string, unknown>[]>(`PRAGMA ${name}`))[0] ?? {})[0];
  const found = { journal_mode: await pragma('journal_mode'), synchronous: await pragma('synchronous'), foreign_keys: await pragma('foreign_keys') };
  if (found.journal_mode !== 'wal' || found.synchronous !== 2 || found.foreign_keys !== 1) {
    throw new Error(`SQLite did not take its settings (WAL, FULL, foreign keys): ${JSON.stringify(found)}`);
  }
}
