import Database from 'better-sqlite3';
import { Client } from 'pg';
import { numbered } from '../../platform/database';

export type Row = Readonly<Record<string, unknown>>;

/**
 * A database looked at from outside: a file or a `postgres://` URL, in one read-only transaction, so that a running host
 * changes nothing under the checker's eyes. Not the product's own data source, whose mistakes would hide themselves.
 */
export abstract class DatabaseReader {
  abstract readonly kind: 'sqlite' | 'postgres';
  /** `?` placeholders on both. */
  abstract query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
  abstract close(): Promise<void>;

  static async open(target: string): Promise<DatabaseReader> {
    return /^postgres(ql)?:\/\//.test(target) ? PostgresReader.connect(target) : new SqliteReader(target);
  }

  /** Rows in pages by ascending `id`, so that a large database does not have to fit into memory. `sql` filters `id > ?`. */
  async *pages<R extends { readonly id: string }>(sql: string, size = 500): AsyncGenerator<R[]> {
    for (let last = ''; ; ) {
      const page = await this.query<R>(`${sql} LIMIT ${size}`, [last]);
      if (page.length) yield page;
      if (page.length < size) return;
      last = page.at(-1)!.id;
    }
  }

  /** Rows whose `column` is one of the values. */
  async whereIn<R = Row>(sql: string, values: readonly string[]): Promise<R[]> {
    return values.length ? this.query<R>(sql.replace('(??)', `(${values.map(() => '?').join(',')})`), values) : [];
  }
}

class SqliteReader extends DatabaseReader {
  readonly kind = 'sqlite';
  private readonly db: Database.Database;

  constructor(file: string) {
    super();
    this.db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    this.db.exec('BEGIN');
  }

  override async query<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
    return this.db.prepare(sql).all(...parameters) as R[];
  }

  override async close(): Promise<void> {
    this.db.close();
  }
}

class PostgresReader extends DatabaseReader {
  readonly kind = 'postgres';

  private constructor(private readonly client: Client) {
    super();
  }

  static async connect(url: string): Promise<PostgresReader> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return new PostgresReader(client);
  }

  override async query<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
    return (await this.client.query(numbered(sql), [...parameters])).rows as R[];
  }

  override async close(): Promise<void> {
    await this.client.end();
  }
}
