import { endEvent, path, startEvent, userTask } from '../../engine/bpmn-server/step-rig';
import { UnitOfWork } from '../../platform/database';
import { WorkflowHost } from '../../../test/support/workflow-host';
import { UserTaskService } from '.';
import { PassOnUserTask } from './commands/pass-on';

describe('new work is told', () => {
  let host: WorkflowHost;

  beforeAll(async () => {
    host = await WorkflowHost.boot({
      at: '2026-10-12T10:00:00+08:00',
      deadlineRules: [{ code: 'T-1', title: '审批期限', amount: 3, unit: 'WORKDAY', source: 'OURS' }],
    });
    await host.deploy(
      'relay',
      startEvent('s') + userTask('ask', 'name="填写" camunda:assignee="ann"') + userTask('approve', 'name="审批" camunda:assignee="ben" gov:deadline="T-1"') + userTask('file', 'name="归档" camunda:candidateGroups="CLERK@tenant"') + endEvent('e') +
        path('s', 'ask', 'approve', 'file', 'e'),
    );
  });
  afterAll(() => host.close());

  const told = async (userId: string) => (await host.notifications(userId)).filter(({ kind }) => kind === 'TASK').map(({ title, body }) => `${title}｜${body}`);

  it('to the one who has it, with the due day; not to the one whose own act brought it, nor to all who may claim', async () => {
    const instance = await host.start('relay');
    expect(await told('ann')).toEqual([]);
    await host.complete('ann', 'ask', {}, instance.id);
    expect(await told('ben')).toEqual(['待办：审批｜relay：有一件新待办，应于 2026-10-15（周四）24:00 前完成。']);
    const [line] = await host.notifications('ben');
    expect(line).toMatchObject({ taskId: (await host.task('approve', instance.id)).id, processInstanceId: instance.id, readAt: null });
    await host.complete('ben', 'approve', {}, instance.id);
    expect([await told('ann'), (await told('ben')).length]).toEqual([[], 1]);
  });

  it('to the one it is reassigned to', async () => {
    const instance = await host.start('relay');
    const task = await host.task('ask', instance.id);
    await host.get(UserTaskService).assign(await host.actor('sue'), task.id, 'ben', '请代办');
    expect((await told('ben'))[0]).toBe('改派：填写｜relay：由sue改派您办理。');
  });

  it('of a delegation: who gives it back and who takes it back; a reason keeps its full stop to itself', async () => {
    const instance = await host.start('relay');
    const { id } = await host.task('ask', instance.id);
    const passing = host.get(PassOnUserTask);
    await passing.delegate(await host.actor('ann'), id, { userId: 'ben', reason: '请核对。' });
    expect((await told('ben'))[0]).toBe('委派：填写｜relay：ann委派您协助办理（请核对）。');
    await passing.resolve(await host.actor('ben'), id, '无误。', []);
    expect((await told('ann'))[0]).toBe('委派：填写｜relay：ben已交回，请您继续办理（无误）。');
    await passing.delegate(await host.actor('ann'), id, { userId: 'ben', reason: '再核对' });
    await passing.resolve(await host.actor('ann'), id, '自己办', []);
    expect((await told('ben'))[0]).toBe('委派：填写｜relay：ann已收回委派，无需您协助（自己办）。');
  });

  it('in the transaction of the task: what is rolled back was told to nobody', async () => {
    const instance = await host.start('relay');
    const before = await host.rowCounts();
    const undone = host.get(UnitOfWork).run(async () => {
      await host.get(UserTaskService).complete(await host.actor('ann'), (await host.task('ask', instance.id)).id, {});
      throw new Error('the disk is full');
    });
    await expect(undone).rejects.toThrow('the disk is full');
    expect(await host.rowCounts()).toEqual(before);
  });
});
