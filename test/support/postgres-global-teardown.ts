import type { PostgresServer } from './postgres-server';

export default async function stopPostgres(): Promise<void> {
  const { testPostgres } = globalThis as { testPostgres?: PostgresServer };
  if (!testPostgres) return;
  delete process.env['TEST_DATABASE_URL'];
  await testPostgres.remove();
}
