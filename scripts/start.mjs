// npm start                 installs, builds what has changed, and starts the server
// npm start -- --reset      first removes this machine's database and uploaded files, unless a server is running on them
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { CannotGoOn, checkNode, ensureBuild, ensurePackages, loadEnvFile, main, root } from './prepare.mjs';

const began = Date.now();
const say = (text) => console.log(`qunguan  ${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${text}`);

await main(async () => {
  const options = process.argv.slice(2);
  const unknown = options.filter((option) => option !== '--reset');
  if (unknown.length > 0) throw new CannotGoOn(`unknown option ${unknown.join(' ')}; the only one is --reset`);
  checkNode();
  loadEnvFile();
  if (!(await ensurePackages(say))) say('packages are up to date');
  if (options.includes('--reset')) reset();
  if (!(await ensureBuild('server', say))) say('server is up to date');
  if (!(await ensureBuild('client', say))) say('client is up to date');
  say('starting …');
  await serve();
});

/** Removes exactly what the server made, nothing else in the folder. */
function reset() {
  if (process.env.NODE_ENV === 'production') throw new CannotGoOn('--reset is refused with NODE_ENV=production.');
  if (process.env.DATABASE_URL) throw new CannotGoOn('--reset works on SQLite only; with DATABASE_URL drop the database yourself.');
  const dataDir = resolve(root, process.env.DATA_DIR?.trim() || './data');
  const lock = lockOf(join(dataDir, 'qunguan.sqlite'));
  const targets = ['qunguan.sqlite', 'qunguan.sqlite-wal', 'qunguan.sqlite-shm', 'files'].map((name) => join(dataDir, name)).filter((path) => existsSync(path));
  for (const path of targets) {
    rmSync(path, { recursive: true, force: true });
    say(`removed ${relative(root, path) || path}`);
  }
  lock?.remove();
  if (targets.length === 0 && !lock) say('nothing to remove');
}

/** The lock beside the database, as the server takes it (platform/database/sqlite-file-lock.ts); nothing when no server was ever here. */
function lockOf(database) {
  const file = `${database}.lock`;
  if (!existsSync(file)) return undefined;
  const Database = createRequire(import.meta.url)('better-sqlite3');
  const lock = new Database(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error.code !== 'SQLITE_BUSY') throw error;
    throw new CannotGoOn(`A server is running on ${database}: stop it before --reset. Nothing was removed.`);
  }
  return {
    remove() {
      lock.close();
      for (const path of [file, `${file}-journal`]) rmSync(path, { force: true });
      say(`removed ${relative(root, file) || file}`);
    },
  };
}

/** The server in a process of its own; signals go on to it and its exit code is ours. */
function serve() {
  return new Promise((resolvePromise) => {
    const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'main.js')], { cwd: root, stdio: 'inherit', env: process.env });
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        asked = true;
        child.kill(signal);
      });
    }
    child.on('close', (code) => {
      // the server says itself how it ended; killed before it could (still starting, asked to stop) is no failure
      process.exitCode = code ?? (asked ? 0 : 1);
      resolvePromise();
    });
  });
}
