import { endEvent, path, process, startEvent, userTask } from '../../engine/bpmn-server/step-rig';
import { UnitOfWork } from '../../platform/database';
import { WorkflowHost } from '../../../test/support/workflow-host';
import { ProcessDefinitionRepository } from '../process-definition';
import { DeploymentService, type Resource } from '.';

const xml = (key: string, step: string) =>
  process(startEvent('s', 'camunda:formKey="start"') + userTask(step, 'camunda:assignee="=starter"') + endEvent('e') + path('s', step, 'e')).replace('id="p"', `id="${key}" name="${key}"`);
const formFile = (id: string) => JSON.stringify({ id, type: 'default', components: [{ type: 'textfield', key: 'a', label: '甲' }] });

describe('putting processes into service', () => {
  let host: WorkflowHost;
  let deployments: DeploymentService;
  let definitions: ProcessDefinitionRepository;

  beforeEach(async () => {
    host = await WorkflowHost.boot();
    deployments = host.get(DeploymentService);
    definitions = host.get(ProcessDefinitionRepository);
  });
  afterEach(() => host.close());

  const files = (step: string, ...forms: string[]): Resource[] => [
    { name: 'apply/apply.bpmn', content: xml('apply', step) },
    ...['start', ...forms].map((name) => ({ name: `apply/${name}.form.json`, content: formFile(name) })),
  ];
  const versions = async () => (await definitions.listVersions('apply')).map(({ version }) => version);
  const formsOf = async (version: number) => [...(await definitions.listForms((await definitions.listVersions('apply')).find((one) => one.version === version)!.id)).keys()].sort();

  describe('that come with the product', () => {
    it('happens once for the same files, however often the product starts', async () => {
      expect((await deployments.deployShipped(files('one'))).map(({ key, version }) => `${key} ${version}`)).toEqual(['apply 1']);
      expect(await deployments.deployShipped(files('one'))).toEqual([]);
    });

    it('takes the files as the whole process: a form that went is gone, and the next start does nothing', async () => {
      await deployments.deployShipped(files('one', 'extra'));
      await deployments.deployShipped(files('two'));
      expect([await versions(), await formsOf(1), await formsOf(2)]).toEqual([[2, 1], ['extra', 'start'], ['start']]);
      expect(await deployments.deployShipped(files('two'))).toEqual([]);
    });

    it('does not undo what a process owner has put into service since', async () => {
      await deployments.deployShipped(files('one'));
      await deployments.deploy({ reason: '按办法修订', deployedBy: 'sue', resources: [{ name: 'apply.bpmn', content: xml('apply', 'changed') }] });
      expect(await deployments.deployShipped(files('one'))).toEqual([]);
      expect((await definitions.getLatest('apply')).xml).toContain('changed');
    });
  });

  it('without forms goes on with those of the version before', async () => {
    await deployments.deploy({ reason: '首次', deployedBy: null, resources: files('one', 'extra') });
    await deployments.deploy({ reason: '修订', deployedBy: 'sue', resources: [{ name: 'apply.bpmn', content: xml('apply', 'two') }] });
    expect(await formsOf(2)).toEqual(['extra', 'start']);
    expect(await definitions.getLatest('apply')).toMatchObject({ version: 2, startable: true, startFormKey: 'start' });
  });

  it('refused leaves nothing behind', async () => {
    await deployments.deploy({ reason: '首次', deployedBy: null, resources: files('one') });
    const before = await host.rowCounts();
    const bad = { name: 'apply.bpmn', content: xml('apply', 'two').replace('camunda:assignee="=starter"', '') };
    await expect(deployments.deploy({ reason: '修订', deployedBy: 'sue', resources: [bad] })).rejects.toMatchObject({ code: 'deployment-refused' });
    await expect(deployments.deploy({ reason: '修订', deployedBy: 'sue', resources: [{ name: 'apply/start.form.json', content: formFile('start') }] })).rejects.toMatchObject({ code: 'nothing-to-deploy' });
    expect(await host.rowCounts()).toEqual(before);
  });

  it('that is rolled back is not remembered either', async () => {
    const work = host.get(UnitOfWork);
    let id = '';
    const undone = work.run(async () => {
      const [definition] = (await deployments.deploy({ reason: '首次', deployedBy: null, resources: files('one') })).definitions;
      id = definition!.id;
      expect((await definitions.get(id)).key).toBe('apply');
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await expect(definitions.get(id)).rejects.toMatchObject({ code: 'process-definition-not-found' });
    await expect(definitions.getForm(id, 'start')).rejects.toMatchObject({ code: 'form-not-found' });
  });
});
