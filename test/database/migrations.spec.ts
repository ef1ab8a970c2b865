import type { DataSource } from 'typeorm';
import { createReadDataSource, createWriteDataSource, loadMigrations } from '../../src/platform/database/data-source';
import type { DatabaseConfig } from '../../src/platform/database';
import '../../src/app.module'; // brings every entity along
import { columnsOf, schemaOf, tablesOf } from '../support/schema-catalog';
import { isPostgresRun, newTestDatabase } from '../support/test-database';
import { temporaryFolder } from '../support/test-settings';

describe('migrations', () => {
  let source: DataSource;
  let config: DatabaseConfig;
  const isPostgres = isPostgresRun();

  beforeEach(async () => {
    config = await newTestDatabase(temporaryFolder());
    source = await createWriteDataSource(config).initialize();
  });
  afterEach(() => source.destroy());

  const up = () => source.runMigrations({ transaction: 'each' });
  const down = async () => {
    for (let n = loadMigrations().length; n > 0; n--) await source.undoLastMigration({ transaction: 'each' });
  };

  it('are numbered without doubles and named after their number', () => {
    const names = loadMigrations().map((migration) => new migration().name!);
    const numbers = names.map((name) => /(\d{13})$/.exec(name)?.[1]);
    expect(numbers).toEqual([...new Set(numbers)].sort());
    expect(numbers).not.toContain(undefined);
  });

  it('build everything from zero, take all of it back, and build the same again', async () => {
    await up();
    const first = await schemaOf(source, isPostgres);
    expect(first.length).toBeGreaterThan(60);
    await down();
    expect(await schemaOf(source, isPostgres)).toEqual([]);
    await up();
    expect(await schemaOf(source, isPostgres)).toEqual(first);
  });

  it('run once: a second start finds nothing to do', async () => {
    expect((await up()).length).toBe(loadMigrations().length);
    expect(await up()).toEqual([]);
  });

  it('give every entity its table with its columns, and no column nobody reads', async () => {
    await up();
    const differences: string[] = [];
    for (const { tableName, columns } of source.entityMetadatas) {
      const described = await columnsOf(source, isPostgres, tableName);
      const inCode = columns.map((column) => ({ name: column.databaseName, isNullable: column.isNullable, isPrimary: column.isPrimary })).sort((a, b) => (a.name < b.name ? -1 : 1));
      if (JSON.stringify(described) !== JSON.stringify(inCode)) differences.push(`${tableName}: ${JSON.stringify(described)} <> ${JSON.stringify(inCode)}`);
    }
    expect(source.entityMetadatas.length).toBeGreaterThan(30);
    expect(differences).toEqual([]);
  });

  it('give every table of an organization its tenant', async () => {
    await up();
    // system-wide, or part of a row that has a tenant (its key leads there)
    const without = new Set([
      'schema_migration', 'clock_state', 'calendar_year', 'deployment', 'process_definition', 'form_definition', 'policy_pack', 'app_session', 'sign_in_failure', 'role_holding',
      'engine_state', 'activity_instance', 'sequence_flow_taken', 'inbox', 'task_search', 'handled', 'tenant', 'demo_load', 'sweep_round', 'commit_mark',
    ]);
    const missing: string[] = [];
    for (const name of await tablesOf(source, isPostgres)) {
      const columns = await columnsOf(source, isPostgres, name);
      if (!without.has(name) && !columns.some((column) => column.name === 'tenant_id')) missing.push(name);
    }
    expect(missing).toEqual([]);
  });

  it('leave a sound database, and readers that cannot write', async () => {
    await up();
    if (!isPostgres) {
      expect(await source.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(await source.query('PRAGMA foreign_key_check')).toEqual([]);
    }
    const reader = await createReadDataSource(config).initialize();
    try {
      await expect(reader.query(`INSERT INTO clock_state (id, mode) VALUES ('x', 'manual')`)).rejects.toThrow(/read-?only/);
    } finally {
      await reader.destroy();
    }
  });
});
