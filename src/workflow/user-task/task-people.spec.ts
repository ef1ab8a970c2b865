import { endEvent, flow, path, startEvent, userTask, xor } from '../../engine/bpmn-server/step-rig';
import { IdentityService } from '../../platform/identity';
import { WorkflowHost } from '../../../test/support/workflow-host';
import { UserTaskService } from '.';

const AT = 'camunda:candidateGroups';

describe('who is asked to do a task', () => {
  let host: WorkflowHost;

  beforeAll(async () => {
    host = await WorkflowHost.boot({
      roles: {
        'OWNER@group': { userIds: ['ann', 'ben'], groupIds: [] },
        'CHIEF@tenant': { userIds: [], groupIds: ['CHIEF:T'], note: '主要负责人空缺' },
      },
    });
    const one = (attributes: string) => startEvent('s') + userTask('act', attributes) + endEvent('e') + path('s', 'act', 'e');
    await host.deploy('by-name', one('camunda:assignee="=who"'));
    await host.deploy('by-role', one(`${AT}="CLERK@tenant"`));
    await host.deploy('by-group', one(`${AT}="OWNER@group"`));
    await host.deploy('by-single-role', one(`${AT}="SUPERVISOR@tenant"`));
    await host.deploy('by-nobody', one(`${AT}="CHIEF@tenant"`));
    await host.deploy('by-list', one(`${AT}="=roles"`));
    await host.deploy('without-some', one(`${AT}="CLERK@tenant,SUPERVISOR@tenant" gov:excludedUsers="=away"`));
    await host.deploy(
      'act-then-verify',
      startEvent('s') + userTask('act', `${AT}="CLERK@tenant"`) + userTask('verify', `${AT}="CLERK@tenant,SUPERVISOR@tenant" gov:separateFrom="act"`) + xor('result', 'result-e') + endEvent('e') +
        path('s', 'act', 'verify', 'result', 'e') + flow('result', 'act', '=again = true'),
    );
    await host.deploy('not-the-starter', one(`${AT}="CLERK@tenant" gov:separateFrom="start"`));
  });
  afterAll(() => host.close());

  const taskOf = async (key: string, variables: Record<string, unknown> = {}) => host.task('act', (await host.start(key, variables)).id);
  const owners = async (taskId: string) => (await host.query<{ owner: string }>('SELECT owner FROM inbox WHERE task_id = ? ORDER BY owner', [taskId])).map(({ owner }) => owner);

  it('a named person has it at once', async () => {
    const task = await taskOf('by-name', { who: 'ben' });
    expect([task.assigneeId, await owners(task.id)]).toEqual(['ben', ['a:ben']]);
  });

  it('holders of a role find it under their role, until one of them claims it', async () => {
    const task = await taskOf('by-role');
    expect([task.assigneeId, await owners(task.id)]).toEqual([null, ['g:CLERK:T']]);
    await host.get(UserTaskService).claim(await host.actor('ben'), task.id);
    expect(await owners(task.id)).toEqual(['a:ben']);
    await host.get(UserTaskService).unclaim(await host.actor('ben'), task.id);
    expect(await owners(task.id)).toEqual(['g:CLERK:T']);
  });

  it('people a role means by name find it under their name', async () => {
    const task = await taskOf('by-group');
    expect([task.assigneeId, await owners(task.id)]).toEqual([null, ['u:ann', 'u:ben']]);
  });

  it('a role that one person holds is that person’s task', async () => {
    const task = await taskOf('by-single-role');
    expect([task.assigneeId, await owners(task.id)]).toEqual(['sue', ['a:sue']]);
  });

  it('a list may mix roles and people', async () => {
    const task = await taskOf('by-list', { roles: ['SUPERVISOR@tenant', 'ann'] });
    expect(await owners(task.id)).toEqual(['g:SUPERVISOR:T', 'u:ann']);
  });

  it('who must stay out is not asked: the others of the role are named one by one', async () => {
    const task = await taskOf('without-some', { away: ['ann'] });
    expect([task.candidates.users, task.candidates.groups, await owners(task.id)]).toEqual([['ben', 'sue'], [], ['u:ben', 'u:sue']]);
    const ann = await host.actor('ann');
    await expect(host.get(UserTaskService).claim(ann, task.id)).rejects.toMatchObject({ code: 'user-task-forbidden' });
  });

  it('when all but one stay out, that one has it', async () => {
    const task = await taskOf('without-some', { away: ['ann', 'ben'] });
    expect([task.assigneeId, await owners(task.id)]).toEqual(['sue', ['a:sue']]);
  });

  it('who acted does not verify, also the second time round', async () => {
    const { id } = await host.start('act-then-verify');
    await host.complete('ann', 'act', {}, id);
    expect((await host.task('verify', id)).candidates.users).toEqual(['ben', 'sue']);
    await host.complete('sue', 'verify', { again: true }, id).catch(() => undefined);
    expect((await host.task('verify', id)).excludedUsers).toEqual(['ann']);
    await expect(host.complete('ann', 'verify', {}, id)).rejects.toMatchObject({ code: 'user-task-forbidden' });
  });

  it('who started it may be kept out as well', async () => {
    const task = await taskOf('not-the-starter');
    expect([task.assigneeId, task.excludedUsers]).toEqual(['ben', ['ann']]);
  });

  describe('when there is nobody', () => {
    it('the task stands open, an incident asks for a reassignment, and the reassignment settles it', async () => {
      const task = await taskOf('by-nobody');
      expect([task.assigneeId, await owners(task.id), task.candidates.notes]).toEqual([null, ['g:CHIEF:T'], ['主要负责人空缺']]);
      const trouble = async () => (await host.incidents()).filter((incident) => incident.process_instance_id === task.processInstanceId);
      expect(await trouble()).toMatchObject([{ kind: 'nobody-to-ask', state: 'OPEN', element_id: 'act', message: expect.stringContaining('主要负责人空缺') }]);
      expect((await host.story(task.processInstanceId)).at(-1)).toContain('请监督部门改派');
      await host.get(UserTaskService).assign(await host.actor('sue'), task.id, 'ben', '岗位空缺，请代办');
      expect([await owners(task.id), await trouble()]).toMatchObject([['a:ben'], [{ state: 'RESOLVED' }]]);
    });

    it.each([
      ['unknown', 'nobody-of-that-name', '指定的办理人不存在'],
      ['of another organization', 'zoe', '指定的办理人不存在'],
      ['the system', 'system', '指定的办理人不存在'],
    ])('a named person who is %s does not get it into a list nobody reads', async (_what, who, note) => {
      const task = await taskOf('by-name', { who });
      expect([task.assigneeId, await owners(task.id), task.candidates.notes]).toEqual([null, [], [note]]);
      expect((await host.incidents()).filter((incident) => incident.process_instance_id === task.processInstanceId)).toMatchObject([{ kind: 'nobody-to-ask' }]);
    });

    it('a person whose account is closed does not get it either', async () => {
      const identity = host.get(IdentityService);
      await identity.createUser({ id: 'gus', tenantId: 'T', username: 'gus', name: '葛离任', orgId: 'T', title: '原经办' });
      await identity.disable('gus');
      expect((await taskOf('by-name', { who: 'gus' })).candidates.notes).toEqual(['葛离任的账号已停用']);
    });
  });
});
