import { bootPlatformApp, type BootedApp } from '../../../test/support/booted-app';
import { HttpClient } from '../../../test/support/http-client';
import { SystemClock } from '../../common';
import { AuditService } from '../audit';
import { UnitOfWork } from '../database';
import { IdentityService } from './identity.service';
import { UserDirectory } from './user-directory.queries';

const PASSWORD = 'a-good-password';

describe('identity', () => {
  let booted: BootedApp;
  let identity: IdentityService;

  beforeAll(async () => {
    booted = await bootPlatformApp([], { demo: true });
    identity = booted.get(IdentityService);
    await identity.createUser({ id: 'E03', tenantId: 'DEMO-ENT', username: 'E03', password: PASSWORD, name: '孙演示', orgId: 'ENT-XC', title: '宣传部干事', roles: [{ role: 'SUPERVISOR', orgId: 'DEMO-ENT' }, { role: 'REGISTRAR', orgId: 'DEMO-ENT' }] });
    await identity.createUser({ id: 'E08', tenantId: 'DEMO-ENT', username: 'E08', password: PASSWORD, name: '王模拟', orgId: 'ENT-DQ', title: '群主' });
    await identity.createUser({ id: 'S04', tenantId: 'DEMO-ST', username: 'S04', password: PASSWORD, name: '许虚构', orgId: 'ST-DQ', title: '党群工作部干事', roles: [{ role: 'REGISTRAR', orgId: 'DEMO-ST' }] });
    await identity.createUser({ id: 'Y01', tenantId: 'DEMO-ST', username: 'Y01', password: PASSWORD, name: '陶流程', orgId: 'DEMO-ST', title: '流程管理员', roles: [{ role: 'PROCESS_OWNER', orgId: 'DEMO-ST' }] });
  });
  afterAll(() => booted.close());

  const signIn = async (username: string, password = PASSWORD) => {
    const client = new HttpClient(booted.anonymous.address);
    return { client, answer: await client.post('/api/session', { username, password }) };
  };

  it('signs in with the right password, says who one is, and signs out for good', async () => {
    const { client, answer } = await signIn('E03');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ userId: 'E03', tenantId: 'DEMO-ENT', sections: ['work', 'start', 'register', 'supervision', 'incidents'], demo: true });
    const cookie = answer.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/^qg_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);

    expect((await client.get('/api/session')).body.userId).toBe('E03');
    expect((await client.delete('/api/session')).status).toBe(204);
    const replay = new HttpClient(booted.anonymous.address, cookie.split(';')[0]);
    expect((await replay.get('/api/session')).status).toBe(401);
  });

  it('gives the process owner the modeler and no group data', async () => {
    const { answer } = await signIn('Y01');
    expect(answer.body.sections).toEqual(['work', 'modeler', 'incidents']);
    expect(answer.body.permissions).toContain('deployment.create');
  });

  it('answers alike to an unknown name and to a wrong password', async () => {
    const unknown = (await signIn('nobody')).answer;
    const wrong = (await signIn('E08', 'not the password')).answer;
    expect(unknown.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
    expect(unknown.body.detail).toBe('账号或密码不正确。');
  });

  it('locks a name after ten wrong passwords, even for the right one, until 15 minutes later', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await signIn('S04', 'wrong')).answer.status).toBe(401);
    const locked = (await signIn('S04')).answer;
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);

    const clock = booted.get(SystemClock);
    const later = new Date(Date.now() + 16 * 60_000);
    const spy = jest.spyOn(clock, 'now').mockReturnValue(later);
    expect((await signIn('S04')).answer.status).toBe(200);
    spy.mockRestore();
  });

  it('keeps only the hash of the token and of the password', async () => {
    const { answer } = await signIn('E03');
    const token = /qg_session=([\w-]+)/.exec(answer.headers.getSetCookie()[0]!)![1];
    const unitOfWork = booted.get(UnitOfWork);
    const stored = JSON.stringify([await unitOfWork.query('SELECT * FROM session'), await unitOfWork.query('SELECT * FROM app_user')]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(PASSWORD);
    expect(stored).toContain('$argon2id$');
  });

  it('shuts a disabled user out at once and lets rights change within a session', async () => {
    await identity.createUser({ id: 'E20', tenantId: 'DEMO-ENT', username: 'E20', name: '甲', orgId: 'X', title: '员工' });
    const client = await booted.as('E20');
    await identity.assignRole('E20', { role: 'CHIEF', orgId: 'DEMO-ENT' });
    expect((await client.get('/api/session')).body.sections).toContain('supervision');
    await identity.revokeRole('E20', { role: 'CHIEF', orgId: 'DEMO-ENT' });
    expect((await client.get('/api/session')).body.sections).not.toContain('supervision');
    await identity.disable('E20');
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('ends a session that was idle for too long or is too old', async () => {
    const clock = booted.get(SystemClock);
    const client = await booted.as('E08');
    const after = (minutes: number) => jest.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + minutes * 60_000));
    after(booted.settings.sessionIdleMinutes - 1);
    expect((await client.get('/api/session')).status).toBe(200);
    after(2 * booted.settings.sessionIdleMinutes - 2);
    expect((await client.get('/api/session')).status).toBe(200);
    after(booted.settings.sessionHours * 60 + 1);
    expect((await client.get('/api/session')).status).toBe(401);
    jest.restoreAllMocks();
  });

  it('finds holders of a role only in the tenant asked for', async () => {
    const directory = booted.get(UserDirectory);
    expect((await directory.listHolders('DEMO-ENT', 'REGISTRAR')).map((user) => user.id)).toEqual(['E03']);
    expect(await directory.listHolders('DEMO-ENT', 'REGISTRAR', 'ELSEWHERE')).toEqual([]);
    expect((await directory.names(['E08', 'nobody'])).get('E08')).toEqual({ id: 'E08', name: '王模拟', title: '群主' });
  });

  it('refuses a second user of the same name and a short password', async () => {
    const draft = { tenantId: 'DEMO-ENT', username: 'E03', name: '乙', orgId: 'X', title: '员工' };
    await expect(identity.createUser(draft)).rejects.toMatchObject({ code: 'username-taken' });
    await expect(identity.createUser({ ...draft, username: 'E77', password: 'short' })).rejects.toMatchObject({ code: 'password-too-weak' });
  });

  it('writes sign-ins and changes of roles into the audit log', async () => {
    const verification = await booted.get(AuditService).verify('DEMO-ENT');
    expect(verification).toMatchObject({ intact: true });
    const actions = (await booted.get(UnitOfWork).query<{ action: string }>('SELECT action FROM audit_entry')).map((row) => row.action);
    expect(actions).toEqual(expect.arrayContaining(['user.create', 'session.open', 'role.assign', 'role.revoke', 'user.disable']));
  });

  it('offers the one-click switch of user in the demo only', async () => {
    const users = await booted.anonymous.get('/api/demo/users');
    expect(users.body.map((user: { username: string }) => user.username)).toContain('E08');
    const client = new HttpClient(booted.anonymous.address);
    expect((await client.post('/api/demo/session', { username: 'E08' })).body.userId).toBe('E08');
    expect((await client.get('/api/session')).body.userId).toBe('E08');

    const real = await bootPlatformApp([], { demo: false });
    expect((await real.anonymous.get('/api/demo/users')).status).toBe(404);
    expect((await real.anonymous.post('/api/demo/session', { username: 'E08' })).status).toBe(404);
    await real.close();
  });

  it('marks the cookie __Host- and Secure behind TLS', async () => {
    const secure = await bootPlatformApp([], { secureCookies: true });
    await secure.get(IdentityService).createUser({ id: 'E08', tenantId: 'T', username: 'E08', password: PASSWORD, name: '王', orgId: 'T', title: '' });
    const answer = await secure.anonymous.post('/api/session', { username: 'E08', password: PASSWORD });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-qg_session=.*; Path=\/; .*Secure/);
    await secure.close();
  });
});
