import { endEvent, parallel, path, startEvent, subProcess, userTask } from '../../engine/bpmn-server/step-rig';
import { inspectionAborted } from '../../engine/definition/inspection-limits';
import { DefinitionInspector } from '../../engine';
import { WorkflowHost } from '../../../test/support/workflow-host';
import { InstanceVisibilityRegistry } from '../registry';
import { InstanceVariableQueries, InstanceVariableService, protectedNames } from '.';

const REPORTER = 'S12';
const byAnn = 'camunda:assignee="ann"';

describe('variables of a run', () => {
  let host: WorkflowHost;

  beforeAll(async () => {
    host = await WorkflowHost.boot();
    await host.deploy('plain', startEvent('s') + userTask('ask', byAnn) + endEvent('e') + path('s', 'ask', 'e'));
    const row = startEvent('rs') + userTask('write', byAnn) + endEvent('re') + path('rs', 'write', 're');
    await host.deploy('ladder', startEvent('s') + subProcess('rows', parallel('=branches', 'camunda:elementVariable="row"'), row) + endEvent('e') + path('s', 'rows', 'e'));
    host.get(InstanceVisibilityRegistry).register('another', () => true, ['shutTo']);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => host.close());

  const list = async (id: string, userId = 'sue') => host.get(InstanceVariableQueries).list(await host.actor(userId), id);
  const repair = async (id: string, changes: Record<string, unknown>, userId = 'sue') => host.get(InstanceVariableService).repair(await host.actor(userId), id, changes, '登记有误');

  it('name nobody who keeps away from the case, and so not its reporter, however deep it lies', async () => {
    const shield = ['S02', REPORTER];
    const { id } = await host.start('plain', { recusedUsers: shield, excludedUsers: shield, reports: [{ docNo: 'R-1', excludedUsers: shield }], facts: { inner: { recusedUsers: shield, n: 1 } }, reportedUserIds: ['S02'] });
    const items = await list(id);
    expect(JSON.stringify(items)).not.toContain(REPORTER);
    expect(items.find(({ name }) => name === 'recusedUsers')).toEqual({ name: 'recusedUsers', protected: true, hidden: true });
    expect(items.find(({ name }) => name === 'reports')).toEqual({ name: 'reports', value: [{ docNo: 'R-1', excludedUsers: '***' }], protected: true, hidden: false });
    expect(items.find(({ name }) => name === 'facts')).toMatchObject({ value: { inner: { recusedUsers: '***', n: 1 } }, protected: true });
    await expect(repair(id, { recusedUsers: [], reports: [], facts: {} })).rejects.toMatchObject({ code: 'variables-not-changeable', facts: { names: ['recusedUsers', 'reports', 'facts'] } });
    await expect(repair(id, { fresh: { recusedUsers: [] } })).rejects.toMatchObject({ facts: { names: ['fresh'] } });
  });

  it('that a multi-instance activity runs over, or a rule of visibility reads, are not set by hand', async () => {
    const { id } = await host.start('ladder', { branches: [1], amount: 1 });
    await expect(repair(id, { branches: [], shutTo: [], amount: 2 })).rejects.toMatchObject({ facts: { names: ['branches', 'shutTo'] } });
    // one that nothing can run over, and nothing has, is what repair is there for
    expect(protectedNames([{ gov: {}, camunda: {}, collection: '=branches' }], { branches: 'everybody' })).not.toContain('branches');
  });

  it('are set by others than those who act in the case', async () => {
    const { id } = await host.start('plain', { amount: 1 }, { userId: 'sue' });
    const own = { code: 'variable-repair-forbidden', sentence: { zh: expect.stringContaining('须由他人修改') } };
    await expect(repair(id, { amount: 2 })).rejects.toMatchObject(own);
    await expect(list(id)).rejects.toMatchObject(own);
    const other = await host.start('plain', { amount: 1 });
    await repair(other.id, { amount: 2 });
    expect((await host.instance(other.id)).variables.amount).toBe(2);
  });

  it('are not set while the diagram cannot be read: nobody knows which of them are protected', async () => {
    const { id } = await host.start('ladder', { branches: [1] });
    jest.spyOn(host.get(DefinitionInspector), 'inspect').mockResolvedValue(inspectionAborted('too-slow'));
    await expect(repair(id, { branches: [] })).rejects.toMatchObject({ code: 'inspection-busy', kind: 'unavailable' });
    await expect(list(id)).rejects.toMatchObject({ code: 'inspection-busy' });
  });
});
