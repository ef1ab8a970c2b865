import { endEvent, parallel, path, serviceTask, startEvent, subProcess, userTask } from '../../engine/bpmn-server/step-rig';
import { DatabaseBusy, UnitOfWork } from '../../platform/database';
import { WorkflowHost } from '../../../test/support/workflow-host';
import { SuspendProcessInstance } from '../process-instance';
import { UserTaskService } from '../user-task';
import { IncidentResolutionService } from '.';

const SECRET = '甲乙小区王某';

describe('a completion that broke and is tried again', () => {
  let host: WorkflowHost;
  let isBroken = true;

  beforeAll(async () => {
    host = await WorkflowHost.boot({ services: { moody: async () => { if (isBroken) throw new Error('out of order'); } } });
    const row = startEvent('rs') + userTask('ask', 'name="征求意见" camunda:assignee="=item.who" gov:subject="=item.about"') + serviceTask('act', 'moody') + endEvent('re') + path('rs', 'ask', 'act', 're');
    await host.deploy('rows', startEvent('s') + subProcess('each', parallel('=people', 'camunda:elementVariable="item"'), row) + endEvent('e') + path('s', 'each', 'e'));
  });
  beforeEach(() => (isBroken = true));
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => host.close());

  const incidentsOf = (id: string) => host.query<{ id: string; state: string; resolution: string | null; element_name: string | null; cause: string; source_id: string }>('SELECT * FROM incident WHERE process_instance_id = ? ORDER BY id', [id]);
  const retry = async (id: string) => host.get(IncidentResolutionService).resolve(await host.actor('sue'), id, { action: 'retry', reason: '已修好' });
  const broken = async () => {
    const { id } = await host.start('rows', { people: [{ who: 'ann', about: SECRET }, { who: 'ben', about: '其他' }] });
    const tasks = await host.openTasks(id);
    for (const task of tasks) await expect(host.get(UserTaskService).complete(await host.actor(task.assigneeId!), task.id, {})).rejects.toMatchObject({ code: 'step-failed' });
    return { id, tasks, incidents: await incidentsOf(id) };
  };

  it('is an incident for each row of one element, tried again as its own person wanted it', async () => {
    const { id, tasks, incidents } = await broken();
    expect(incidents.map(({ source_id }) => source_id).sort()).toEqual(tasks.map((task) => task.id).sort());
    isBroken = false;
    await retry(incidents[0]!.id);
    expect(await incidentsOf(id)).toMatchObject([{ state: 'RESOLVED', resolution: 'RETRIED' }, { state: 'OPEN', resolution: null }]);
    await retry(incidents[1]!.id);
    expect([(await host.instance(id)).state, (await incidentsOf(id)).map(({ resolution }) => resolution)]).toEqual(['COMPLETED', ['RETRIED', 'RETRIED']]);
    const done = await host.query<{ actor_id: string }>('SELECT actor_id FROM history_entry WHERE process_instance_id = ? AND kind = ?', [id, 'TASK_COMPLETED']);
    expect(done.map(({ actor_id }) => actor_id).sort()).toEqual(['ann', 'ben']);
  });

  it('is named as the diagram names its element, not after what the task is about', async () => {
    const { incidents } = await broken();
    expect(JSON.stringify(incidents.map(({ element_name, cause }) => [element_name, cause]))).not.toContain(SECRET);
  });

  it('waits, when the run is suspended: nobody is told to do it anew, and nobody has decided anything', async () => {
    const { id, incidents } = await broken();
    await host.get(SuspendProcessInstance).run(id, await host.actor('sue'), '等待答复');
    await expect(retry(incidents[0]!.id)).rejects.toMatchObject({ code: 'process-instance-suspended' });
    expect(await incidentsOf(id)).toMatchObject([{ state: 'OPEN', resolution: null }, { state: 'OPEN', resolution: null }]);
  });

  it('is not held against anybody when the database is busy', async () => {
    const { incidents } = await broken();
    jest.spyOn(host.get(UserTaskService), 'complete').mockRejectedValue(new DatabaseBusy());
    await expect(retry(incidents[0]!.id)).rejects.toMatchObject({ code: 'database-busy' });
  });

  it('keeps the decision by which it went through meanwhile', async () => {
    const { id, incidents } = await broken();
    const work = host.get(UnitOfWork);
    jest.spyOn(host.get(UserTaskService), 'complete').mockImplementation(async () => {
      await work.run(() => work.query(`UPDATE incident SET state = 'RESOLVED' WHERE id = ?`, [incidents[0]!.id]));
      throw new DatabaseBusy();
    });
    await expect(retry(incidents[0]!.id)).rejects.toMatchObject({ code: 'database-busy' });
    expect((await incidentsOf(id))[0]).toMatchObject({ state: 'RESOLVED', resolution: 'RETRIED' });
  });
});
