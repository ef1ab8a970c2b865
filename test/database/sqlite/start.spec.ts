import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { existsSync, writeFileSync } from 'node:fs';
import { DatabaseRefused } from '../../../src/platform/database';
import { createWriteDataSource } from '../../../src/platform/database/data-source';
import { openDatabase } from '../../../src/platform/database/open-database';
import { lockSqliteFile } from '../../../src/platform/database/sqlite-file-lock';
import { checkDatabase } from '../../../src/platform/database/start-checks';
import { temporaryFolder } from '../../support/test-settings';

describe('a host that starts on SQLite', () => {
  let file: string;
  beforeEach(() => {
    file = join(temporaryFolder(), 'qunguan.sqlite');
  });
  const open = () => openDatabase({ kind: 'sqlite', file });

  it('has the settings with which acknowledged commits survive a power cut, and refuses a file that did not take them', async () => {
    const source = await createWriteDataSource({ kind: 'sqlite', file }).initialize();
    try {
      await expect(checkDatabase(source)).resolves.toBeUndefined();
      await source.query('PRAGMA synchronous = NORMAL');
      await expect(checkDatabase(source)).rejects.toThrow(/"synchronous":1/);
    } finally {
      await source.destroy();
    }
  });

  it('refuses a file on which another host is running, and takes it when that one has stopped', async () => {
    const first = await open();
    await expect(open()).rejects.toThrow(/another Qunguan is running on .*qunguan\.sqlite/);
    await first.source.destroy();
    await first.fileLock!.release();
    const second = await open();
    await second.source.destroy();
    await second.fileLock!.release();
  });

  it('takes the file at once when the other one was killed: nothing stale stays behind', async () => {
    await (await lockSqliteFile(file)).release();
    const script = `const db = new (require('better-sqlite3'))(process.argv[1], { timeout: 0 }); db.exec('BEGIN EXCLUSIVE'); console.log('mine'); setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['-e', script, `${file}.lock`], { cwd: process.cwd(), stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => other.stdout.once('data', resolve));
    await expect(open()).rejects.toThrow(DatabaseRefused);
    const gone = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await gone;
    const host = await open();
    await host.source.destroy();
    await host.fileLock!.release();
  });

  it('keeps its files from npm start -- --reset while it runs', async () => {
    const { source, fileLock } = await open();
    const reset = spawnSync(process.execPath, [join('scripts', 'start.mjs'), '--reset'], { encoding: 'utf8', env: { PATH: process.env['PATH'], DATA_DIR: dirname(file), NODE_ENV: 'test' } });
    expect([reset.status, reset.stderr, existsSync(file)]).toEqual([1, expect.stringMatching(/A server is running on .*stop it before --reset/), true]);
    await source.destroy();
    await fileLock!.release();
  });

  it('refuses a database that a newer program has migrated', async () => {
    const { source, fileLock } = await open();
    await source.query(`INSERT INTO schema_migration ("timestamp", name) VALUES (9999999999999, 'Future9999999999999')`);
    await source.destroy();
    await fileLock!.release();
    await expect(open()).rejects.toThrow(/newer version of Qunguan \(unknown migrations: Future9999999999999\)/);
  });

  it('says in words that the file is something else', async () => {
    writeFileSync(file, 'certainly not a database, but long enough to be looked at: '.repeat(50));
    await expect(open()).rejects.toThrow(/is not an SQLite database/);
  });
});
