import { AppModule } from '../../../src/app.module';
import { UnitOfWork } from '../../../src/platform/database';
import { bootApp, type BootedApp } from '../../support/booted-app';
import { PostgresServer } from '../../support/postgres-server';
import { testSettings } from '../../support/test-settings';

describe('the application on PostgreSQL', () => {
  let server: PostgresServer;
  const hosts: BootedApp[] = [];

  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.close();
  });
  afterAll(() => server.remove());

  async function boot(url: string): Promise<BootedApp> {
    const settings = testSettings({ clock: 'system', database: { kind: 'postgres', url } });
    const host = await bootApp(AppModule.forRoot(settings), settings);
    hosts.push(host);
    return host;
  }

  it('starts as three hosts at once on an empty database: everything it brings along is there once', async () => {
    const url = await server.createDatabase();
    const [first] = await Promise.all([boot(url), boot(url), boot(url)]);
    const count = async (sql: string) => Number((await first!.get(UnitOfWork).query<{ n: string }>(sql))[0]!.n);
    expect(await count('SELECT count(*) AS n FROM process_definition')).toBeGreaterThan(8);
    expect(await count('SELECT count(*) AS n FROM process_definition WHERE version > 1')).toBe(0);
    expect(await count('SELECT count(*) AS n FROM (SELECT region, year FROM calendar_year GROUP BY region, year HAVING count(*) > 1) doubled')).toBe(0);
  });

  it('answers 503 with Retry-After while the database is gone, lives on, and works again when it is back', async () => {
    const host = await boot(await server.createDatabase());
    await server.crash();
    for (const answer of [await host.anonymous.post('/api/session', { username: 'nobody', password: 'wrong' }), await host.anonymous.get('/api/session', { cookie: `qg_session=${'a'.repeat(43)}` })]) {
      expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'database-unavailable', '5']);
      expect(answer.body.detail).toMatch(/没有生效/);
    }
    await server.startAgain();
    const began = performance.now();
    let answer = await host.anonymous.post('/api/session', { username: 'nobody', password: 'wrong' });
    while (answer.status === 503 && performance.now() - began < 5000) answer = await host.anonymous.post('/api/session', { username: 'nobody', password: 'wrong' });
    expect(answer.status).toBe(401);
  });
});
