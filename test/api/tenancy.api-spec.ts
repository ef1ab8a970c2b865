import { IdentityService } from '../../src/platform/identity';
import { NotificationService } from '../../src/platform/notification';
import { ApiWorld, expectProblem } from '../support/api-world';
import type { Answer } from '../support/http-client';
import { clue, runningProjectGroup, runningResidentsGroup } from './journeys.fixture';

/** Everything of one organization that has an address. */
interface Estate {
  readonly groupNo: string;
  readonly instanceId: string;
  readonly taskId: string;
  readonly deadlineId: string;
  readonly evidenceId: string;
  readonly caseNo: string;
  readonly notificationId: string;
  readonly marker: string;
}

const STREET = { owner: 'S09', everybody: ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S09', 'S12', 'S14', 'X01'] };
const ENTERPRISE = { owner: 'E08', everybody: ['E01', 'E02', 'E03', 'E04', 'E05', 'E08', 'E12', 'E16', 'E18'] };
const FOUND_AT = '2026-10-12T09:00:00+08:00';

describe('two organizations on one system', () => {
  let world: ApiWorld;
  let street: Estate;
  let enterprise: Estate;

  beforeAll(async () => {
    world = await ApiWorld.boot();
    street = await estate(await runningResidentsGroup(world, '甲乙社区-居民服务2群'), STREET.owner, '甲乙社区-居民服务2群');
    enterprise = await estate(await runningProjectGroup(world, '虚构大桥-进度协调-工作群'), ENTERPRISE.owner, '虚构大桥-进度协调-工作群');
    const identity = world.booted.get(IdentityService);
    for (const role of ['PROCESS_OWNER', 'SYS_ADMIN']) {
      await identity.createUser({ id: `T-${role}`, tenantId: 'DEMO-ST', username: role.toLowerCase(), name: '陶本街', orgId: 'DEMO-ST', title: '流程管理员', roles: [{ role, orgId: 'DEMO-ST' }] });
    }
  });
  afterAll(() => world?.close());

  async function estate(groupNo: string, owner: string, marker: string): Promise<Estate> {
    const { id: instanceId, businessKey: caseNo } = await world.start(owner, 'violation-case', clue(groupNo, FOUND_AT, { foundByOwner: true }));
    const task = await world.task(owner, 'dispose', caseNo);
    const [evidenceId] = await world.screenshots(owner, 1);
    const tenantId = (await world.read(owner, '/api/session')).tenantId;
    await world.booted.get(NotificationService).notify({ tenantId, userIds: [owner], kind: 'INFO', title: `${marker}有新的违规线索`, body: marker });
    const notificationId = (await world.read(owner, '/api/notifications')).items[0].id;
    return { groupNo, instanceId, taskId: task.id, deadlineId: task.deadline!.id, evidenceId: evidenceId!, caseNo, notificationId, marker };
  }

  const reads = (of: Estate): string[] => [
    `/api/groups/${of.groupNo}`,
    `/api/groups/${of.groupNo}/dissolutions`,
    `/api/process-instances/${of.instanceId}`,
    `/api/process-instances/${of.instanceId}/history`,
    `/api/process-instances/${of.instanceId}/diagram`,
    `/api/process-instances/${of.instanceId}/decisions`,
    `/api/user-tasks/${of.taskId}`,
    `/api/deadlines/${of.deadlineId}`,
    `/api/evidence/${of.evidenceId}`,
    `/api/evidence/${of.evidenceId}/content`,
  ];

  describe('what has an address', () => {
    it('is there for its own people', async () => {
      for (const [of, reader] of [[street, 'S09'], [enterprise, 'E08']] as const) {
        for (const path of reads(of)) expect({ path, status: (await world.get(reader, path)).status }).toEqual({ path, status: 200 });
      }
    });

    it.each([
      ['the enterprise', () => enterprise, STREET.everybody],
      ['the street', () => street, ENTERPRISE.everybody],
    ])('of %s does not exist for anybody of the other, whatever their office', async (_whose, of, strangers) => {
      for (const stranger of strangers) {
        for (const path of reads(of())) {
          const answer = await world.get(stranger, path);
          // the external desk has no register at all: it is told so, and learns nothing about the group
          const closed = stranger === 'X01' && path.startsWith('/api/groups') && answer.status === 403;
          expect({ stranger, path, status: closed ? 404 : answer.status }).toEqual({ stranger, path, status: 404 });
          expect(JSON.stringify(answer.body)).not.toContain(of().marker);
        }
      }
    });

    it('is answered exactly as what never existed', async () => {
      const unknown = { groupNo: 'G-ENT-2099-000001', instanceId: UNKNOWN, taskId: UNKNOWN, deadlineId: UNKNOWN, evidenceId: UNKNOWN, caseNo: 'V-2099-000001', notificationId: UNKNOWN, marker: '' };
      const shape = (answer: Answer) => ({ status: answer.status, code: answer.body.code, detail: mask(answer.body.detail) });
      for (const [index, path] of reads(enterprise).entries()) {
        const foreign = await world.get('S01', path);
        expectProblem(foreign, { status: 404 });
        expect({ path, ...shape(foreign) }).toEqual({ path, ...shape(await world.get('S01', reads(unknown)[index]!)) });
      }
    });
  });

  describe('a case number', () => {
    it('is counted by each organization: the same number leads both to their own case, a further one only its owner', async () => {
      // given a second case of the enterprise
      const { businessKey: second } = await world.start('E08', 'violation-case', clue(enterprise.groupNo, FOUND_AT, { itemCodes: ['IL08'], description: '群内散布未经证实的消息', foundByOwner: true }));
      // then
      expect([street.caseNo, enterprise.caseNo, second]).toEqual(['V-2026-000001', 'V-2026-000001', 'V-2026-000002']);
      expect((await world.read('S01', '/api/violation-cases/V-2026-000001')).groupNo).toBe(street.groupNo);
      expect((await world.read('E01', '/api/violation-cases/V-2026-000001')).groupNo).toBe(enterprise.groupNo);
      expect((await world.get('E01', `/api/violation-cases/${second}`)).status).toBe(200);
      for (const stranger of STREET.everybody) expectProblem(await world.get(stranger, `/api/violation-cases/${second}`), { status: 404, code: 'violation-case-not-found' });
    });
  });

  describe('what can be done', () => {
    const acts = (of: Estate): [string, unknown][] => [
      [`/api/user-tasks/${of.taskId}/claim`, {}],
      [`/api/user-tasks/${of.taskId}/unclaim`, {}],
      [`/api/user-tasks/${of.taskId}/completion`, { variables: {} }],
      [`/api/user-tasks/${of.taskId}/comments`, { text: '看看对方的待办' }],
      [`/api/user-tasks/${of.taskId}/assignment`, { userId: 'S09', reason: '改派到本单位' }],
      [`/api/process-instances/${of.instanceId}/withdrawal`, { reason: '替对方撤回' }],
      [`/api/process-instances/${of.instanceId}/cancellation`, { reason: '替对方终止' }],
      [`/api/groups/${of.groupNo}/dissolution-triggers`, { trigger: 'ORDER', reason: '责令对方解散', orderNo: '责令1号' }],
      [`/api/groups/${of.groupNo}/end-date-changes`, { newEndDate: '2026-12-31', reason: '改对方的结束日期' }],
      [`/api/notifications/${of.notificationId}/read`, {}],
    ];

    it('to the other organization’s things is nothing: 404 for its chief and supervisor, and not one row changed', async () => {
      for (const userId of ['S01', 'S04']) {
        for (const [path, body] of acts(enterprise)) {
          await world.refused(userId, (client) => client.post(path, body), { status: 404 });
        }
      }
    });

    it('does not reach the other organization through a form, either', async () => {
      const report = { processDefinitionKey: 'violation-case', variables: clue(enterprise.groupNo, FOUND_AT) };
      await world.refused('S04', (client) => client.post('/api/process-instances', report), { status: 422 });
      const order = { processDefinitionKey: 'group-dissolve', variables: { groupNo: enterprise.groupNo, trigger: 'ORDER', orderNo: '责令1号', reason: '责令对方解散' } };
      await world.refused('S04', (client) => client.post('/api/process-instances', order), { status: 404 });
    });

    it('with somebody else’s notification is nothing, even within one organization', async () => {
      await world.refused('S05', (client) => client.post(`/api/notifications/${street.notificationId}/read`), { status: 404, code: 'notification-not-found' });
    });
  });

  describe('lists', () => {
    const LISTS = [
      '/api/groups?limit=100', '/api/groups?mine=true', '/api/process-instances?limit=100', '/api/process-instances?startedBy=me', '/api/user-tasks?list=todo&limit=100',
      '/api/user-tasks?list=claimable&limit=100', '/api/user-tasks?list=done&limit=100', '/api/violation-cases', '/api/violation-cases?mine=true', '/api/notifications', '/api/pickers/users',
      '/api/pickers/groups', '/api/pickers/orgs', '/api/supervision/overdue?window=overdue', '/api/supervision/overdue?window=today', '/api/supervision/overdue?window=soon',
      '/api/supervision/overdue?window=hour', '/api/supervision/overdue?window=provisional', '/api/follow-ups', '/api/incidents',
    ];
    // three days on, most clocks are overdue: the lists of the 督办 page are filled on both sides
    beforeAll(() => world.travelTo('2026-10-15T10:00:00+08:00'));

    it.each([
      ['the street', 'S04', () => street, () => enterprise, /DEMO-ENT|ENT-|"E\d\d"|虚构大桥/],
      ['the enterprise', 'E03', () => enterprise, () => street, /DEMO-ST|"ST-|"S\d\d"|甲乙社区-/],
    ])('of %s hold its own rows and never one of the other', async (_whose, reader, own, other, foreign) => {
      let all = '';
      for (const path of LISTS) {
        const { status, body } = await world.get(reader, path);
        expect({ path, status }).toEqual({ path, status: 200 });
        all += JSON.stringify(body);
        expect({ path, leak: foreign.exec(JSON.stringify(body))?.[0] }).toEqual({ path, leak: undefined });
      }
      for (const value of [own().groupNo, own().caseNo]) expect(all).toContain(value);
      for (const value of [other().instanceId, other().taskId, other().deadlineId, other().groupNo]) expect(all).not.toContain(value);
    });

    it('answer a search for the other’s group with nothing', async () => {
      expect((await world.read('S01', `/api/groups?q=${encodeURIComponent('虚构大桥')}`)).items).toEqual([]);
      expect((await world.read('S01', `/api/process-instances?q=${encodeURIComponent('虚构大桥')}`)).items).toEqual([]);
      expect((await world.read('S01', `/api/pickers/users?q=E08`))).toEqual([]);
      expect((await world.read('S01', '/api/groups?unitId=ENT-BRIDGE')).items).toEqual([]);
    });

    it('count only their own', async () => {
      const [of, and] = [await world.read('S04', '/api/supervision/overview'), await world.read('E03', '/api/supervision/overview')];
      expect([of.openCases, and.openCases]).toEqual([1, 2]);
    });
  });

  describe('those who run the technique', () => {
    it.each([['Y01'], ['Y02'], ['T-PROCESS_OWNER'], ['T-SYS_ADMIN']])('%s sees no group, run, task, case or evidence, even of the own organization', async (userId) => {
      for (const path of [...reads(street), `/api/violation-cases/${street.caseNo}`]) {
        const { status, body } = await world.get(userId, path);
        expect({ path, refused: status === 404 || status === 403 }).toEqual({ path, refused: true });
        expect(JSON.stringify(body)).not.toContain(street.marker);
      }
      for (const path of ['/api/process-instances', '/api/user-tasks?list=todo', '/api/user-tasks?list=claimable', '/api/violation-cases', '/api/notifications']) {
        expect({ path, items: (await world.read(userId, path)).items }).toEqual({ path, items: [] });
      }
      for (const path of ['/api/groups', '/api/pickers/groups', '/api/supervision/overview', '/api/supervision/overdue']) {
        expectProblem(await world.get(userId, path), { status: 403 });
      }
      const upload = await (await world.as(userId)).upload('/api/evidence', { name: '截图.png', mime: 'image/png', content: Buffer.from('x') });
      expectProblem(upload, { status: 403 });
    });

    it.each([['Y01'], ['T-PROCESS_OWNER']])('%s cannot start or report anything', async (userId) => {
      expect((await world.read(userId, '/api/process-definitions/startable')).items).toEqual([]);
      const report = { processDefinitionKey: 'violation-case', variables: clue(street.groupNo, FOUND_AT) };
      await world.refused(userId, (client) => client.post('/api/process-instances', report), { status: 403, code: 'start-forbidden' });
    });
  });
});

const UNKNOWN = '01999999-0000-7000-8000-000000000000';

/** The sentence without the number that was asked for. */
function mask(detail: string): string {
  return detail.replace(/[GV]-[A-Z0-9-]+|[0-9a-f-]{36}/g, '…');
}
