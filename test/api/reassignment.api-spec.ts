import { IdentityService } from '../../src/platform/identity';
import { staffGroup } from '../process/group.fixture';
import { ApiWorld } from '../support/api-world';
import { clue, runningStaffGroup } from './journeys.fixture';

describe('passing work on', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterAll(() => world?.close());

  let applications = 0;
  const applied = async () => {
    const { businessKey: groupNo, id: instanceId } = await world.start('S09', 'group-establish', staffGroup(`甲乙社区-派${++applications}-工作群`));
    return { groupNo, instanceId, taskId: (await world.task('S05', 'review-by-first-responsible', groupNo)).id };
  };
  const assignment = (taskId: string) => `/api/user-tasks/${taskId}/assignment`;

  it('lets a supervisor give a task to another person, who then does it', async () => {
    // given
    const { groupNo, instanceId, taskId } = await applied();
    const due = (await world.task('S05', 'review-by-first-responsible', groupNo)).deadline!.dueAt;
    // when
    expect((await world.post('S04', assignment(taskId), { userId: 'S06', reason: '书记外出，请分管同志审核' })).status).toBe(204);
    // then it has changed hands, with its clock running on
    expect(await world.list('S05', 'todo', groupNo)).toEqual([]);
    expect(await world.list('S06', 'todo', groupNo)).toMatchObject([{ id: taskId, assignee: { id: 'S06' }, deadline: { dueAt: due, status: 'OPEN' } }]);
    await world.refused('S05', (client) => client.post(`/api/user-tasks/${taskId}/completion`, { variables: { decision: 'AGREE', ownerId: 'S09' } }), { status: 403 });
    await world.completeTask('S06', taskId, { decision: 'AGREE', ownerId: 'S09' });
    // and the story names who passed it to whom, and why
    const { items } = await world.read('S04', `/api/process-instances/${instanceId}/history`);
    expect(items).toContainEqual(expect.objectContaining({ kind: 'ASSIGNED', actor: expect.objectContaining({ id: 'S04' }), opinion: '书记外出，请分管同志审核', detail: expect.objectContaining({ from: 'S05', to: 'S06', toName: '吕样本' }) }));
  });

  it('is refused to those who do not supervise, the handler among them', async () => {
    const { taskId } = await applied();
    for (const userId of ['S05', 'S09', 'S06']) {
      await world.refused(userId, (client) => client.post(assignment(taskId), { userId: 'S06', reason: '请代为审核' }), { status: 403, code: 'user-task-forbidden', body: { detail: '只有监督部门和负责人可以改派。' } });
    }
    // who may not even see it, learns nothing
    for (const userId of ['S12', 'S10']) {
      await world.refused(userId, (client) => client.post(assignment(taskId), { userId: 'S06', reason: '请代为审核' }), { status: 404, code: 'user-task-not-found' });
    }
  });

  it.each([
    ['nobody of that name', { userId: 'S99', reason: '改派试试' }, 422, 'assignee-not-possible'],
    ['a person of the other organization', { userId: 'E08', reason: '改派试试' }, 422, 'assignee-not-possible'],
    ['the applicant', { userId: 'S09', reason: '改派试试' }, 422, 'assignee-not-possible'],
    ['nobody', { reason: '改派试试' }, 400, 'request-invalid'],
    ['somebody without a reason', { userId: 'S06' }, 400, 'request-invalid'],
    ['somebody with an empty reason', { userId: 'S06', reason: '' }, 400, 'request-invalid'],
    ['two people', { userId: ['S06', 'S07'], reason: '改派试试' }, 400, 'request-invalid'],
  ])('does not go to %s', async (_what, body, status, code) => {
    const { taskId } = await applied();
    await world.refused('S04', (client) => client.post(assignment(taskId), body), { status, code });
  });

  it('does not go to an account that is closed, nor to one that only runs the technique or sits outside', async () => {
    const identity = world.booted.get(IdentityService);
    await identity.createUser({ id: 'S90', tenantId: 'DEMO-ST', username: 's90', name: '前同事', orgId: 'ST-PARTY', title: '已离岗', roles: [{ role: 'STAFF', orgId: 'ST-PARTY' }] });
    await identity.disable('S90');
    await identity.createUser({ id: 'S91', tenantId: 'DEMO-ST', username: 's91', name: '本街流程', orgId: 'DEMO-ST', title: '流程管理员', roles: [{ role: 'PROCESS_OWNER', orgId: 'DEMO-ST' }] });
    const { taskId } = await applied();
    for (const userId of ['S90', 'S91', 'X01']) {
      await world.refused('S04', (client) => client.post(assignment(taskId), { userId, reason: '改派试试' }), { status: 422, code: 'assignee-not-possible' });
    }
  });

  describe('a comment', () => {
    it('is added by those who may see the task and stands in the story with its author', async () => {
      const { taskId, instanceId } = await applied();
      expect((await world.post('S04', `/api/user-tasks/${taskId}/comments`, { text: '请注意人数上限。' })).status).toBe(204);
      const { items } = await world.read('S09', `/api/process-instances/${instanceId}/history`);
      expect(items[0]).toMatchObject({ kind: 'COMMENT', opinion: '请注意人数上限。', actor: { id: 'S04', name: '许虚构' } });
    });

    it.each([
      ['empty', { text: '' }, 'text'],
      ['endless', { text: '话'.repeat(2001) }, 'text'],
      ['not text', { text: { html: '<b>' } }, 'text'],
      ['said in another’s name', { text: '同意', actorId: 'S01' }, 'actorId'],
    ])('is refused when it is %s', async (_what, body, field) => {
      const { taskId } = await applied();
      await world.refused('S04', (client) => client.post(`/api/user-tasks/${taskId}/comments`, body), { status: 400, body: { problems: [expect.objectContaining({ field })] } });
    });

    it('is not added by those who may not see the task: for them there is none', async () => {
      const { taskId } = await applied();
      for (const userId of ['S12', 'S10', 'X01']) {
        await world.refused(userId, (client) => client.get(`/api/user-tasks/${taskId}`), { status: 404, code: 'user-task-not-found' });
        await world.refused(userId, (client) => client.post(`/api/user-tasks/${taskId}/comments`, { text: '我来说两句' }), { status: 404, code: 'user-task-not-found' });
      }
    });

    it('is not added to a case by the person it is about, whatever their office', async () => {
      // given a case about the leader of the street
      const groupNo = await runningStaffGroup(world, '甲乙社区-回避-工作群');
      const { businessKey: caseNo } = await world.start('S12', 'violation-case', clue(groupNo, '2026-10-12T09:30:00+08:00', { itemCodes: ['BD07'], reportedUserIds: ['S02'] }));
      const holder = (await Promise.all(['S01', 'S14', 'S03', 'S04', 'S09', 'S11'].map(async (userId) => [...(await world.list(userId, 'todo', caseNo)), ...(await world.list(userId, 'claimable', caseNo))]))).flat()[0];
      // then
      for (const verb of ['comments', 'assignment']) {
        const body = verb === 'comments' ? { text: '此事不实' } : { userId: 'S11', reason: '换人办理' };
        await world.refused('S02', (client) => client.post(`/api/user-tasks/${holder!.id}/${verb}`, body), { status: 404, code: 'user-task-not-found' });
      }
    });
  });
});
