import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, type Settings } from '../../src/platform/config';
import { testDatabase } from './test-database';

/** Settings of a test: temporary data folder, database of its own, manual clock, cheap password hashing, silent log. */
export function testSettings(overrides: Partial<Settings> = {}): Settings {
  const dataDir = overrides.dataDir ?? temporaryFolder();
  const base = readSettings({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: dataDir,
    CLOCK: 'manual',
    DEMO: 'off',
    LOG_LEVEL: 'silent',
    SIGN_INS_PER_MINUTE: '100000',
    PASSWORD_MEMORY_KIB: '8',
    PASSWORD_PASSES: '1',
  });
  return { ...base, database: testDatabase(dataDir), ...overrides };
}

const folders: string[] = [];

/** A new folder that is removed when the test process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qunguan-test-'));
  if (folders.length === 0) process.once('exit', () => folders.forEach((path) => rmSync(path, { recursive: true, force: true })));
  folders.push(folder);
  return folder;
}
