import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syncToDisk } from '../../common';
import { AuditRepository, AuditService } from '../../platform/audit';
import { loadMigrations, numbered, openDatabase, transactionsOf, UnitOfWork, type DatabaseConfig, type OpenDatabase } from '../../platform/database';
import { pathOfContent } from '../../platform/files';
import { AuditChainBroken, RestoreNotVerified, RestoreTargetNotEmpty } from './backup.errors';
import { rowsOf, verifyBackup, walkBackup } from './backup.reader';
import type { BackupContext } from './backup.service';
import type { BackupManifest } from './manifest';
import { rowsOfNewSchema, summaryOf, tablesInUse } from './new-schema.queries';
import { checkPassphrase } from './sealed-file';
import { deleteRows, insertRows, listTables, migrationsRun, type Query, type TableShape } from './table-rows.queries';

/**
 * Puts a backup into an empty installation, on whichever store its settings name. The whole file is proved before the first
 * byte is written; a database that is not empty is refused as it was found. Rows go in by one transaction that is checked
 * before it commits. Refused or killed after that it leaves at most an empty schema and files of this backup, over which it
 * may be run again. Nobody is signed in afterwards: what was ended since the backup must not come back to life.
 */
export async function restoreBackup(context: BackupContext, file: string, options: { readonly acceptBrokenAuditChain?: boolean } = {}): Promise<BackupManifest> {
  const { settings, say } = context;
  const passphrase = checkPassphrase(context.passphrase);
  const migrations = loadMigrations();
  const manifest = await verifyBackup(file, passphrase, migrations.map((migration) => new migration().name!));
  say(`the file is whole: ${manifest.tables.length} tables, ${manifest.files.length} files, taken ${manifest.takenAt} by version ${manifest.programVersion}`);
  await refuseForeignFiles(settings.dataDir, manifest);
  await onSchemaOf(settings.database, manifest.migrations, async (unitOfWork) => {
    const query: Query = (sql, parameters) => unitOfWork.query(sql, parameters);
    const seeded = await rowsOfNewSchema(manifest.migrations);
    refuseRows(await tablesInUse(query, unitOfWork.isPostgres, seeded));
    await restoreFiles(file, passphrase, settings.dataDir);
    say('files are in place; loading the tables …');
    await unitOfWork.run(async () => {
      const shapes = new Map((await listTables(query, unitOfWork.isPostgres)).map((table) => [table.name, table]));
      await beginAlone(query, unitOfWork.isPostgres, [...shapes.keys()]);
      refuseRows(await tablesInUse(query, unitOfWork.isPostgres, seeded));
      for (const table of seeded.keys()) await deleteRows(query, table);
      await walkBackup(file, passphrase, { rows: (table, lines) => insertRows(query, shapeOf(shapes, table), rowsOf(lines)) });
      await verifyRows(query, shapes, manifest);
      if (!options.acceptBrokenAuditChain) await verifyAudit(unitOfWork, manifest, context);
      if (shapes.has(SESSIONS)) await deleteRows(query, SESSIONS);
    });
  });
  // what this program has added since
  await onSchemaOf(settings.database, undefined, async () => undefined);
  return manifest;
}

/** Opens the target with the migrations run up to a level (all of them without one), for as long as it takes. */
async function onSchemaOf(config: DatabaseConfig, level: readonly string[] | undefined, work: (unitOfWork: UnitOfWork) => Promise<void>): Promise<void> {
  const unlimited = { leaseSeconds: 0, statementSeconds: 0, lockSeconds: 0 };
  const opening = level ? { level, admit: (found: OpenDatabase['source']) => refuseInUse(found, level) } : {};
  const { source, fileLock } = await openDatabase(config.kind === 'postgres' ? { ...config, ...unlimited } : config, opening);
  try {
    await work(new UnitOfWork(transactionsOf(source), source));
  } finally {
    await source.destroy();
    await fileLock?.release();
  }
}

/** Before anything is done to it: a schema that is beyond this level, or rows that no schema brings along. */
async function refuseInUse(source: OpenDatabase['source'], level: readonly string[]): Promise<void> {
  const isPostgres = source.options.type === 'postgres';
  const query: Query = (sql, parameters = []) => source.query(isPostgres ? numbered(sql) : sql, [...parameters]);
  const ran = await migrationsRun(query, isPostgres);
  refuseSchema(ran, level);
  refuseRows(await tablesInUse(query, isPostgres, await rowsOfNewSchema(ran)));
}

function refuseSchema(ran: readonly string[], level: readonly string[]): void {
  const beyond = ran.filter((name) => !level.includes(name));
  if (beyond.length > 0) throw new RestoreTargetNotEmpty(`schema ${beyond.join(', ')}`);
}

function refuseRows(tables: readonly string[]): void {
  if (tables.length > 0) throw new RestoreTargetNotEmpty(tables.join(', '));
}

/** Files of an attempt that was killed are the same files again; any other belongs to somebody. */
async function refuseForeignFiles(dataDir: string, manifest: BackupManifest): Promise<void> {
  const folder = join(dataDir, 'files');
  const ours = new Set(manifest.files.map(({ sha256 }) => sha256));
  for (const name of existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : []) {
    if (name.isFile() && !ours.has(name.name) && !name.name.startsWith(PART)) throw new RestoreTargetNotEmpty(join(name.parentPath, name.name));
  }
}

/** Nobody else writes meanwhile. */
async function beginAlone(query: Query, isPostgres: boolean, tables: readonly string[]): Promise<void> {
  if (!isPostgres) {
    await query('PRAGMA defer_foreign_keys = ON');
    return;
  }
  await query(`LOCK TABLE ${tables.map((name) => `"${name}"`).join(', ')} IN ACCESS EXCLUSIVE MODE`);
}

function shapeOf(shapes: ReadonlyMap<string, TableShape>, table: string): TableShape {
  const shape = shapes.get(table);
  if (!shape) throw new RestoreNotVerified(`table ${table} does not exist at this schema`);
  return shape;
}

const PART = 'restoring-';
/** who is signed in: the one table that is backed up and not restored */
const SESSIONS = 'session';

async function restoreFiles(file: string, passphrase: string, dataDir: string): Promise<void> {
  const folders = new Set<string>();
  await walkBackup(file, passphrase, {
    file: async (sha256, content) => {
      const path = pathOfContent(dataDir, sha256);
      const part = join(dataDir, 'files', `${PART}${randomUUID()}`);
      await mkdir(dirname(path), { recursive: true });
      await pipeline(Readable.from(content), createWriteStream(part, { flags: 'wx' }));
      await syncToDisk(part);
      await rename(part, path);
      folders.add(dirname(path));
    },
  });
  const root = join(dataDir, 'files');
  if (!existsSync(root)) return;
  for (const name of await readdir(root)) if (name.startsWith(PART)) await rm(join(root, name));
  for (const folder of [...folders, root]) await syncToDisk(folder);
}

/** Reads back what was written: count and content of every table, also of those the backup has no row for. */
async function verifyRows(query: Query, shapes: ReadonlyMap<string, TableShape>, manifest: BackupManifest): Promise<void> {
  const names = manifest.tables.map(({ name }) => name);
  if (JSON.stringify([...shapes.keys()]) !== JSON.stringify(names)) throw new RestoreNotVerified('the tables are not the same');
  for (const expected of manifest.tables) {
    if (JSON.stringify(await summaryOf(query, shapeOf(shapes, expected.name))) !== JSON.stringify(expected)) throw new RestoreNotVerified(`table ${expected.name}`);
  }
}

async function verifyAudit(unitOfWork: UnitOfWork, manifest: BackupManifest, { clock }: BackupContext): Promise<void> {
  const audit = new AuditService(unitOfWork, new AuditRepository(unitOfWork), clock, clock);
  for (const { tenantId, number, hash } of manifest.mark) {
    const chain = await audit.verify(tenantId);
    if (!chain.intact || chain.entries !== number || chain.headHash !== hash) throw new AuditChainBroken(tenantId, chain.firstBroken);
  }
}
