import type { DataSource } from 'typeorm';
import { loadMigrations } from './data-source';
import { DatabaseRefused } from './database.errors';

const OLDEST_POSTGRES = 15;
/** values of synchronous_commit with which an acknowledged commit is on the server's own disk */
const FLUSHED = new Set(['on', 'local', 'remote_write', 'remote_apply']);

/** Refuses a database on which an acknowledged commit could be lost, or on which this program cannot work. */
export async function checkDatabase(source: DataSource): Promise<void> {
  const complaints = source.options.type === 'postgres' ? await complaintsAboutPostgres(source) : await complaintsAboutSqlite(source);
  if (complaints.length > 0) throw new DatabaseRefused(complaints);
}

/** Refuses a database that a newer program has migrated: this one does not know what its tables mean. */
export async function checkSchemaIsKnown(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    if (!(await runner.hasTable('schema_migration'))) return;
    const known = new Set(loadMigrations().map((migration) => new migration().name));
    const rows = (await runner.query('SELECT name FROM schema_migration ORDER BY id')) as { name: string }[];
    const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name));
    if (unknown.length > 0) throw new DatabaseRefused([`it was made by a newer version of Qunguan (unknown migrations: ${unknown.join(', ')}): install that version, or restore a backup from before`]);
  } finally {
    await runner.release();
  }
}

/** What could not be opened, in words; anything that is not about reaching the database stays what it is. */
export function refusalToOpen(error: unknown, where: string): Error {
  const { code, message } = error as { code?: string; message: string };
  if (error instanceof DatabaseRefused) return error;
  const why = WHY[code ?? ''];
  const detail = message || (error as AggregateError).errors?.map((one: Error) => one.message).join('; ') || String(code);
  return new DatabaseRefused([`${where} ${why ?? 'cannot be opened'} (${detail})`]);
}

const WHY: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'does not answer: is PostgreSQL running there?',
  ENOTFOUND: 'names a host that does not exist',
  EAI_AGAIN: 'names a host that cannot be looked up now',
  '3D000': 'names a database that does not exist: create it first (createdb)',
  '28P01': 'does not accept this user and password',
  '28000': 'does not let this user in',
  '57P03': 'is starting up or shutting down: try again in a moment',
  '53300': 'has no connection left: raise max_connections or lower DATABASE_POOL_SIZE',
  SQLITE_NOTADB: 'is not an SQLite database',
  SQLITE_CANTOPEN: 'cannot be opened: may this user write there?',
  SQLITE_READONLY: 'may not be written by this user',
};

async function complaintsAboutPostgres(source: DataSource): Promise<string[]> {
  const show = async (name: string) => (await source.query<{ value: string }[]>('SELECT current_setting($1) AS value', [name]))[0]!.value;
  const complaints: string[] = [];
  const version = Number(await show('server_version_num'));
  if (version < OLDEST_POSTGRES * 10_000) complaints.push(`PostgreSQL ${await show('server_version')} is too old: ${OLDEST_POSTGRES} or newer is needed`);
  if ((await show('fsync')) !== 'on') complaints.push('fsync is off: a power cut would destroy acknowledged work. Set fsync = on');
  const synchronousCommit = await show('synchronous_commit');
  if (!FLUSHED.has(synchronousCommit)) complaints.push(`synchronous_commit is ${synchronousCommit}: acknowledged work could be lost in a crash. Set it to on (or local, remote_write, remote_apply)`);
  if ((await show('full_page_writes')) !== 'on') complaints.push('full_page_writes is off: a power cut could tear pages. Set full_page_writes = on');
  const encoding = await show('server_encoding');
  if (encoding !== 'UTF8') complaints.push(`its encoding is ${encoding}: Chinese needs a database with ENCODING 'UTF8'`);
  return complaints;
}

async function complaintsAboutSqlite(source: DataSource): Promise<string[]> {
  const pragma = async (name: string) => Object.values((await source.query<Record<string, unknown>[]>(`PRAGMA ${name}`))[0] ?? {})[0];
  const found = { journal_mode: await pragma('journal_mode'), synchronous: await pragma('synchronous'), foreign_keys: await pragma('foreign_keys') };
  if (found.journal_mode === 'wal' && found.synchronous === 2 && found.foreign_keys === 1) return [];
  return [`SQLite did not take its settings (WAL, FULL, foreign keys): ${JSON.stringify(found)}`];
}
