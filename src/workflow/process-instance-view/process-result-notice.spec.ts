import { callActivity, endEvent, flow, path, startEvent, userTask, xor } from '../../engine/bpmn-server/step-rig';
import { systemActor } from '../../common';
import { ProcessInstanceService } from '../process-instance';
import { TENANT, WorkflowHost } from '../../../test/support/workflow-host';
import { resultText } from './process-result-notice.projector';

describe('the result of a run', () => {
  describe('is told to the person who started it', () => {
    let host: WorkflowHost;
    beforeAll(async () => {
      host = await WorkflowHost.boot();
      await host.deploy('child', startEvent('s') + userTask('sign', 'camunda:assignee="ben"') + endEvent('e', 'name="已签收"') + path('s', 'sign', 'e'));
      await host.deploy(
        'apply',
        startEvent('s') + userTask('decide', 'camunda:assignee="ben"') + xor('how', 'how-call') + callActivity('call', 'child') + endEvent('filed', 'name="已归档"') + endEvent('refused', 'name="不予批准"') +
          path('s', 'decide', 'how', 'call', 'filed') + flow('how', 'refused', '=starter = "ann"'),
      );
    });
    afterAll(() => host.close());
    const told = async (userId: string) => (await host.notifications(userId)).filter(({ kind }) => kind === 'RESULT').map(({ title, processInstanceId }) => `${title} ${processInstanceId}`);

    it('once, when it has ended; not for the runs it called, not to those who worked on it', async () => {
      const instance = await host.start('apply', {}, { userId: 'sue' });
      await host.complete('ben', 'decide', {}, instance.id);
      expect(await told('sue')).toEqual([]);
      await host.complete('ben', 'sign');
      expect([await told('sue'), await told('ben')]).toEqual([[`已办结：apply ${instance.id}`], []]);
    });

    it('also when it was refused, and when somebody ended it', async () => {
      const refused = await host.start('apply');
      await host.complete('ben', 'decide', {}, refused.id);
      const ended = await host.start('apply');
      await host.get(ProcessInstanceService).cancel(ended.id, await host.actor('sue'), '重复提交');
      expect(await told('ann')).toEqual([`已终止：apply ${ended.id}`, `未通过：apply ${refused.id}`]);
    });

    it('but to nobody when the system started it', async () => {
      const { id } = await host.get(ProcessInstanceService).start({ actor: systemActor(TENANT), tenantId: TENANT, processDefinitionKey: 'child', variables: {} });
      await host.complete('ben', 'sign', {}, id);
      expect((await host.query(`SELECT 1 FROM notification WHERE process_instance_id = ? AND kind = 'RESULT'`, [id])).length).toBe(0);
    });
  });

  it.each([
    ['COMPLETED', '按期解散', '已办结：甲群', '您发起的事项已经办结。结果：按期解散。'],
    ['COMPLETED', '不予批准', '未通过：甲群', '您发起的事项未获同意。结果：不予批准。意见见流转记录。'],
    ['COMPLETED', '申请已撤回', '已撤回：甲群', '您发起的事项已经撤回。结果：申请已撤回。'],
    ['COMPLETED', null, '已办结：甲群', '您发起的事项已经办结。'],
    ['TERMINATED', null, '已终止：甲群', '您发起的事项已被终止，不再办理。原因见流转记录。'],
  ] as const)('%s at “%s” reads: %s', (state, outcome, title, body) => {
    expect(resultText({ state, outcome, title: '甲群' })).toEqual({ title, body });
  });
});
