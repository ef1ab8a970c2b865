import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource } from 'typeorm';
import { DatabaseRefused } from './database.errors';
import { faultOf } from './database-fault.policy';
import { refusalToOpen } from './start-checks';

/** The right to write an SQLite file; one process at a time has it. */
export interface FileLock {
  release(): Promise<void>;
}

/**
 * Takes the file for this process. The queue of transactions and the clock are in memory: a second process would know
 * nothing of them. The lock is an empty SQLite database beside the file, held in an exclusive transaction: the operating
 * system frees it when the process dies, however it dies.
 */
export async function lockSqliteFile(file: string): Promise<FileLock> {
  mkdirSync(dirname(file), { recursive: true });
  const lock = new DataSource({ type: 'better-sqlite3', database: `${file}.lock`, timeout: 0 });
  try {
    await lock.initialize();
    await lock.query('BEGIN EXCLUSIVE');
  } catch (error) {
    if (lock.isInitialized) await lock.destroy();
    if (faultOf(error) !== 'busy') throw refusalToOpen(error, `${file}.lock`);
    throw new DatabaseRefused([`another Qunguan is running on ${file}: stop it first, or use PostgreSQL (DATABASE_URL) for several hosts`]);
  }
  return { release: () => lock.destroy() };
}
