import { spawnSync } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module';
import { UnitOfWork } from '../../src/platform/database';
import { SessionService } from '../../src/platform/identity';
import { staffGroup } from '../process/group.fixture';
import { ApiWorld, expectProblem } from '../support/api-world';
import { bootApp } from '../support/booted-app';
import { BuiltHost } from '../support/built-host';
import { HttpClient } from '../support/http-client';
import { samplePng } from '../support/sample-files';
import { testSettings } from '../support/test-settings';

jest.setTimeout(180_000);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a host says how it is', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => world?.close());

  it('without a session: live and ready, with the lag of its event loop', async () => {
    expect(await world.booted.anonymous.get('/health/live')).toMatchObject({ status: 200, body: { status: 'live', eventLoopLagMs: expect.any(Number) } });
    expect(await world.booted.anonymous.get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ready', eventLoopLagMs: expect.any(Number) } });
  });

  it('is not ready while the database does not answer, or lacks a migration', async () => {
    const query = jest.spyOn(world.booted.get(UnitOfWork), 'query');
    query.mockRejectedValueOnce(new Error('connection refused'));
    const facts = { stopping: false, eventLoopLagMs: expect.any(Number) };
    const down = await world.booted.anonymous.get('/health/ready');
    expectProblem(down, { status: 503, code: 'not-ready', body: { facts: { ...facts, database: false, migrations: false } } });
    expect(down.headers.get('retry-after')).toBe('2');
    query.mockResolvedValueOnce([{ name: 'Identity1760000000100' }]);
    expectProblem(await world.booted.anonymous.get('/health/ready'), { status: 503, code: 'not-ready', body: { facts: { ...facts, database: true, migrations: false } } });
    query.mockRestore();
    expect((await world.booted.anonymous.get('/health/ready')).status).toBe(200);
  });

  it('tells of a loop that was held up', async () => {
    const until = performance.now() + 300;
    while (performance.now() < until);
    await pause(30);
    expect((await world.booted.anonymous.get('/health/live')).body.eventLoopLagMs).toBeGreaterThan(200);
  });
});

describe('a host that is asked to stop', () => {
  const settings = testSettings();
  let tokens: string[];
  let taskId: string;
  const stopped: BuiltHost[] = [];

  /** An application that waits for S05, and sessions of his: made here, used on the host in its own process. */
  beforeAll(async () => {
    BuiltHost.build();
    const world = await ApiWorld.boot(undefined, settings);
    const { businessKey } = await world.start('S09', 'group-establish', staffGroup('甲乙社区-停机-工作群'));
    taskId = (await world.task('S05', 'review-by-first-responsible', businessKey)).id;
    tokens = [];
    for (let n = 0; n < 8; n++) tokens.push((await world.booted.get(SessionService).open('S05')).token);
    await world.close();
  }, 180_000);
  afterEach(() => stopped.splice(0).forEach((host) => host.signal('SIGKILL')));

  const start = async () => {
    const host = await BuiltHost.start(settings);
    stopped.push(host);
    return host;
  };
  const clientOf = (host: BuiltHost, n = 0) => new HttpClient(host.address, `qg_session=${tokens[n]}`);

  /** A request that is under way for as long as the test wants: an upload whose last bytes are held back. */
  const slowUpload = async (host: BuiltHost) => {
    const content = Buffer.concat([
      Buffer.from('--edge\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'),
      samplePng(4711),
      Buffer.from('\r\n--edge--\r\n'),
    ]);
    const headers = { cookie: `qg_session=${tokens[0]}`, 'x-requested-with': 'qunguan', 'content-type': 'multipart/form-data; boundary=edge', 'content-length': content.length };
    const upload = request(`${host.address}/api/evidence`, { method: 'POST', headers });
    const answered = new Promise<number>((resolve, reject) => {
      upload.once('response', (response) => {
        response.resume();
        resolve(response.statusCode!);
      });
      upload.once('error', reject);
    });
    answered.catch(() => undefined);
    await new Promise<void>((resolve) => upload.write(content.subarray(0, 100), () => resolve()));
    // it is inside once others that came later have been answered
    await clientOf(host).get('/api/session');
    return { answered, finish: () => upload.end(content.subarray(100)) };
  };

  it('lets requests under way finish, takes no new ones, and says so', async () => {
    const host = await start();
    const client = clientOf(host);
    const upload = await slowUpload(host);
    host.signal('SIGTERM');
    while ((await client.get('/health/ready')).status === 200) await pause(5);
    expectProblem(await client.get('/health/ready'), { status: 503, code: 'not-ready', body: { facts: { stopping: true, database: true } } });
    expect((await client.get('/health/live')).status).toBe(200);
    const refused = await client.post(`/api/user-tasks/${taskId}/comments`, { text: '太晚' });
    expectProblem(refused, { status: 503, code: 'host-stopping' });
    expect([refused.headers.get('retry-after'), refused.headers.get('connection')]).toEqual(['2', 'close']);
    upload.finish();
    expect(await upload.answered).toBe(201);
    expect(await host.exited).toEqual({ code: 0, signal: null });
    expect(await opinions()).not.toContain('太晚');
  });

  it('waits ten seconds for them and no longer', async () => {
    const host = await start();
    const upload = await slowUpload(host);
    const asked = performance.now();
    host.signal('SIGTERM');
    expect(await host.exited).toEqual({ code: 0, signal: null });
    expect((performance.now() - asked) / 1000).toBeGreaterThan(9.5);
    expect(host.log).toContain('1 requests did not finish within 10 s');
    await expect(upload.answered).rejects.toThrow();
  });

  it('ends at once and says it failed when asked a second time', async () => {
    const host = await start();
    await slowUpload(host);
    host.signal('SIGTERM');
    await pause(700);
    const asked = performance.now();
    host.signal('SIGTERM');
    expect(await host.exited).toEqual({ code: 1, signal: null });
    expect(performance.now() - asked).toBeLessThan(5000);
  });

  it('takes one request to stop that several pass on for one', async () => {
    const host = await start();
    for (let n = 0; n < 3; n++) host.signal('SIGTERM');
    expect(await host.exited).toEqual({ code: 0, signal: null });
  });

  it.each([
    ['an exception nobody caught', `setTimeout(() => { throw new Error('boom') }, 10)`],
    ['a rejection nobody handled', `Promise.reject(new Error('boom'))`],
  ])('and a process with %s says so and ends with 1', (what, line) => {
    const dist = join(__dirname, '..', '..', 'dist');
    const ended = spawnSync(process.execPath, ['-e', `require(${JSON.stringify(join(dist, 'crash.js'))}).crashOnly(); setTimeout(() => console.log('went on'), 500); ${line}`], { encoding: 'utf8' });
    expect([ended.status, ended.stdout.includes('went on')]).toEqual([1, false]);
    expect(ended.stdout + ended.stderr).toMatch(new RegExp(`${what}[^]*boom`));
  });

  /** The notes in the task's story, read by a host of this process. */
  async function opinions(): Promise<(string | undefined)[]> {
    const booted = await bootApp(AppModule.forRoot(settings), settings);
    try {
      return (await booted.get(UnitOfWork).query<{ opinion: string }>(`SELECT opinion FROM history_entry WHERE kind = 'COMMENT'`)).map(({ opinion }) => opinion);
    } finally {
      await booted.close();
    }
  }
});
