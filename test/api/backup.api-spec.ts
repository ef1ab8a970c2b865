import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module';
import { AuditChainBroken, BackupUnreadable, createBackup, restoreBackup, RestoreNotVerified, RestoreTargetNotEmpty, verifyBackup, type BackupManifest } from '../../src/operations/backup';
import { rowsOfNewSchema } from '../../src/operations/backup/new-schema.queries';
import * as tableRows from '../../src/operations/backup/table-rows.queries';
import type { Settings } from '../../src/platform/config';
import { createWriteDataSource, loadMigrations, UnitOfWork, type DatabaseConfig } from '../../src/platform/database';
import { SessionService } from '../../src/platform/identity';
import { staffGroup } from '../process/group.fixture';
import { ApiWorld } from '../support/api-world';
import { bootApp } from '../support/booted-app';
import { BuiltHost, environmentOf } from '../support/built-host';
import { HttpClient } from '../support/http-client';
import { ensureTestDatabase, isPostgresRun } from '../support/test-database';
import { temporaryFolder, testSettings } from '../support/test-settings';

jest.setTimeout(240_000);

const PASSPHRASE = 'correct horse battery staple';
const ROOT = join(__dirname, '..', '..');
const CLIENTS = 20;

const contextOf = (settings: Settings, passphrase: string | undefined = PASSPHRASE) => ({ settings, passphrase, programVersion: '0.1.0', clock: { now: () => new Date() }, say: () => undefined });
const backupOf = (settings: Settings, file = join(temporaryFolder(), 'it.backup')) => createBackup(contextOf(settings), file);

/** Settings of an installation that is not there yet. */
async function emptyTarget(database?: (dataDir: string) => DatabaseConfig): Promise<Settings> {
  const dataDir = temporaryFolder();
  const settings = testSettings(database ? { dataDir, database: database(dataDir) } : { dataDir });
  await ensureTestDatabase(settings.database);
  return settings;
}
const onSqlite = (dataDir: string): DatabaseConfig => ({ kind: 'sqlite', file: join(dataDir, 'qunguan.sqlite') });

/** Rows of all tables of an installation nobody serves, beyond what a new schema brings along. */
async function rowsIn({ database }: Settings): Promise<number> {
  const ofNewSchema = await rowsOfNewSchema(loadMigrations().map((migration) => new migration().name!));
  if (database.kind === 'sqlite' && !existsSync(database.file)) return 0;
  const source = await createWriteDataSource(database).initialize();
  try {
    const query: tableRows.Query = (sql, parameters = []) => source.query(database.kind === 'postgres' ? sql.replace('?', '$1') : sql, [...parameters]);
    let rows = 0;
    for (const { name } of await tableRows.listTables(query, database.kind === 'postgres')) rows += (await tableRows.countRows(query, name)) - (ofNewSchema.get(name)?.rows ?? 0);
    return rows;
  } finally {
    await source.destroy();
  }
}

async function statement({ database }: Settings, sql: string): Promise<void> {
  const source = await createWriteDataSource(database).initialize();
  try {
    await source.query(sql);
  } finally {
    await source.destroy();
  }
}

/** As they come back: nobody is signed in after a restore. */
const restored = (tables: BackupManifest['tables']) => tables.map((table) => (table.name === 'session' ? { name: 'session', rows: 0, sha256: '0'.repeat(64) } : table));

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name) : [];
}

describe('a backup', () => {
  const settings = testSettings();
  let taskId: string;
  let evidenceId: string;
  let picture: Buffer;
  let token: string;
  let file: string;
  let manifest: BackupManifest;
  /** what clients were told, and when */
  const journal: { readonly text: string; readonly saidAt: number }[] = [];

  /** Taken while twenty clients work, some with pictures; they go on for a while afterwards. */
  beforeAll(async () => {
    const world = await ApiWorld.boot(undefined, settings);
    const { businessKey } = await world.start('S09', 'group-establish', staffGroup('甲乙社区-备份-工作群'));
    taskId = (await world.task('S05', 'review-by-first-responsible', businessKey)).id;
    [evidenceId] = (await world.screenshots('S09', 1)) as [string];
    const tokens: string[] = [];
    for (let n = 0; n < CLIENTS; n++) tokens.push((await world.booted.get(SessionService).open('S05')).token);
    token = tokens[0]!;
    let stop = false;
    const work = async (n: number) => {
      const client = new HttpClient(world.booted.anonymous.address, `qg_session=${tokens[n]}`);
      for (let i = 0; !stop; i++) {
        const text = `客户${n} 第${i}条`;
        const answer = await client.post(`/api/user-tasks/${taskId}/comments`, { text });
        if (answer.status !== 204) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
        journal.push({ text, saidAt: Date.now() });
        if (n === 0) await world.screenshots('S09', 1);
      }
    };
    const working = Promise.all(tokens.map((_, n) => work(n)));
    const until = async (count: number) => {
      while (journal.length < count) await Promise.race([working, new Promise((resolve) => setTimeout(resolve, 5))]);
    };
    await until(3 * CLIENTS);
    ({ file, manifest } = await backupOf(settings));
    await until(journal.length + CLIENTS);
    stop = true;
    await working;
    const client = await world.as('S09');
    picture = Buffer.from(await (await fetch(`${client.address}/api/evidence/${evidenceId}/content`, { headers: { cookie: `qg_session=${(await world.booted.get(SessionService).open('S09')).token}` } })).arrayBuffer());
    await world.close();
  });
  afterEach(() => jest.restoreAllMocks());

  /** A host on what was restored, and what it holds. */
  async function serving<T>(target: Settings, look: (client: HttpClient, database: UnitOfWork, sessions: SessionService) => Promise<T>): Promise<T> {
    const booted = await bootApp(AppModule.forRoot(target), target);
    try {
      return await look(new HttpClient(booted.anonymous.address, `qg_session=${token}`), booted.get(UnitOfWork), booted.get(SessionService));
    } finally {
      await booted.close();
    }
  }

  /** Restores elsewhere and holds the result against the journal. */
  async function restoredFaithfully(target: Settings, from: { file: string; manifest: BackupManifest }): Promise<void> {
    await restoreBackup(contextOf(target), from.file);
    // the same rows once more: a backup of the restored installation says the same of every table
    const again = await backupOf(target);
    expect(again.manifest.tables).toEqual(restored(from.manifest.tables));
    expect(again.manifest.files).toEqual(from.manifest.files);
    await serving(target, async (client, database, sessions) => {
      const kept = (await database.query<{ opinion: string }>(`SELECT opinion FROM history_entry WHERE kind = 'COMMENT'`)).map(({ opinion }) => opinion);
      const before = journal.filter(({ saidAt }) => saidAt <= Date.parse(from.manifest.takenAt));
      for (const { text } of before) expect([text, kept.filter((one) => one === text).length]).toEqual([text, 1]);
      expect(before.length).toBeGreaterThanOrEqual(3 * CLIENTS);
      expect(kept.length).toBeLessThan(journal.length);
      const content = await fetch(`${client.address}/api/evidence/${evidenceId}/content`, { headers: { cookie: `qg_session=${(await sessions.open('S09')).token}` } });
      expect([content.status, Buffer.from(await content.arrayBuffer()).equals(picture)]).toEqual([200, true]);
      // whoever was signed in is no more
      expect((await client.post(`/api/user-tasks/${taskId}/completion`, { variables: { decision: 'AGREE', ownerId: 'S09' } })).status).toBe(401);
      // and work goes on where it stood
      const again = new HttpClient(client.address, `qg_session=${(await sessions.open('S05')).token}`);
      expect((await again.post(`/api/user-tasks/${taskId}/completion`, { variables: { decision: 'AGREE', ownerId: 'S09' } })).status).toBe(204);
      console.log(`${from.manifest.store} → ${target.database.kind}: ${before.length} acknowledged before the mark, all there; ${kept.length} of ${journal.length} in all`);
    });
  }

  it('taken while twenty clients work holds everything acknowledged before it, and its files', async () => {
    expect(manifest.files.length).toBeGreaterThanOrEqual(2);
    expect(manifest.mark.map(({ tenantId }) => tenantId)).toEqual(expect.arrayContaining([expect.stringMatching(/\S/)]));
    await restoredFaithfully(await emptyTarget(), { file, manifest });
  });

  it('goes into SQLite wherever it comes from', async () => {
    await restoredFaithfully(await emptyTarget(onSqlite), { file, manifest });
  });

  if (isPostgresRun()) {
    it('is the way from SQLite to PostgreSQL', async () => {
      const sqlite = await emptyTarget(onSqlite);
      await restoreBackup(contextOf(sqlite), file);
      const fromSqlite = await backupOf(sqlite);
      expect(fromSqlite.manifest.store).toBe('sqlite');
      await restoredFaithfully(await emptyTarget(), { file: fromSqlite.file, manifest: { ...fromSqlite.manifest, takenAt: manifest.takenAt } });
    });
  }

  it('is readable by nobody without the passphrase, and by nobody but its owner on this machine', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(file);
    for (const text of ['header.json', '客户', 'audit_entry', '备份']) expect(bytes.includes(text)).toBe(false);
  });

  it('is not made without a passphrase worth the name, from nothing, or over another file', async () => {
    const out = join(temporaryFolder(), 'it.backup');
    for (const passphrase of [undefined, '', 'short']) {
      await expect(createBackup({ ...contextOf(settings), passphrase }, out)).rejects.toMatchObject({ code: 'backup-passphrase-missing', message: expect.stringContaining('BACKUP_PASSPHRASE') });
    }
    await expect(createBackup(contextOf(await emptyTarget((dataDir) => ({ kind: 'sqlite', file: join(dataDir, 'none.sqlite') }))), out)).rejects.toMatchObject({ code: 'backup-source-missing' });
    expect(existsSync(out)).toBe(false);
    await expect(createBackup(contextOf(settings), file)).rejects.toMatchObject({ code: 'backup-file-exists' });
  });

  describe('that is not whole', () => {
    /** Refused with this reason, and neither file nor row was made. */
    async function refused(bytes: Buffer, reason: string, passphrase = PASSPHRASE): Promise<void> {
      const damaged = join(temporaryFolder(), 'damaged.backup');
      writeFileSync(damaged, bytes);
      const target = await emptyTarget();
      const error: unknown = await restoreBackup(contextOf(target, passphrase), damaged).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(BackupUnreadable);
      expect((error as BackupUnreadable).facts).toMatchObject({ reason });
      expect((error as BackupUnreadable).sentence.zh).toMatch(/没有写入任何内容。$/);
      expect([await rowsIn(target), filesIn(target.dataDir)]).toEqual([0, []]);
    }
    const whole = () => Buffer.from(readFileSync(file));
    /** Where the frames begin, read from their prefixes. */
    const frames = () => {
      const bytes = whole();
      const starts: number[] = [];
      for (let at = 26; at < bytes.length; at += 5 + bytes.readUInt32BE(at + 1) + 16) starts.push(at);
      return starts;
    };

    it('or has another passphrase is refused, and nothing is written', () => refused(whole(), 'wrong-passphrase-or-damaged', 'another passphrase'));

    it('because its end is missing is refused, also when exactly whole frames are', async () => {
      const starts = frames();
      expect(starts.length).toBeGreaterThan(3);
      for (const end of [whole().length - 1, starts.at(-1)!, starts[2]!, starts[1]! + 3]) await refused(whole().subarray(0, end), 'truncated');
      await refused(whole().subarray(0, 20), 'not-a-backup');
    });

    it('because one bit is another is refused, wherever it is', async () => {
      const starts = frames();
      const flipped = (at: number, bit = 1) => {
        const bytes = whole();
        bytes[at] = bytes[at]! ^ bit;
        return bytes;
      };
      await refused(flipped(3), 'not-a-backup');
      await refused(flipped(15), 'wrong-passphrase-or-damaged');
      await refused(flipped(starts[0]! + 40), 'wrong-passphrase-or-damaged');
      for (const at of [starts[1]! + 5, starts[1]!, Math.floor((starts[1]! + starts[2]!) / 2), starts.at(-1)! + 6, whole().length - 1]) await refused(flipped(at), 'damaged');
    });

    it('because frames were moved or something was added is refused', async () => {
      const [, second, third, fourth] = frames() as [number, number, number, number];
      const bytes = whole();
      await refused(Buffer.concat([bytes.subarray(0, second), bytes.subarray(third, fourth), bytes.subarray(second, third), bytes.subarray(fourth)]), 'damaged');
      await refused(Buffer.concat([bytes, Buffer.from('x')]), 'damaged');
      await refused(Buffer.from('SQLite format 3\0 and some more bytes than a header has'), 'not-a-backup');
    });
  });

  describe('goes into an empty installation only:', () => {
    it('rows of somebody are refused by name and stay as they are', async () => {
      const target = await emptyTarget();
      await restoreBackup(contextOf(target), file);
      const rows = await rowsIn(target);
      await expect(restoreBackup(contextOf(target), file)).rejects.toMatchObject({ code: 'restore-target-not-empty', message: expect.stringContaining('app_user (') });
      expect(await rowsIn(target)).toBe(rows);
    });

    it('a database in use by an older program is refused as it was found, and not migrated', async () => {
      const older = await emptyTarget();
      const source = createWriteDataSource(older.database);
      source.setOptions({ migrations: loadMigrations().filter((migration) => !/^Command/.test(new migration().name!)) });
      await source.initialize();
      try {
        await source.runMigrations({ transaction: 'each' });
        await source.query(`INSERT INTO number_sequence (tenant_id, name, year, value) VALUES ('T', 'case', 2026, 41)`);
        const migrations = () => source.query('SELECT name FROM schema_migration ORDER BY id');
        const before = await migrations();
        await expect(restoreBackup(contextOf(older), file)).rejects.toMatchObject({ code: 'restore-target-not-empty', message: expect.stringContaining('number_sequence (1)') });
        expect(await migrations()).toEqual(before);
      } finally {
        await source.destroy();
      }
    });

    it('a file of somebody else is refused', async () => {
      const target = await emptyTarget();
      await restoreBackup(contextOf(target), file);
      const foreign = await emptyTarget();
      const path = join(foreign.dataDir, 'files', 'incoming');
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, 'an-upload'), 'x');
      await expect(restoreBackup(contextOf(foreign), file)).rejects.toBeInstanceOf(RestoreTargetNotEmpty);
      expect(await rowsIn(foreign)).toBe(0);
    });

    it('a schema of its level or before is brought to it; of a newer program it is refused', async () => {
      // given one from before the last migration, restored by a program that has it
      const older = await emptyTarget();
      const source = createWriteDataSource(older.database);
      source.setOptions({ migrations: loadMigrations().filter((migration) => !/^Command/.test(new migration().name!)) });
      await source.initialize();
      await source.runMigrations({ transaction: 'each' });
      await source.query(`INSERT INTO number_sequence (tenant_id, name, year, value) VALUES ('T', 'case', 2026, 41)`);
      await source.destroy();
      const before = await backupOf(older);
      const target = await emptyTarget();
      await restoreBackup(contextOf(target), before.file);
      await serving(target, async (_client, database) => {
        expect(await database.query('SELECT value FROM number_sequence WHERE tenant_id = ?', ['T'])).toEqual([{ value: 41 }]);
        expect(await database.query('SELECT * FROM command')).toEqual([]);
      });
      // and one that knows a migration this program does not
      await statement(older, `INSERT INTO schema_migration (timestamp, name) VALUES (9999999999999, 'Tomorrow9999999999999')`);
      const newer = await backupOf(older);
      const next = await emptyTarget();
      await expect(restoreBackup(contextOf(next), newer.file)).rejects.toMatchObject({ code: 'backup-from-newer-program', facts: { unknownMigrations: ['Tomorrow9999999999999'] } });
      expect(await rowsIn(next)).toBe(0);
    });
  });

  it('that does not arrive as it was is taken back as a whole', async () => {
    const target = await emptyTarget();
    const insert = tableRows.insertRows;
    jest.spyOn(tableRows, 'insertRows').mockImplementation((query, table, rows) => insert(query, table, table.name === 'history_entry' ? rows.slice(1) : rows));
    await expect(restoreBackup(contextOf(target), file)).rejects.toBeInstanceOf(RestoreNotVerified);
    expect(await rowsIn(target)).toBe(0);
    // the sentence says so
    expect(filesIn(target.dataDir)).toEqual(expect.arrayContaining(manifest.files.map(({ sha256 }) => sha256)));
    jest.restoreAllMocks();
    await expect(restoreBackup(contextOf(target), file)).resolves.toMatchObject({ takenAt: manifest.takenAt });
  });

  it('with a broken audit chain is refused until somebody takes it as it is', async () => {
    const tampered = await emptyTarget();
    await restoreBackup(contextOf(tampered), file);
    await statement(tampered, `UPDATE audit_entry SET actor_name = 'nobody' WHERE number = 2`);
    const made = await backupOf(tampered);
    const target = await emptyTarget();
    const refusal: unknown = await restoreBackup(contextOf(target), made.file).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AuditChainBroken);
    expect((refusal as AuditChainBroken).facts).toMatchObject({ firstBroken: 2 });
    expect(await rowsIn(target)).toBe(0);
    await restoreBackup(contextOf(target), made.file, { acceptBrokenAuditChain: true });
    expect(await rowsIn(target)).toBeGreaterThan(0);
  });

  it('names uploaded files that are gone, and keeps all the rest', async () => {
    const source = await emptyTarget();
    await restoreBackup(contextOf(source), file);
    const { sha256 } = manifest.files[0]!;
    rmSync(join(source.dataDir, 'files', sha256.slice(0, 2), sha256));
    const made = await backupOf(source);
    expect([made.manifest.lostFiles, made.manifest.files.length]).toEqual([[sha256], manifest.files.length - 1]);
    expect((await verifyBackup(made.file, PASSPHRASE, manifest.migrations)).tables).toEqual(restored(manifest.tables));
  });

  it('leaves no half file behind when the disk fails under it', async () => {
    const folder = temporaryFolder();
    jest.spyOn(tableRows, 'lineOf').mockImplementation(() => {
      throw new Error('the disk is gone');
    });
    await expect(createBackup(contextOf(settings), join(folder, 'it.backup'))).rejects.toThrow('the disk is gone');
    expect(filesIn(folder)).toEqual([]);
  });

  describe('on the command line', () => {
    beforeAll(() => BuiltHost.build());
    const run = (script: string, args: string[], of: Settings, passphrase = PASSPHRASE) =>
      spawnSync(process.execPath, [join(ROOT, 'scripts', script), ...args], { cwd: ROOT, encoding: 'utf8', env: { ...environmentOf(of), ...(passphrase ? { BACKUP_PASSPHRASE: passphrase } : {}) } });

    it('is made and restored, or refused in plain words', async () => {
      const out = join(temporaryFolder(), 'it.backup');
      const silent = run('backup.mjs', ['--out', out], settings, '');
      expect([silent.status, silent.stderr]).toEqual([1, expect.stringMatching(/BACKUP_PASSPHRASE/)]);
      expect(silent.stderr).not.toMatch(/\n\s+at /);
      expect(run('backup.mjs', ['--out', out], settings)).toMatchObject({ status: 0, stdout: expect.stringContaining(out) });
      const target = await emptyTarget();
      expect(run('restore.mjs', [out], target, 'another passphrase')).toMatchObject({ status: 1, stderr: expect.stringMatching(/BACKUP_PASSPHRASE is wrong/) });
      expect(run('restore.mjs', [out], target)).toMatchObject({ status: 0, stdout: expect.stringMatching(/audit chains whole/) });
      const { sha256 } = manifest.files[0]!;
      rmSync(join(target.dataDir, 'files', sha256.slice(0, 2), sha256));
      const lossy = join(temporaryFolder(), 'lossy.backup');
      expect(run('backup.mjs', ['--out', lossy], target)).toMatchObject({ status: 2 });
      expect(run('restore.mjs', [lossy], await emptyTarget())).toMatchObject({ status: 2, stderr: expect.stringContaining(sha256) });
      expect(run('restore.mjs', [out], target)).toMatchObject({ status: 1, stderr: expect.stringMatching(/empty database and data folder only/) });
    });

    it('killed in the middle of a restore leaves an empty installation, over which it is run again', async () => {
      const target = await emptyTarget();
      const child = spawn(process.execPath, [join(ROOT, 'scripts', 'restore.mjs'), file], { cwd: ROOT, env: { ...environmentOf(target), BACKUP_PASSPHRASE: PASSPHRASE } });
      let output = '';
      child.stderr.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('loading the tables')) child.kill('SIGKILL');
      });
      const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
      expect([signal, await rowsIn(target)]).toEqual(['SIGKILL', 0]);
      await restoredFaithfully(target, { file, manifest });
    });
  });
});
