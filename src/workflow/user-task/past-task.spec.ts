import { WorkflowHost } from '../../../test/support/workflow-host';
import { endEvent, path, startEvent, userTask } from '../../engine/bpmn-server/step-rig';
import { InstanceVisibilityRegistry } from '../registry';
import { CopyUserTask } from './commands/copy';
import { PastTaskQueries } from './past-task.queries';

describe('what is behind a person', () => {
  let host: WorkflowHost;
  beforeAll(async () => {
    host = await WorkflowHost.boot();
    await host.deploy('plain', startEvent('s') + userTask('act', 'camunda:assignee="ann"') + userTask('verify', 'camunda:assignee="sue"') + endEvent('e') + path('s', 'act', 'verify', 'e'));
  });
  afterAll(() => host.close());

  it('is listed until it must be kept from them', async () => {
    // given ann has done a step and told ben of it
    const { id } = await host.start('plain');
    const ann = await host.actor('ann');
    const ben = await host.actor('ben');
    await host.get(CopyUserTask).run(ann, (await host.task('act', id)).id, ['ben'], '请知悉');
    await host.complete('ann', 'act', {}, id);
    const past = host.get(PastTaskQueries);
    const lists = async () => [(await past.listHandled(ann, { limit: 10 })).items.length, (await past.listCopies(ben, { limit: 10 })).items.length, (await past.listCopies(ann, { limit: 10 })).items.length];
    expect(await lists()).toEqual([1, 1, 0]);
    // when the case turns out to be about ben
    host.get(InstanceVisibilityRegistry).register('plain', (person) => person.userId !== 'ben');
    // then
    expect(await lists()).toEqual([1, 0, 0]);
  });
});
