import { createWriteDataSource, loadMigrations } from '../../platform/database';
import { RowDigest, type TableSummary } from './manifest';
import { countRows, lineOf, listTables, readRows, type Query, type TableShape } from './table-rows.queries';

/** Rows that a schema of this level brings along by itself, table by table: they are nobody's. */
export async function rowsOfNewSchema(level: readonly string[]): Promise<ReadonlyMap<string, TableSummary>> {
  const source = createWriteDataSource({ kind: 'sqlite', file: ':memory:' });
  source.setOptions({ migrations: loadMigrations().filter((migration) => level.includes(new migration().name!)) });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
    const query: Query = (sql, parameters = []) => source.query(sql, [...parameters]);
    const found = new Map<string, TableSummary>();
    for (const table of await listTables(query, false)) {
      const summary = await summaryOf(query, table);
      if (summary.rows > 0) found.set(table.name, summary);
    }
    return found;
  } finally {
    await source.destroy();
  }
}

/** Tables that hold more, or other things, than a new schema does; each with its number of rows. */
export async function tablesInUse(query: Query, isPostgres: boolean, ofNewSchema: ReadonlyMap<string, TableSummary>): Promise<string[]> {
  const inUse: string[] = [];
  for (const table of await listTables(query, isPostgres)) {
    const rows = await countRows(query, table.name);
    if (rows === 0) continue;
    const own = ofNewSchema.get(table.name);
    if (own?.rows !== rows || (await summaryOf(query, table)).sha256 !== own.sha256) inUse.push(`${table.name} (${rows})`);
  }
  return inUse;
}

/** Count and content as they are. */
export async function summaryOf(query: Query, table: TableShape): Promise<TableSummary> {
  const digest = new RowDigest();
  for await (const rows of readRows(query, table)) for (const row of rows) digest.add(lineOf(row));
  return digest.summary(table.name);
}
