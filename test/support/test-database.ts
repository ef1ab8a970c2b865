import { join } from 'node:path';
import { Client } from 'pg';
import { newId } from '../../src/common';
import type { DatabaseConfig } from '../../src/platform/database';

/** A database of a test's own: an SQLite file in the folder, or in the projects `…-postgres` one on the run's server. */
export function testDatabase(folder: string): DatabaseConfig {
  if (!isPostgresRun()) return { kind: 'sqlite', file: join(folder, 'qunguan.sqlite') };
  const url = new URL(process.env['TEST_DATABASE_URL']!);
  url.pathname = `/t_${newId().replaceAll('-', '')}`;
  return { kind: 'postgres', url: url.href };
}

export function isPostgresRun(): boolean {
  return process.env['TEST_DATABASE'] === 'postgres';
}

/** An empty database that is there. */
export async function newTestDatabase(folder: string): Promise<DatabaseConfig> {
  const config = testDatabase(folder);
  await ensureTestDatabase(config);
  return config;
}

/** Makes the database of `testDatabase` on the server when it is not there yet. */
export async function ensureTestDatabase(config: DatabaseConfig): Promise<void> {
  if (config.kind !== 'postgres') return;
  const url = new URL(config.url);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE "${name}"`);
  } finally {
    await client.end();
  }
}
