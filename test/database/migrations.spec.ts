import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { checkDurability, createReadDataSource, createWriteDataSource, loadMigrations } from '../../src/platform/database/data-source';
import '../../src/app.module'; // brings every entity along
import { temporaryFolder } from '../support/test-settings';

/** Tables, columns and indexes as the database itself describes them. */
async function schemaOf(source: DataSource): Promise<string[]> {
  const rows = await source.query<{ sql: string }[]>(`SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'schema_migration' AND name NOT LIKE 'sqlite_%' ORDER BY type, name`);
  return rows.map(({ sql }) => sql.replace(/\s+/g, ' '));
}

describe('migrations', () => {
  let source: DataSource;
  let file: string;

  beforeEach(async () => {
    file = join(temporaryFolder(), 'test.sqlite');
    source = await createWriteDataSource({ kind: 'sqlite', file }).initialize();
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
    const first = await schemaOf(source);
    expect(first.length).toBeGreaterThan(60);
    await down();
    expect(await schemaOf(source)).toEqual([]);
    await up();
    expect(await schemaOf(source)).toEqual(first);
  });

  it('run once: a second start finds nothing to do', async () => {
    expect((await up()).length).toBe(loadMigrations().length);
    expect(await up()).toEqual([]);
  });

  it('give every entity its table with its columns, and no column nobody reads', async () => {
    await up();
    const differences: string[] = [];
    for (const { tableName, columns } of source.entityMetadatas) {
      const inDatabase = (await source.query<{ name: string; notnull: number; pk: number }[]>(`PRAGMA table_info("${tableName}")`)).sort((a, b) => a.name.localeCompare(b.name));
      const inCode = columns.map((column) => ({ name: column.databaseName, isNullable: column.isNullable, isPrimary: column.isPrimary })).sort((a, b) => a.name.localeCompare(b.name));
      const described = inDatabase.map(({ name, notnull, pk }) => ({ name, isNullable: notnull === 0 && pk === 0, isPrimary: pk > 0 }));
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
      'engine_state', 'activity_instance', 'sequence_flow_taken', 'inbox', 'tenant', 'demo_load', 'sweep_round',
    ]);
    const tables = await source.query<{ name: string }[]>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`);
    const missing: string[] = [];
    for (const { name } of tables) {
      const columns = await source.query<{ name: string }[]>(`PRAGMA table_info("${name}")`);
      if (!without.has(name) && !columns.some((column) => column.name === 'tenant_id')) missing.push(name);
    }
    expect(missing).toEqual([]);
  });

  it('leave a sound file, and readers that cannot write', async () => {
    await up();
    expect(await source.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await source.query('PRAGMA foreign_key_check')).toEqual([]);
    const reader = await createReadDataSource({ kind: 'sqlite', file }).initialize();
    try {
      await expect(reader.query(`INSERT INTO clock_state (id, mode) VALUES ('x', 'manual')`)).rejects.toThrow(/readonly/);
    } finally {
      await reader.destroy();
    }
  });
});

describe('the settings of SQLite', () => {
  it('keep acknowledged commits over a power cut, and a file that did not take them is refused', async () => {
    const source = await createWriteDataSource({ kind: 'sqlite', file: join(temporaryFolder(), 'test.sqlite') }).initialize();
    try {
      await expect(checkDurability(source)).resolves.toBeUndefined();
      await source.query('PRAGMA synchronous = NORMAL');
      await expect(checkDurability(source)).rejects.toThrow(/"synchronous":1/);
    } finally {
      await source.destroy();
    }
  });
});
