import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import '../../src/app.module'; // brings every entity along
import type { DatabaseConfig } from '../../src/platform/database';
import { createWriteDataSource, loadMigrations } from '../../src/platform/database/data-source';
import { breachesOf, checkInvariants } from '../../src/operations/invariants';
import { DatabaseReader } from '../../src/operations/invariants/database.reader';
import { isPostgresRun } from '../support/test-database';
import { temporaryFolder } from '../support/test-settings';
import { furnishedGround, newGround, targetOf } from './support/fault-database';
import { HostProcess, HostPool } from './support/fault-host';
import { report } from './support/scale';

/** The last migration of the first release; users have databases that end with it. */
const RELEASED = '1760000000400';

describe('Migrations', () => {
  it('that were killed, each just before its commit, are completed by the next start', async () => {
    const pool = new HostPool(1);
    const names = loadMigrations().map((migration) => migration.name);
    let killed = 0;
    const ground = await newGround();
    for (const [index, name] of names.entries()) {
      await expect(pool.open({ ...ground, killAtMigration: 1 })).rejects.toThrow(/SIGKILL/);
      killed += 1;
      const done = await migrationsIn(ground);
      // those before it stand, of it nothing does
      expect([name, done]).toEqual([name, names.slice(0, index)]);
      if (index < names.length - 1) await upTo(ground, index + 1);
    }
    const host = await pool.open({ ...ground, withoutWorkers: true });
    expect(await migrationsIn(ground)).toEqual(names);
    await host.call('start', 'ann', 'approval', 'after-all');
    await host.kill();
    expect(breachesOf(await checkInvariants(targetOf(ground.database), { now: new Date() }))).toEqual([]);
    report('migrations killed', { killed, migrations: names.length });
    await pool.close();
  }, 900_000);

  (isPostgresRun() ? it.skip : it)('take a populated database of the first release to the newest one and back without touching what was in it', async () => {
    const ground = await furnishedGround();
    const host = await HostProcess.spawn().open({ ...ground, withoutWorkers: true });
    for (let n = 0; n < 5; n++) {
      const id = await host.call('start', 'ann', 'approval', `K-${n}`);
      const [task] = await host.call('openTasks', id);
      await host.call('claim', 'ann', task!.id);
      if (n % 2) await host.call('complete', 'ann', task!.id, 'ok');
    }
    await host.close();
    const { file } = ground.database as { file: string };
    const released = join(temporaryFolder(), 'released.sqlite');
    copyFileSync(file, released);
    const later = loadMigrations().filter((migration) => new migration().name!.slice(-13) > RELEASED).length;
    const source = await createWriteDataSource({ kind: 'sqlite', file: released }).initialize();
    try {
      for (let n = 0; n < later; n++) await source.undoLastMigration({ transaction: 'each' });
      const before = businessRows(released);
      expect(before.size).toBeGreaterThan(30);
      await source.runMigrations({ transaction: 'each' });
      expect(changed(before, businessRows(released))).toEqual([]);
      expect(breachesOf(await checkInvariants(released, { now: new Date() }))).toEqual([]);
      for (let n = 0; n < later; n++) await source.undoLastMigration({ transaction: 'each' });
      expect(changed(before, businessRows(released))).toEqual([]);
      report('from the released schema', { tables: before.size, 'migrations since': later });
    } finally {
      await source.destroy();
    }
  }, 120_000);

  async function migrationsIn(ground: { database: DatabaseConfig }): Promise<string[]> {
    const reader = await DatabaseReader.open(targetOf(ground.database));
    try {
      return (await reader.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY id')).map(({ name }) => name);
    } finally {
      await reader.close();
    }
  }

  /** So many migrations in order, as a start that was not killed would have done them. */
  async function upTo(ground: { database: DatabaseConfig }, count: number): Promise<void> {
    const source = await createWriteDataSource(ground.database).initialize();
    try {
      Object.assign(source, { migrations: source.migrations.slice(0, count) });
      await source.runMigrations({ transaction: 'each' });
    } finally {
      await source.destroy();
    }
  }

  /** Table → columns and rows, as far as users' work is in it. */
  function businessRows(file: string): Map<string, Record<string, unknown>[]> {
    const db = new Database(file, { readonly: true });
    const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migration'`).all() as { name: string }[];
    const rows = new Map(tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[]]));
    db.close();
    return rows;
  }

  /** Tables in which a column that was there before holds something else now. */
  function changed(before: Map<string, Record<string, unknown>[]>, after: Map<string, Record<string, unknown>[]>): string[] {
    return [...before].flatMap(([table, rows]) => {
      const columns = Object.keys(rows[0] ?? {});
      const told = (all: Record<string, unknown>[] | undefined): string[] | undefined => all?.map((row) => JSON.stringify(columns.map((column) => row[column]))).sort();
      return JSON.stringify(told(after.get(table))) === JSON.stringify(told(rows)) ? [] : [table];
    });
  }
});
