import { ApiWorld } from '../support/api-world';
import { staffGroup } from '../process/group.fixture';
import { JOINT_OPINION } from '../support/joint-opinion-process';

describe('absence and leaving', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
    expect((await world.post('Y01', '/api/deployments', { reason: '会商', resources: JOINT_OPINION })).status).toBe(201);
  });
  afterAll(() => world?.close());

  const begin = async (userId = 'S09') => {
    const run = await world.start(userId, 'joint-opinion', { matter: '群规修订' });
    return (await world.list(userId, 'todo')).find((task) => task.processInstanceId === run.id)!.id;
  };
  const AGREE = { decision: 'AGREE' };
  const period = { startsAt: '2026-10-12T08:00:00+08:00', endsAt: '2026-10-14T18:00:00+08:00', reason: '外出学习' };

  describe('外出代理', () => {
    it('lets the deputy see and do what the other has in hand, marked 代 in the story', async () => {
      const taskId = await begin();
      await world.refused('S11', (client) => client.post(`/api/user-tasks/${taskId}/completion`, { variables: AGREE }), { status: 404 });
      const { status, body } = await world.post('S09', '/api/stand-ins', { ...period, deputyId: 'S11' });
      expect(status).toBe(201);
      expect(await world.read('S11', `/api/user-tasks/${taskId}`)).toMatchObject({ onBehalfOf: { id: 'S09' }, rights: { complete: { allowed: true }, transfer: { allowed: true } } });
      await world.completeTask('S11', taskId, AGREE);
      const { processInstanceId } = await world.read('S09', `/api/user-tasks/${taskId}`);
      const { items } = await world.read('S09', `/api/process-instances/${processInstanceId}/history`);
      expect(items).toContainEqual(expect.objectContaining({ kind: 'TASK_COMPLETED', actor: expect.objectContaining({ id: 'S11' }), detail: expect.objectContaining({ onBehalfOfName: '孔示范' }) }));
      expect((await world.read('S11', '/api/stand-ins')).items[0]).toMatchObject({ id: body.id, principal: { id: 'S09' }, deputy: { id: 'S11' }, state: 'ACTIVE' });
      expect((await world.post('S11', `/api/stand-ins/${body.id}/revocation`, { reason: '另有任务' })).status).toBe(204);
      expect((await world.read('S09', '/api/stand-ins')).items[0]).toMatchObject({ state: 'REVOKED' });
    });

    it.each([
      ['a resident', { deputyId: 'S12' }, 422, 'stand-in-not-possible'], ['nobody', {}, 400, 'request-invalid'], ['a day of a week', { deputyId: 'S11', endsAt: '2026-W42-3T18:00:00Z' }, 400, 'request-invalid'], ['a reason no database keeps', { deputyId: 'S11', reason: '外出\0学习' }, 400, 'request-invalid'],
      ['a time without zone', { deputyId: 'S11', endsAt: '2026-10-14T18:00:00' }, 400, 'request-invalid'],
      ['somebody else', { deputyId: 'S11', principalId: 'S05' }, 403, 'stand-in-forbidden'], ['a foreigner', { deputyId: 'E08' }, 422, 'stand-in-not-possible'],
    ])('is refused for %s', async (_what, more, status, code) => {
      await world.refused('S09', (client) => client.post('/api/stand-ins', { ...period, ...more }), { status, code });
    });

    it('is nobody else’s business', async () => {
      const { body } = await world.post('S05', '/api/stand-ins', { ...period, deputyId: 'S06' });
      await world.refused('S11', (client) => client.post(`/api/stand-ins/${body.id}/revocation`, { reason: '替他撤' }), { status: 404, code: 'stand-in-not-found' });
      await world.refused('E03', (client) => client.post(`/api/stand-ins/${body.id}/revocation`, { reason: '外单位' }), { status: 404 });
      expect((await world.read('S11', '/api/stand-ins')).items.map(({ id }: { id: string }) => id)).not.toContain(body.id);
    });
  });

  describe('离岗交接', () => {
    it('tells what would go over, and hands it over with a reason on each record', async () => {
      const mine = await begin('S10');
      const helped = await begin('S10');
      await world.post('S10', `/api/user-tasks/${helped}/delegation`, { userId: 'S11', reason: '请核对' });
      const signed = await begin('S09');
      await world.post('S09', `/api/user-tasks/${signed}/additional-signers`, { position: 'BEFORE', userIds: ['S10'], reason: '请签' });
      await world.read('S04', '/api/stand-ins');
      const before = await world.snapshotOfAllRows();
      const { body: preview } = await world.post('S04', '/api/handovers/preview', { fromUserId: 'S10', toUserId: 'S07' });
      expect(preview).toEqual({ from: { id: 'S10', name: '曹假名' }, to: { id: 'S07', name: '施范例' }, moved: 3, movedTasks: [mine, helped, signed].map((taskId) => expect.objectContaining({ taskId, name: '拟定意见' })), stayed: [], hidden: 0, standIns: 0, duties: [] });
      expect(await world.snapshotOfAllRows()).toEqual(before);
      const { body } = await world.post('S04', '/api/handovers', { fromUserId: 'S10', toUserId: 'S07', reason: '曹假名离职' });
      expect(body).toEqual(preview);
      expect(await world.read('S07', `/api/user-tasks/${mine}`)).toMatchObject({ assignee: { id: 'S07' } });
      expect(await world.read('S07', `/api/user-tasks/${helped}`)).toMatchObject({ owner: { id: 'S07' }, assignee: { id: 'S11' } });
      expect(await world.read('S07', `/api/user-tasks/${signed}`)).toMatchObject({ signers: [{ id: 'S07' }], rights: { sign: { allowed: true } } });
      expect(await world.list('S10', 'todo')).toEqual([]);
    });

    it('names the roles and groups that go on to be theirs', async () => {
      const { businessKey: groupNo } = await world.start('S09', 'group-establish', staffGroup('甲乙社区-职责-工作群'));
      const { body } = await world.post('S04', '/api/handovers/preview', { fromUserId: 'S09', toUserId: 'S07' });
      // to belong to a unit is no duty somebody else has to take over
      expect(body.duties).toEqual([{ title: '群主 · 甲乙社区-职责-工作群', groupNo }]);
      const { body: leader } = await world.post('S04', '/api/handovers/preview', { fromUserId: 'S05', toUserId: 'S07' });
      expect(leader.duties).toContainEqual({ title: '甲乙社区·单位主要负责人' });
      const { body: other } = await world.post('S04', '/api/handovers/preview', { fromUserId: 'S10', toUserId: 'S07' });
      expect(JSON.stringify(other.duties)).not.toContain(groupNo);
    });

    it('leaves with its reason what the other must not do', async () => {
      const { businessKey: groupNo } = await world.start('S09', 'group-establish', staffGroup('甲乙社区-交接-工作群'));
      // the applicant must not review the own application
      const review = await world.task('S05', 'review-by-first-responsible', groupNo);
      const { body } = await world.post('S04', '/api/handovers/preview', { fromUserId: 'S05', toUserId: 'S09' });
      expect(body.stayed).toContainEqual(expect.objectContaining({ taskId: review.id, refusal: expect.stringContaining('孔示范') }));
    });

    it.each([
      ['a colleague', 'S11', { fromUserId: 'S09', toUserId: 'S11', reason: '我来接' }, 403, 'handover-forbidden'],
      ['a supervisor, to the same person', 'S04', { fromUserId: 'S09', toUserId: 'S09', reason: '交给自己' }, 422, 'handover-not-possible'],
      ['a supervisor, to a foreigner', 'S04', { fromUserId: 'S09', toUserId: 'E08', reason: '交给外单位' }, 422, 'handover-not-possible'],
      ['a supervisor of another organization', 'E03', { fromUserId: 'S09', toUserId: 'E08', reason: '跨单位' }, 422, 'handover-not-possible'],
      ['a supervisor, without a reason', 'S04', { fromUserId: 'S09', toUserId: 'S11' }, 400, 'request-invalid'],
    ])('is refused to %s', async (_who, userId, body, status, code) => {
      await world.refused(userId, (client) => client.post('/api/handovers', body), { status, code });
    });
  });
});
