import { PostgresServer } from './postgres-server';

/** One PostgreSQL for all specs of a run; every spec makes its own database on it. `TEST_DATABASE_URL` names another server. */
export default async function startPostgres(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  const server = await PostgresServer.start({ max_connections: '200' });
  process.env['TEST_DATABASE_URL'] = server.url('postgres');
  (globalThis as { testPostgres?: PostgresServer }).testPostgres = server;
}
