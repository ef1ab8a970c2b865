import { createReadDataSource, numbered, type DatabaseConfig } from '../../platform/database';
import { listTables, readRows, type Query, type Row, type TableShape } from './table-rows.queries';

/** The whole database as it was at one instant, read on a connection of its own while the host works on. */
export class DatabaseSnapshot {
  private constructor(
    private readonly query: Query,
    private readonly isPostgres: boolean,
    readonly close: () => Promise<void>,
  ) {}

  static async open(config: DatabaseConfig): Promise<DatabaseSnapshot> {
    // reading everything takes the time it takes
    const unlimited = { poolSize: 2, leaseSeconds: 0, statementSeconds: 0 };
    const source = await createReadDataSource(config.kind === 'postgres' ? { ...config, ...unlimited } : config).initialize();
    const runner = source.createQueryRunner();
    const isPostgres = config.kind === 'postgres';
    const query: Query = (sql, parameters = []) => runner.query(isPostgres ? numbered(sql) : sql, [...parameters]) as Promise<never>;
    const close = async () => {
      await runner.query('ROLLBACK').catch(() => undefined);
      await runner.release();
      await source.destroy();
    };
    try {
      // SQLite: a read transaction on a read-only connection sees one state of the WAL
      await query(isPostgres ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN');
      const snapshot = new DatabaseSnapshot(query, isPostgres, close);
      // the first read fixes the instant
      await snapshot.migrations();
      return snapshot;
    } catch (error) {
      await close();
      throw error;
    }
  }

  async migrations(): Promise<string[]> {
    return (await this.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY id')).map(({ name }) => name);
  }

  tables(): Promise<TableShape[]> {
    return listTables(this.query, this.isPostgres);
  }

  rows(table: TableShape): AsyncGenerator<Row[]> {
    return readRows(this.query, table);
  }

  async auditHeads(): Promise<{ tenantId: string; number: number; hash: string }[]> {
    const heads = await this.query<{ tenant_id: string; number: number | string; hash: string }>('SELECT tenant_id, number, hash FROM audit_head ORDER BY tenant_id');
    return heads.map((head) => ({ tenantId: head.tenant_id, number: Number(head.number), hash: head.hash }));
  }

  /** Contents of uploaded files, each once. */
  files(): Promise<{ sha256: string; size: number }[]> {
    return this.query('SELECT DISTINCT sha256, size FROM file ORDER BY sha256');
  }
}
