import { and, boundary, endEvent, flow, path, serviceTask, startEvent, subProcess, timer, userTask, xor } from '../../engine/bpmn-server/step-rig';
import { WorkflowHost } from '../../../test/support/workflow-host';
import { SuspendProcessInstance } from '../process-instance';
import { UserTaskRepository, UserTaskService } from '.';
import { RecallUserTask } from './commands/recall';
import { ReturnUserTask } from './commands/return';

const CLERKS = 'camunda:candidateGroups="CLERK@tenant"';
const BACK = `${CLERKS} gov:verbs="return recall"`;

describe('a case that goes back', () => {
  let host: WorkflowHost;
  let instanceId: string;

  beforeAll(async () => {
    host = await WorkflowHost.boot({
      services: { register: async () => undefined },
      deadlineRules: [{ code: 'T-ACT', title: '办理', amount: 3, unit: 'WORKDAY', source: 'SYSTEM' }] as never,
    });
    await host.deploy('line', startEvent('s') + userTask('one', CLERKS) + userTask('two', BACK) + userTask('three', `${CLERKS} gov:returnTo="one"`) + endEvent('e') + path('s', 'one', 'two', 'three', 'e'));
    await host.deploy(
      'branches',
      startEvent('s') + userTask('before', CLERKS) + and('fork') + userTask('left', BACK) + userTask('left-2', BACK) + userTask('right', BACK) + and('join') + userTask('last', BACK) + endEvent('e') +
        path('s', 'before', 'fork', 'left', 'left-2', 'join', 'last', 'e') + path('fork', 'right', 'join'),
    );
    await host.deploy('inside', startEvent('s') + userTask('before', CLERKS) + subProcess('sub', startEvent('ss'), userTask('in-1', CLERKS), userTask('in-2', BACK), endEvent('se'), path('ss', 'in-1', 'in-2', 'se')) + endEvent('e') + path('s', 'before', 'sub', 'e'));
    await host.deploy('registers', startEvent('s') + userTask('one', CLERKS) + serviceTask('reg', 'register') + userTask('two', CLERKS) + endEvent('e') + path('s', 'one', 'reg', 'two', 'e'));
    await host.deploy('forking', startEvent('s') + userTask('one', `${CLERKS} gov:deadline="T-ACT"`, '') + boundary('b', 'one', timer('P30D')) + endEvent('be') + flow('b', 'be') + and('fork') + userTask('a', CLERKS) + userTask('c', CLERKS) + endEvent('e1') + endEvent('e2') + path('s', 'one', 'fork', 'a', 'e1') + path('fork', 'c', 'e2'));
    await host.deploy('ends', startEvent('s') + userTask('one', CLERKS) + xor('g', 'g-e') + endEvent('e') + path('s', 'one', 'g', 'e'));
  });
  afterAll(() => host.close());

  const start = async (key: string) => {
    instanceId = (await host.start(key)).id;
  };
  const send = async (userId: string, from: string, to: string) => {
    const task = await host.task(from, instanceId);
    if (task.assigneeId === null) await host.get(UserTaskService).claim(await host.actor(userId), task.id);
    await host.get(ReturnUserTask).run(await host.actor(userId), task.id, to, '材料不全');
  };
  const done = async (elementId: string) => {
    const [row] = await host.query<{ id: string }>(`SELECT id FROM user_task WHERE process_instance_id = ? AND element_id = ? AND state = 'COMPLETED' ORDER BY id DESC`, [instanceId, elementId]);
    return (await host.get(UserTaskRepository).find(row!.id))!;
  };
  const recall = async (userId: string, elementId: string) => host.get(RecallUserTask).run(await host.actor(userId), (await done(elementId)).id, '填错了');

  describe('退回', () => {
    it('gives the earlier step back to the person who did it, marked as returned, and goes the same way again', async () => {
      await start('line');
      await host.complete('ben', 'one', {}, instanceId);
      await send('ann', 'two', 'one');
      const again = await host.task('one', instanceId);
      expect([again.assigneeId, again.returnedFromId !== null, await host.open(instanceId), (await host.notifications('ben'))[0]!.title]).toEqual(['ben', true, ['one'], '退回：one']);
      await host.complete('ben', 'one', {}, instanceId);
      await host.complete('ann', 'two', {}, instanceId);
      await host.complete('ann', 'three', {}, instanceId);
      expect((await host.instance(instanceId)).state).toBe('COMPLETED');
    });

    it('goes only to steps that the model allows and that have been done', async () => {
      await start('line');
      await host.complete('ben', 'one', {}, instanceId);
      await host.complete('ann', 'two', {}, instanceId);
      const rows = await host.rowCounts();
      for (const to of ['two', 'three', 'nothing']) await expect(send('ann', 'three', to).catch((error: unknown) => { throw error; })).rejects.toMatchObject({ code: 'return-target-not-possible' });
      expect({ ...(await host.rowCounts()), history_entry: 0, inbox: 0 }).toEqual({ ...rows, history_entry: 0, inbox: 0 });
      await send('ann', 'three', 'one');
      expect(await host.open(instanceId)).toEqual(['one']);
      // the first step has nothing before it and no such verb
      await expect(send('ben', 'one', 'two')).rejects.toMatchObject({ code: 'user-task-forbidden' });
    });

    it('takes every branch with it that came from there', async () => {
      await start('branches');
      await host.complete('ben', 'before', {}, instanceId);
      await host.complete('ann', 'left', {}, instanceId);
      await send('ann', 'left-2', 'before');
      expect(await host.open(instanceId)).toEqual(['before']);
      await host.complete('ben', 'before', {}, instanceId);
      for (const step of ['left', 'left-2', 'right', 'last']) await host.complete('ann', step, {}, instanceId);
      expect((await host.instance(instanceId)).state).toBe('COMPLETED');
    });

    it('leaves the other branch alone when the step lies in its own', async () => {
      await start('branches');
      await host.complete('ben', 'before', {}, instanceId);
      await host.complete('ann', 'left', {}, instanceId);
      await host.complete('ann', 'right', {}, instanceId);
      await send('ann', 'left-2', 'left');
      expect(await host.open(instanceId)).toEqual(['left']);
      for (const step of ['left', 'left-2', 'last']) await host.complete('ann', step, {}, instanceId);
      expect((await host.instance(instanceId)).state).toBe('COMPLETED');
    });

    it('goes from behind the join back into one branch: the others need not be done again', async () => {
      await start('branches');
      await host.complete('ben', 'before', {}, instanceId);
      for (const step of ['left', 'left-2', 'right']) await host.complete('ann', step, {}, instanceId);
      await send('ann', 'last', 'right');
      expect(await host.open(instanceId)).toEqual(['right']);
      await host.complete('ann', 'right', {}, instanceId);
      await host.complete('ann', 'last', {}, instanceId);
      expect((await host.instance(instanceId)).state).toBe('COMPLETED');
    });

    it('leaves a sub-process, and stays in it when the step lies inside', async () => {
      await start('inside');
      await host.complete('ben', 'before', {}, instanceId);
      await host.complete('ben', 'in-1', {}, instanceId);
      await send('ann', 'in-2', 'in-1');
      expect(await host.open(instanceId)).toEqual(['in-1']);
      await host.complete('ben', 'in-1', {}, instanceId);
      await send('ann', 'in-2', 'before');
      expect(await host.open(instanceId)).toEqual(['before']);
      for (const step of ['before', 'in-1', 'in-2']) await host.complete('ben', step, {}, instanceId);
      expect((await host.instance(instanceId)).state).toBe('COMPLETED');
    });
  });

  it('stands still while its run is suspended', async () => {
    await start('line');
    await host.complete('ben', 'one', {}, instanceId);
    const two = await host.task('two', instanceId);
    await host.get(UserTaskService).claim(await host.actor('ann'), two.id);
    await host.get(SuspendProcessInstance).run(instanceId, await host.actor('sue'), '暂停');
    await expect(send('ann', 'two', 'one')).rejects.toMatchObject({ code: 'process-instance-suspended' });
    expect(await host.open(instanceId)).toEqual(['two']);
  });

  describe('撤回', () => {
    it('goes back behind a join, and the other branch stays done', async () => {
      await start('branches');
      await host.complete('ben', 'before', {}, instanceId);
      for (const step of ['left', 'left-2']) await host.complete('ann', step, {}, instanceId);
      await host.complete('ben', 'right', {}, instanceId);
      expect(await host.open(instanceId)).toEqual(['last']);
      await expect(recall('ann', 'left-2')).rejects.toMatchObject({ code: 'user-task-forbidden' });
      await recall('ben', 'right');
      expect(await host.open(instanceId)).toEqual(['right']);
      await host.complete('ben', 'right', {}, instanceId);
      await host.complete('ann', 'last', {}, instanceId);
      expect((await host.instance(instanceId)).state).toBe('COMPLETED');
    });

    it('undoes one’s own last act while nobody has acted, in all branches it began', async () => {
      await start('forking');
      const first = await host.task('one', instanceId);
      await host.complete('ben', 'one', {}, instanceId);
      expect(await host.open(instanceId)).toEqual(['a', 'c']);
      await host.travelTo('2026-10-13T10:00:00+08:00');
      await recall('ben', 'one');
      const again = await host.task('one', instanceId);
      expect([await host.open(instanceId), again.assigneeId, again.dueAt?.toISOString()]).toEqual([['one'], 'ben', first.dueAt?.toISOString()]);
      await host.complete('ben', 'one', {}, instanceId);
      expect(await host.open(instanceId)).toEqual(['a', 'c']);
    });

    it('is too late once somebody has claimed or done what followed, and never somebody else’s', async () => {
      await start('forking');
      await host.complete('ben', 'one', {}, instanceId);
      await expect(recall('ann', 'one')).rejects.toThrow(/your own act/);
      await host.get(UserTaskService).claim(await host.actor('ann'), (await host.task('a', instanceId)).id);
      await expect(recall('ben', 'one')).rejects.toMatchObject({ code: 'recall-too-late' });
      expect(await host.open(instanceId)).toEqual(['a', 'c']);
    });

    it('is not possible after something was registered, nor after the end', async () => {
      await start('registers');
      await host.complete('ben', 'one', {}, instanceId);
      await expect(recall('ben', 'one')).rejects.toThrow(/cannot be recalled/);
      await start('ends');
      await host.complete('ben', 'one', {}, instanceId);
      await expect(recall('ben', 'one')).rejects.toThrow(/cannot be recalled/);
    });
  });
});
