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

const templates = new Map<string, string>();

/** The same, furnished: migrated, people, diagrams. On SQLite a copy of the first one. */
export async function furnishedGround(clock: OpenRequest['clock'] = 'manual', floor: OpenRequest['floor'] = 'workflow'): Promise<Ground> {
  const ground = await newGround(floor, clock);
  const template = templates.get(floor);
  if (template && ground.database.kind === 'sqlite') {
    copyFileSync(template, ground.database.file);
    return ground;
  }
  await (await HostProcess.spawn().open(ground)).close();
  // the template is never opened again: closed in order, its file is whole without a journal
  if (ground.database.kind === 'sqlite') {
    const kept = join(temporaryFolder(), 'template.sqlite');
    copyFileSync(ground.database.file, kept);
    templates.set(floor, kept);
  }
  return ground;
}

/** As `check:invariants` takes it. */
export function targetOf(database: DatabaseConfig): string {
  return database.kind === 'sqlite' ? database.file : database.url;
}
