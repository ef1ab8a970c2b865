import type { WorkGroup } from '../../src/governance/group';
import type { HttpClient } from '../support/http-client';
import { ProcessHost } from '../support/process-host';
import { filedAndLanded, landing, projectGroup, residentsGroup, roster } from '../process/group.fixture';

describe('the group register', () => {
  let host: ProcessHost;
  let staff: WorkGroup;
  let registrar: HttpClient;

  beforeAll(async () => {
    host = await ProcessHost.boot('2026-10-09T09:00:00+08:00');
    staff = await filedAndLanded(host, '甲乙社区-工作人员-工作群', roster(['孔示范', '严化名'], 5));
    const run = await host.start('E08', 'group-establish', projectGroup('虚构大桥-进度协调-工作群'));
    const of = run.businessKey;
    await host.complete('E05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'E08' }, { of });
    await host.complete('E04', 'approve-application', { decision: 'APPROVE' }, { of });
    await host.complete('E08', 'acknowledge-rules', { rulesAccepted: true }, { of });
    await host.complete('E08', 'register-landing', await landing(host, 'E08', '虚构大桥-进度协调-工作群', roster(['王模拟', '陈假名'], 3), { actualCap: 100 }), { of });
    registrar = await host.booted.as('S04');
  });
  afterAll(() => host.close());

  it('lists the groups of the own organization only, with the names of their people', async () => {
    const { status, body } = await registrar.get('/api/groups?limit=10');
    expect([status, body.total]).toEqual([200, 1]);
    expect(body.items).toMatchObject([{ groupNo: staff.groupNo, state: 'ACTIVE', unit: { id: 'ST-JIAYI', name: '甲乙社区' }, owner: { id: 'S09', name: '孔示范' }, firstResponsible: { name: '何测试' }, admins: [{ name: '严化名' }], memberCount: 5 }]);
    expect((await registrar.get(`/api/groups/${staff.groupNo}`)).status).toBe(200);
    expect((await (await host.booted.as('E03')).get(`/api/groups/${staff.groupNo}`)).status).toBe(404);
  });

  it('shows a group with its masked roster, history and runs', async () => {
    const { body } = await registrar.get(`/api/groups/${staff.groupNo}`);
    expect(body.roster.map((member: { displayName: string; role: string }) => [member.displayName, member.role])).toEqual([['孔示范', 'OWNER'], ['严化名', 'ADMIN'], ['样**', 'MEMBER'], ['样**', 'MEMBER'], ['样**', 'MEMBER']]);
    expect(body).toMatchObject({ filingNo: 'ST备-2026-001', joinConfirm: 'ON', rosterByCategory: { STAFF: 5 }, clocks: [], cases: [] });
    expect(body.history.map((line: { event: string; actor: { name: string } }) => `${line.event} ${line.actor.name}`)).toEqual(['land 孔示范', 'amend 孔示范', 'file 何测试', 'submit 孔示范']);
    expect(body.instances).toMatchObject([{ processDefinitionKey: 'group-establish', state: 'COMPLETED' }]);
    expect(JSON.stringify(body)).not.toContain('样本1');
  });

  it('forecasts the dissolution of a project group, provisional while next year’s holidays are unknown (G04)', async () => {
    const enterprise = await host.booted.as('E03');
    const [group] = (await enterprise.get('/api/groups?kind=PROJECT')).body.items;
    expect((await enterprise.get(`/api/groups/${group.groupNo}`)).body.forecast).toMatchObject({ startDate: '2026-12-31', dueDate: '2027-01-08', provisional: true, source: 'REGULATION', clause: 'A10(4)c' });
  });

  it('shows the running clock of a group that waits for a decision', async () => {
    const run = await host.start('S09', 'group-establish', residentsGroup('甲乙社区-居民服务3群'));
    const { body } = await registrar.get(`/api/groups/${run.businessKey}`);
    expect(body).toMatchObject({ state: 'SUBMITTED', worstDeadline: { code: 'T-FR', status: 'OPEN' } });
    expect(body.clocks).toMatchObject([{ code: 'T-FR', stepName: '第一责任人审核', processInstanceId: run.id }]);
  });

  it('answers filters and refuses those it does not know', async () => {
    expect((await registrar.get('/api/groups?state=ACTIVE,DISSOLVING&q=工作人员')).body.total).toBe(1);
    expect((await registrar.get('/api/groups?kind=NOPE')).status).toBe(400);
    expect((await registrar.get('/api/groups?limit=1000')).status).toBe(400);
    expect((await (await host.booted.as('S10')).get('/api/groups?mine=true')).body.total).toBe(0);
    expect((await (await host.booted.as('S09')).get('/api/groups?mine=true')).body.total).toBe(2);
  });

  it.each(['Y01', 'Y02', 'X01'])('is closed to %s, who runs the technique or sits outside', async (userId) => {
    const { status, body } = await (await host.booted.as(userId)).get('/api/groups');
    expect([status, body.code]).toEqual([403, 'register-closed-to-role']);
  });

  it('offers groups and members to choose from, names masked for those who do not answer for the group', async () => {
    const owner = await host.booted.as('S09');
    expect((await owner.get('/api/pickers/groups?q=工作人员')).body).toEqual([{ value: staff.groupNo, label: staff.name, hint: `甲乙社区 · ${staff.groupNo}` }]);
    const labels = async (client: HttpClient) => (await client.get(`/api/pickers/members?groupNo=${staff.groupNo}`)).body.map((option: { label: string }) => option.label);
    expect(await labels(owner)).toContain('甲乙社区-样本1');
    expect(await labels(registrar)).toContain('甲乙社区-样**');
    expect((await registrar.get('/api/pickers/members')).body).toEqual([]);
  });
});
