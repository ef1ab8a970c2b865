import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureTestDatabase, testDatabase } from '../../support/test-database';
import { temporaryFolder } from '../../support/test-settings';
import type { DatabaseConfig } from '../../../src/platform/database';
import { HostProcess } from './fault-host';
import type { OpenRequest } from './host-protocol';

export type Ground = Pick<OpenRequest, 'database' | 'dataDir' | 'floor' | 'clock'>;

/** A database and a data folder of a test's own, empty: an SQLite file, or one on the run's PostgreSQL. */
export async function newGround(floor: OpenRequest['floor'] = 'workflow', clock: OpenRequest['clock'] = 'manual'): Promise<Ground> {
  const dataDir = temporaryFolder();
  const database = testDatabase(dataDir);
  await ensureTestDatabase(database);
  return { database, dataDir, floor, clock };
}

let template: Ground | undefined;

/** The same, furnished: migrated, people, diagrams. On SQLite a copy of the first one. */
export async function furnishedGround(clock: OpenRequest['clock'] = 'manual'): Promise<Ground> {
  const ground = await newGround('workflow', clock);
  if (template && ground.database.kind === 'sqlite') {
    copyFileSync((template.database as { file: string }).file, ground.database.file);
    return { ...ground, clock };
  }
  await (await HostProcess.spawn().open(ground)).close();
  // the template is never opened again: closed in order, its file is whole without a journal
  if (ground.database.kind === 'sqlite') {
    const kept = join(temporaryFolder(), 'template.sqlite');
    copyFileSync(ground.database.file, kept);
    template = { ...ground, database: { kind: 'sqlite', file: kept } };
  }
  return ground;
}

/** As `check:invariants` takes it. */
export function targetOf(database: DatabaseConfig): string {
  return database.kind === 'sqlite' ? database.file : database.url;
}
