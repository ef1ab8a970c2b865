import type { DataSource } from 'typeorm';
import { DatabaseRefused, type PostgresConfig } from '../../../src/platform/database';
import { createWriteDataSource, loadMigrations } from '../../../src/platform/database/data-source';
import { openDatabase } from '../../../src/platform/database/open-database';
import { checkDatabase } from '../../../src/platform/database/start-checks';
import { PostgresServer } from '../../support/postgres-server';

/** Opens and closes; answers what stands in the way. */
async function complaintsAbout(url: string): Promise<string> {
  try {
    const { source } = await openDatabase({ kind: 'postgres', url });
    await source.destroy();
    return '';
  } catch (error) {
    if (!(error instanceof DatabaseRefused)) throw error;
    return error.message;
  }
}

describe('a host that starts on PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server.remove());

  describe('refuses a server that could lose acknowledged work:', () => {
    it.each([
      ['fsync', 'off', /fsync is off/],
      ['full_page_writes', 'off', /full_page_writes is off/],
      ['synchronous_commit', 'off', /synchronous_commit is off/],
    ])('%s = %s', async (name, value, complaint) => {
      const careless = await PostgresServer.start({ [name]: value });
      try {
        expect(await complaintsAbout(await careless.createDatabase())).toMatch(complaint);
      } finally {
        await careless.remove();
      }
    });

    it('also when only this user or this address says so', async () => {
      const url = new URL(await server.createDatabase());
      url.searchParams.set('options', '-c synchronous_commit=off');
      expect(await complaintsAbout(url.href)).toMatch(/synchronous_commit is off/);
      url.searchParams.set('options', '-c synchronous_commit=local');
      expect(await complaintsAbout(url.href)).toBe('');
    });
  });

  it('refuses a database in which Chinese cannot be written', async () => {
    await server.query(`CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
    expect(await complaintsAbout(server.url('latin'))).toMatch(/encoding is LATIN1/);
  });

  it('refuses PostgreSQL 14', async () => {
    const answers: Record<string, string> = { server_version_num: '140012', server_version: '14.12', server_encoding: 'UTF8', synchronous_commit: 'on' };
    const old = { options: { type: 'postgres' }, query: async (_sql: string, [name]: [string]) => [{ value: answers[name] ?? 'on' }] };
    await expect(checkDatabase(old as unknown as DataSource)).rejects.toThrow(/PostgreSQL 14.12 is too old: 15 or newer/);
  });

  it('says in words that nobody answers, that the database is missing, and where, without the password', async () => {
    const closed = await complaintsAbout('postgres://qunguan:secret@127.0.0.1:1/qunguan');
    expect(closed).toMatch(/127\.0\.0\.1:1\/qunguan\) does not answer: is PostgreSQL running there/);
    expect(closed).not.toContain('secret');
    expect(await complaintsAbout(server.url('nowhere'))).toMatch(/names a database that does not exist/);
  });

  it('refuses a database that a newer program has migrated, and leaves it alone', async () => {
    const url = await server.createDatabase();
    expect(await complaintsAbout(url)).toBe('');
    await server.query(`INSERT INTO schema_migration ("timestamp", name) VALUES (9999999999999, 'Future9999999999999')`, [], new URL(url).pathname.slice(1));
    expect(await complaintsAbout(url)).toMatch(/newer version of Qunguan \(unknown migrations: Future9999999999999\)/);
  });

  it('may start together with others on an empty database: each migration runs once', async () => {
    const config: PostgresConfig = { kind: 'postgres', url: await server.createDatabase(), poolSize: 2 };
    const hosts = await Promise.all([1, 2, 3, 4].map(() => openDatabase(config)));
    const [{ n }] = await hosts[0]!.source.query<[{ n: string }]>('SELECT count(*) AS n FROM schema_migration');
    expect(Number(n)).toBe(loadMigrations().length);
    for (const { source } of hosts) await source.destroy();
  });

  it('that dies while it migrates leaves the schema before or after a migration, and the next one goes on', async () => {
    const url = await server.createDatabase();
    const name = new URL(url).pathname.slice(1);
    const cut = openDatabase({ kind: 'postgres', url });
    cut.catch(() => undefined);
    // as if the host had been killed: its sessions end wherever they are
    for (let killed = 0; killed === 0; ) {
      const tables = await server.query<{ n: string }>(`SELECT count(*) AS n FROM pg_stat_user_tables`, [], name);
      if (Number(tables[0]!.n) < 10) continue;
      killed = (await server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'qunguan migrations'`, [name])).length;
    }
    await expect(cut).rejects.toThrow();
    const marks = await server.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY id', [], name);
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.length).toBeLessThan(loadMigrations().length);
    expect(await complaintsAbout(url)).toBe('');
    const whole = await createWriteDataSource({ kind: 'postgres', url }).initialize();
    expect(await whole.showMigrations()).toBe(false);
    await whole.destroy();
  });
});
