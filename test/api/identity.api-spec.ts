import { DEMO_PASSWORD } from '../../src/demo';
import { ApiWorld, expectProblem } from '../support/api-world';
import { HttpClient } from '../support/http-client';

describe('signing in', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterAll(() => world?.close());

  const browser = (cookie?: string) => new HttpClient(world.booted.anonymous.address, cookie);
  const signIn = (username: string, password = DEMO_PASSWORD, client = browser()) => client.post('/api/session', { username, password });

  it('gives a session with the right password and ends it for good on signing out', async () => {
    // given
    const client = browser();
    // when
    const answer = await signIn('s09', DEMO_PASSWORD, client);
    // then
    expect(answer).toMatchObject({ status: 200, body: { userId: 'S09', username: 's09', name: '孔示范', tenantId: 'DEMO-ST', tenantName: '样例区虚构街道', packId: 'street', demo: false } });
    expect((await client.get('/api/session')).body.userId).toBe('S09');
    // when
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    expect((await client.delete('/api/session')).status).toBe(204);
    // then: neither this browser nor a copy of its cookie gets in
    expectProblem(await client.get('/api/session'), { status: 401, code: 'sign-in-required' });
    expectProblem(await browser(cookie).get('/api/session'), { status: 401, code: 'sign-in-required' });
  });

  it('keeps the session cookie away from scripts and other sites, and tells nothing by its value', async () => {
    const [cookie] = (await signIn('s09')).headers.getSetCookie();
    expect(cookie).toMatch(/^qg_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const [another] = (await signIn('s09')).headers.getSetCookie();
    expect(another!.split(';')[0]).not.toBe(cookie!.split(';')[0]);
  });

  it('changes the token with every sign-in, so that a planted one is worth nothing', async () => {
    const client = browser();
    const first = (await signIn('s09', DEMO_PASSWORD, client)).headers.getSetCookie()[0]!.split(';')[0]!;
    await signIn('s04', DEMO_PASSWORD, client);
    expectProblem(await browser(first).get('/api/session'), { status: 401 });
    expect((await client.get('/api/session')).body.userId).toBe('S04');
    expectProblem(await browser('qg_session=forged').get('/api/session'), { status: 401 });
  });

  it('answers a wrong password and an unknown name with the same 401', async () => {
    const wrong = await signIn('s09', 'not the password');
    const unknown = await signIn('nobody', 'not the password');
    expectProblem(wrong, { status: 401, code: 'sign-in-refused', body: { detail: '账号或密码不正确。' } });
    expect(unknown).toMatchObject({ status: 401, body: wrong.body });
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it('locks a name after ten wrong passwords, existing or not, and leaves the others alone', async () => {
    for (const name of ['s10', 'no-such-person']) {
      for (let attempt = 0; attempt < 10; attempt++) expectProblem(await signIn(name, 'wrong'), { status: 401 });
      const locked = await signIn(name);
      expectProblem(locked, { status: 429, code: 'sign-in-locked' });
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    }
    expect((await signIn('s11')).status).toBe(200);
  });

  it.each([
    ['nothing', {}, ['username', 'password']],
    ['numbers', { username: 1, password: 2 }, ['username', 'password']],
    ['an extra field', { username: 's09', password: DEMO_PASSWORD, role: 'CHIEF' }, ['role']],
    ['an endless password', { username: 's09', password: 'x'.repeat(257) }, ['password']],
  ])('refuses %s instead of name and password with 400 naming the fields', async (_what, body, fields) => {
    const answer = await browser().post('/api/session', body);
    expectProblem(answer, { status: 400, code: 'request-invalid' });
    expect(answer.body.problems.map((problem: { field: string }) => problem.field)).toEqual(fields);
  });

  it.each([
    ['text that is not JSON', '{"username": "s09"'],
    ['a bare string', '"s09"'],
  ])('refuses %s with 400', async (_what, text) => {
    expectProblem(await browser().send('POST', '/api/session', text, { 'content-type': 'application/json' }), { status: 400, code: 'body-malformed' });
  });

  it('asks for a session before anything else, and says so in the language of the reader', async () => {
    for (const path of ['/api/session', '/api/user-tasks?list=todo', '/api/groups', '/api/supervision/overview', '/api/clock']) {
      expectProblem(await browser().get(path), { status: 401, code: 'sign-in-required', body: { detail: '请先登录。' } });
    }
    expect((await browser().get('/api/groups', { 'accept-language': 'en' })).body.detail).toBe('Please sign in first.');
  });

  it('refuses a change without our own header, even with a session, because another site could have sent it', async () => {
    const client = await world.as('S09');
    const start = { processDefinitionKey: 'group-establish', variables: {} };
    await world.refused('S09', (site) => site.post('/api/process-instances', start, { 'x-requested-with': '' }), { status: 403, code: 'request-forged' });
    expectProblem(await client.delete('/api/session', { 'x-requested-with': 'XMLHttpRequest' }), { status: 403, code: 'request-forged' });
    expect((await client.get('/api/session')).status).toBe(200);
  });

  it('answers an unknown address with problem+json instead of a page', async () => {
    expectProblem(await world.get('S09', '/api/nothing-here'), { status: 404, code: 'address-not-found' });
  });

  describe('tells who one is', () => {
    const me = (userId: string) => world.read(userId, '/api/session');

    it.each([
      ['S12', '居民', ['work', 'start', 'register'], []],
      ['S09', '群组管理员(甲乙)', ['work', 'start', 'register'], []],
      ['S05', '甲乙社区书记', ['work', 'start', 'register', 'supervision'], ['supervision.read']],
      ['S03', '党群工作部部长', ['work', 'start', 'register', 'supervision', 'incidents'], ['supervision.read', 'user-task.reassign']],
      ['S02', '街道分管负责人', ['work', 'start', 'register', 'supervision', 'incidents'], ['supervision.read', 'user-task.reassign']],
      ['X01', '公安样例分局联络席', ['work'], []],
      ['Y01', '流程管理员', ['work', 'modeler', 'incidents'], ['deployment.create']],
      ['Y02', '系统管理员', ['work', 'incidents'], []],
      ['Y03', '审计员', ['work'], ['audit.verify']],
    ])('%s (%s): sections and permissions follow the roles', async (userId, title, sections, permissions) => {
      expect(await me(userId)).toMatchObject({ userId, title, sections, permissions });
    });

    it('names the roles in the words of the tenant’s regulation', async () => {
      expect((await me('S05')).roles).toEqual([{ role: 'FIRST_RESP', orgId: 'ST-JIAYI', orgName: expect.stringContaining('甲乙社区'), title: expect.stringMatching(/第一责任人|书记|负责人/) }]);
      expect(await me('E05')).toMatchObject({ tenantName: '示例建投集团有限公司(虚构)', packId: 'enterprise' });
    });
  });

  it('has no one-click sign-in and no list of users when the demo is off', async () => {
    expectProblem(await browser().get('/api/demo/users'), { status: 404, code: 'demo-not-enabled' });
    const answer = await browser().post('/api/demo/session', { username: 's09' });
    expectProblem(answer, { status: 404, code: 'demo-not-enabled' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});
