/* Every table of either store, row by row in one notation: JSON with sorted columns, the same text for the same row. */

export type Query = <T = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]) => Promise<T[]>;
export type Row = Record<string, string | number | null>;

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** PostgreSQL hands these out as text */
  readonly bigints: ReadonlySet<string>;
}

/** Written by the migrations themselves, and what commits leave behind to be recognized by for a while. */
const NOT_CONTENT = new Set(['schema_migration', 'commit_mark']);
/** rows may hold a diagram or a state of a megabyte each */
const BATCH = 50;
const MOST_PARAMETERS = 20_000;

export async function listTables(query: Query, isPostgres: boolean): Promise<TableShape[]> {
  const names = await query<{ name: string }>(
    isPostgres
      ? `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`
      : // without the index of a search: it is made anew from its table
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
  );
  const shapes: TableShape[] = [];
  for (const name of names.map((row) => row.name).filter((one) => !NOT_CONTENT.has(one)).sort()) shapes.push(isPostgres ? await postgresShape(query, name) : await sqliteShape(query, name));
  return shapes;
}

/** Names of the migrations that have been run; none in a database nobody has used. */
export async function migrationsRun(query: Query, isPostgres: boolean): Promise<string[]> {
  const there = await query(
    isPostgres
      ? `SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'schema_migration'`
      : `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'`,
  );
  if (there.length === 0) return [];
  return (await query<{ name: string }>('SELECT name FROM schema_migration ORDER BY id')).map(({ name }) => name);
}

async function sqliteShape(query: Query, name: string): Promise<TableShape> {
  const columns = await query<{ name: string; pk: number }>(`PRAGMA table_info("${name}")`);
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk).map((column) => column.name);
  return shape(name, columns.map((column) => column.name), key, []);
}

async function postgresShape(query: Query, name: string): Promise<TableShape> {
  const columns = await query<{ name: string; type: string }>(
    'SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ?',
    [name],
  );
  const key = await query<{ name: string }>(
    `SELECT k.column_name AS name FROM information_schema.table_constraints c
       JOIN information_schema.key_column_usage k ON k.constraint_name = c.constraint_name AND k.table_schema = c.table_schema AND k.table_name = c.table_name
      WHERE c.constraint_type = 'PRIMARY KEY' AND c.table_schema = current_schema() AND c.table_name = ? ORDER BY k.ordinal_position`,
    [name],
  );
  return shape(name, columns.map((column) => column.name), key.map((column) => column.name), columns.filter(({ type }) => type === 'bigint').map((column) => column.name));
}

function shape(name: string, columns: readonly string[], key: readonly string[], bigints: readonly string[]): TableShape {
  if (key.length === 0) throw new Error(`table ${name} has no primary key: it cannot be read in order`);
  return { name, columns: [...columns].sort(), key, bigints: new Set(bigints) };
}

/** All rows in the order of the key, some at a time: memory does not grow with the table. */
export async function* readRows(query: Query, table: TableShape): AsyncGenerator<Row[]> {
  const columns = table.columns.map(quoted).join(', ');
  const key = table.key.map(quoted).join(', ');
  let after: unknown[] | undefined;
  for (;;) {
    const beyond = after ? `WHERE (${key}) > (${table.key.map(() => '?').join(', ')})` : '';
    const found = await query(`SELECT ${columns} FROM ${quoted(table.name)} ${beyond} ORDER BY ${key} LIMIT ${BATCH}`, after ?? []);
    if (found.length > 0) yield found.map((row) => rowOf(row, table));
    if (found.length < BATCH) return;
    const last = found.at(-1)!;
    after = table.key.map((column) => last[column]);
  }
}

/** One line per row. */
export function lineOf(row: Row): string {
  return JSON.stringify(row);
}

function rowOf(found: Record<string, unknown>, table: TableShape): Row {
  const row: Row = {};
  for (const column of table.columns) {
    const value = found[column] ?? null;
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') throw new Error(`${table.name}.${column} holds a ${typeof value}, which a backup does not know`);
    row[column] = typeof value === 'string' && table.bigints.has(column) ? Number(value) : value;
  }
  return row;
}

export async function insertRows(query: Query, table: TableShape, rows: readonly Row[]): Promise<void> {
  const size = Math.max(1, Math.floor(MOST_PARAMETERS / table.columns.length));
  for (let from = 0; from < rows.length; from += size) {
    const some = rows.slice(from, from + size);
    const values = some.map(() => `(${table.columns.map(() => '?').join(', ')})`).join(', ');
    await query(`INSERT INTO ${quoted(table.name)} (${table.columns.map(quoted).join(', ')}) VALUES ${values}`, some.flatMap((row) => table.columns.map((column) => row[column])));
  }
}

export async function deleteRows(query: Query, table: string): Promise<void> {
  await query(`DELETE FROM ${quoted(table)}`);
}

export async function countRows(query: Query, table: string): Promise<number> {
  return Number((await query<{ n: number | string }>(`SELECT count(*) AS n FROM ${quoted(table)}`))[0]!.n);
}

function quoted(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}
