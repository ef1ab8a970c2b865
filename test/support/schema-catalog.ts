/** What runs a statement: a data source, or a unit of work. */
interface Database {
  query(sql: string): Promise<unknown>;
}

export interface CatalogColumn {
  readonly name: string;
  readonly isNullable: boolean;
  readonly isPrimary: boolean;
}

/** Names of the tables, sorted. */
export async function tablesOf(database: Database, isPostgres: boolean): Promise<string[]> {
  const rows = await ask<{ name: string }>(
    database,
    isPostgres
      ? `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`
      : // a virtual table is an index; its parts are nobody's business
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
  );
  return rows.map(({ name }) => name).sort();
}

/** The columns of a table as the database itself describes them, sorted by name. */
export async function columnsOf(database: Database, isPostgres: boolean, table: string): Promise<CatalogColumn[]> {
  const columns = isPostgres ? await postgresColumns(database, table) : await sqliteColumns(database, table);
  return columns.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Everything there is, one line each: tables with their columns, indexes, sequences. The list of migrations is left out. */
export async function schemaOf(database: Database, isPostgres: boolean): Promise<string[]> {
  if (!isPostgres) {
    const rows = await ask<{ sql: string }>(database, `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'schema_migration' AND name NOT LIKE 'sqlite_%' ORDER BY type, name`);
    return rows.map(({ sql }) => sql.replace(/\s+/g, ' '));
  }
  const rows = await ask<{ line: string }>(
    database,
    `SELECT c.table_name || '.' || c.column_name || ' ' || c.data_type || ' ' || c.is_nullable || ' ' || coalesce(c.column_default, '') AS line
       FROM information_schema.columns c WHERE c.table_schema = current_schema() AND c.table_name <> 'schema_migration'
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename <> 'schema_migration'
     UNION ALL SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema() AND sequencename NOT LIKE 'schema_migration%'
     UNION ALL SELECT n.conname || ' ' || pg_get_constraintdef(n.oid) FROM pg_constraint n JOIN pg_class t ON t.oid = n.conrelid
       WHERE n.connamespace = current_schema()::regnamespace AND t.relname <> 'schema_migration'
     ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

async function sqliteColumns(database: Database, table: string): Promise<CatalogColumn[]> {
  const rows = await ask<{ name: string; notnull: number; pk: number }>(database, `PRAGMA table_info("${table}")`);
  return rows.map(({ name, notnull, pk }) => ({ name, isNullable: notnull === 0 && pk === 0, isPrimary: pk > 0 }));
}

async function postgresColumns(database: Database, table: string): Promise<CatalogColumn[]> {
  const rows = await ask<{ name: string; nullable: string; is_primary: boolean }>(
    database,
    `SELECT c.column_name AS name, c.is_nullable AS nullable, EXISTS (
        SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
         WHERE i.indrelid = '"${table}"'::regclass AND i.indisprimary AND a.attname = c.column_name) AS is_primary
       FROM information_schema.columns c WHERE c.table_schema = current_schema() AND c.table_name = '${table}'`,
  );
  return rows.map(({ name, nullable, is_primary }) => ({ name, isNullable: nullable === 'YES', isPrimary: is_primary }));
}

async function ask<T>(database: Database, sql: string): Promise<T[]> {
  return (await database.query(sql)) as T[];
}
