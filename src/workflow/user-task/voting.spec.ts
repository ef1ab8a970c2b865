import { endEvent, parallel, path, sequential, startEvent, until, userTask, xor, flow } from '../../engine/bpmn-server/step-rig';
import { WorkflowHost } from '../../../test/support/workflow-host';
import type { FormSchema } from '../form';
import { UserTaskService } from '.';

const vote: FormSchema = {
  id: 'vote', type: 'default',
  components: [{ type: 'radio', key: 'decision', label: '意见', values: [{ value: 'AGREE', label: '同意' }, { value: 'REFUSE', label: '不同意' }], validate: { required: true } }],
} as never;

/** 会签, 或签, 依次, 按比例: a multi-instance user task with a tally (`gov:votes`) and a completion condition. */
describe('several people decide one step', () => {
  let host: WorkflowHost;
  let instanceId: string;

  beforeAll(async () => {
    host = await WorkflowHost.boot();
    const voting = (loop: string) =>
      startEvent('s') + userTask('vote', 'camunda:assignee="=voter" camunda:formKey="vote" gov:votes="votes"', loop) + xor('g', 'g-no') + endEvent('yes') + endEvent('no') +
      path('s', 'vote', 'g', 'no') + flow('g', 'yes', '=votes.AGREE > 0 and votes.REFUSE = 0 or votes.AGREE / votes.total >= 0.6');
    const each = 'camunda:elementVariable="voter"';
    const deploy = (key: string, loop: string) => host.deploy(key, voting(loop), { forms: { vote } });
    await deploy('all', parallel('=voters', each));
    await deploy('any', until('=votes.AGREE >= 1', '=voters', each));
    await deploy('in-turn', until('=votes.REFUSE >= 1', '=voters', `${each} isSequential="true"`));
    await deploy('in-order', sequential('=voters', each));
    await deploy('share', until('=votes.AGREE / nrOfInstances >= 0.6', '=voters', each));
  });
  afterAll(() => host.close());

  const VOTERS = ['ann', 'ben', 'sue'];
  const start = async (key: string) => {
    instanceId = (await host.start(key, { voters: VOTERS })).id;
  };
  const open = async () => (await host.openTasks(instanceId)).map(({ assigneeId }) => assigneeId);
  const cast = async (userId: string, decision: 'AGREE' | 'REFUSE') => {
    const task = (await host.openTasks(instanceId)).find(({ assigneeId }) => assigneeId === userId)!;
    await host.get(UserTaskService).complete(await host.actor(userId), task.id, { decision });
    await host.settle();
  };
  const end = async () => {
    const { state, outcome, variables } = await host.instance(instanceId);
    return [state, outcome, variables.votes];
  };

  it('会签: everybody is asked at once, and all votes count', async () => {
    await start('all');
    expect(await open()).toEqual(VOTERS);
    await cast('ben', 'AGREE');
    await cast('ann', 'REFUSE');
    expect((await host.instance(instanceId)).variables.votes).toEqual({ AGREE: 1, REFUSE: 1, total: 2 });
    await cast('sue', 'AGREE');
    expect(await end()).toEqual(['COMPLETED', 'yes', { AGREE: 2, REFUSE: 1, total: 3 }]);
  });

  it('或签: the first to agree decides, and the others need not', async () => {
    await start('any');
    await cast('ann', 'REFUSE');
    expect(await open()).toEqual(['ben', 'sue']);
    await cast('sue', 'AGREE');
    expect([await open(), (await end())[0]]).toEqual([[], 'COMPLETED']);
  });

  it('依次: one after the other, until one refuses', async () => {
    await start('in-turn');
    expect(await open()).toEqual(['ann']);
    await cast('ann', 'AGREE');
    expect(await open()).toEqual(['ben']);
    await cast('ben', 'REFUSE');
    expect(await end()).toEqual(['COMPLETED', 'no', { AGREE: 1, REFUSE: 1, total: 2 }]);
    await start('in-order');
    for (const voter of VOTERS) await cast(voter, 'AGREE');
    expect(await end()).toEqual(['COMPLETED', 'yes', { AGREE: 3, REFUSE: 0, total: 3 }]);
  });

  it('a vote of several is not taken back', async () => {
    await start('in-order');
    await cast('ann', 'AGREE');
    const [row] = await host.query<{ recallable: number }>(`SELECT recallable FROM user_task WHERE process_instance_id = ? AND state = 'COMPLETED'`, [instanceId]);
    expect(row!.recallable).toBe(0);
  });

  it('按比例: enough is enough', async () => {
    await start('share');
    await cast('ann', 'AGREE');
    expect(await open()).toEqual(['ben', 'sue']);
    await cast('ben', 'AGREE');
    expect(await end()).toEqual(['COMPLETED', 'yes', { AGREE: 2, REFUSE: 0, total: 2 }]);
  });
});
