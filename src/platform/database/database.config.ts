/** Where the rows live: an SQLite file, or PostgreSQL when one machine is not enough. */
export type DatabaseConfig = SqliteConfig | PostgresConfig;

export interface SqliteConfig {
  readonly kind: 'sqlite';
  readonly file: string;
}

export interface PostgresConfig {
  readonly kind: 'postgres';
  readonly url: string;
  /** connections for commands, and as many for reads */
  readonly poolSize?: number;
  /** how long a host that has stopped (paused, hung) keeps what it locked: the server then ends its session */
  readonly leaseSeconds?: number;
  /** how long one statement may take */
  readonly statementSeconds?: number;
  /** how long a command waits for a row another one holds */
  readonly lockSeconds?: number;
}

/** What a PostgreSQL installation gets that says nothing else. */
export const POSTGRES_DEFAULTS = { poolSize: 10, leaseSeconds: 15, statementSeconds: 15, lockSeconds: 10 } as const;

export const DATABASE_CONFIG = Symbol('DATABASE_CONFIG');
