import { BpmnError } from '../../common';
import { boundary, callActivity, catchEvent, endEvent, error, nonInterrupting, onError, path, serviceTask, startEvent, timer, userTask } from '../../engine/bpmn-server/step-rig';
import { UnitOfWork } from '../../platform/database';
import { OutboxHandlerRegistry, OutboxService, OutboxTries } from '../../platform/outbox';
import { WorkflowHost } from '../../../test/support/workflow-host';
import { JobWorker } from '../job';
import { InstanceVisibilityRegistry } from '../registry';
import { UserTaskService } from '../user-task';
import { IncidentQueries, IncidentResolutionService, StuckWorkService } from '.';

const byAnn = 'camunda:assignee="ann"';

describe('an incident', () => {
  let host: WorkflowHost;
  let isBroken = true;

  beforeAll(async () => {
    host = await WorkflowHost.boot({ services: { moody: async () => { if (isBroken) throw new Error('out of order'); }, failing: async () => { throw new BpmnError('BAD'); } } });
    jest.spyOn(host.get(JobWorker)['logger'], 'warn').mockImplementation(() => undefined);
    jest.spyOn(host.get(OutboxTries)['logger'], 'warn').mockImplementation(() => undefined);
    await host.deploy('late', startEvent('s') + userTask('ask', byAnn) + boundary('slow', 'ask', timer('PT1M'), nonInterrupting) + serviceTask('act', 'moody') + userTask('more', byAnn) + endEvent('e') + endEvent('se') + path('s', 'ask', 'more', 'e') + path('slow', 'act', 'se'));
    await host.deploy('hurried', startEvent('s') + userTask('ask', byAnn) + serviceTask('act', 'moody') + boundary('gone', 'ask', timer('PT1H')) + userTask('more', byAnn) + endEvent('e') + endEvent('ge') + path('s', 'ask', 'act', 'e') + path('gone', 'more', 'ge'));
    await host.deploy('nobody', startEvent('s') + userTask('ask', 'camunda:assignee="unknown"') + boundary('gone', 'ask', timer('PT1H')) + userTask('more', byAnn) + endEvent('e') + endEvent('ge') + path('s', 'ask', 'e') + path('gone', 'more', 'ge'));
    await host.deploy('asked', startEvent('s') + userTask('ask', byAnn) + serviceTask('act', 'moody') + endEvent('e') + path('s', 'ask', 'act', 'e'));
    await host.deploy('failing', startEvent('s') + userTask('try', byAnn) + serviceTask('fail', 'failing') + endEvent('e') + path('s', 'try', 'fail', 'e'));
    await host.deploy('caller', startEvent('s') + callActivity('call', 'failing') + boundary('caught', 'call', onError('bad')) + userTask('rescue', byAnn) + endEvent('e') + endEvent('re') + path('s', 'call', 'e') + path('caught', 'rescue', 're'), { roots: error('bad', 'BAD') });
    await host.deploy('waits', startEvent('s') + catchEvent('wait', '', timer('PT1M')) + serviceTask('act', 'moody') + endEvent('e') + path('s', 'wait', 'act', 'e'));
  });
  beforeEach(() => (isBroken = true));
  afterAll(() => host.close());

  const sql = (text: string, values: unknown[] = []) => host.get(UnitOfWork).run(() => host.get(UnitOfWork).query(text, values));
  const incidentsOf = (id: string) => host.query<{ id: string; kind: string; state: string; resolution: string | null }>('SELECT id, kind, state, resolution FROM incident WHERE process_instance_id = ? ORDER BY id', [id]);
  const sweep = async () => {
    await sql('UPDATE sweep_round SET due_at = 0');
    await host.get(StuckWorkService).sweep();
  };
  const later = (minutes: number) => host.travelTo(new Date(host.now.getTime() + minutes * 60_000).toISOString());
  const retry = async (id: string) => host.get(IncidentResolutionService).resolve(await host.actor('sue'), id, { action: 'retry', reason: '已修好' });

  it('of a timer that went with its task is over, although nobody looked at it', async () => {
    const { id } = await host.start('late');
    await later(2);
    expect(await incidentsOf(id)).toMatchObject([{ kind: 'job:bpmn-timer' }]);
    await host.complete('ann', 'ask', {}, id);
    expect(await host.query(`SELECT status FROM job WHERE process_instance_id = ?`, [id])).toEqual([{ status: 'CANCELED' }]);
    await sweep();
    expect(await incidentsOf(id)).toMatchObject([{ state: 'RESOLVED', resolution: 'ENDED' }]);
  });

  it('of a completion, or of a task nobody can do, ends when the task is taken away', async () => {
    const [hurried, nobody] = [await host.start('hurried'), await host.start('nobody')];
    await expect(host.complete('ann', 'ask', {}, hurried.id)).rejects.toMatchObject({ code: 'step-failed' });
    await later(61);
    expect([await host.open(hurried.id), await incidentsOf(hurried.id)]).toEqual([['more'], [expect.objectContaining({ kind: 'step-failed', state: 'RESOLVED', resolution: 'ENDED' })]]);
    expect([await host.open(nobody.id), await incidentsOf(nobody.id)]).toEqual([['more'], [expect.objectContaining({ kind: 'nobody-to-ask', state: 'RESOLVED', resolution: 'ENDED' })]]);
  });

  it('that says "tried again by itself" does not hide a run whose work is gone', async () => {
    const { id } = await host.start('waits');
    await later(2);
    await sql(`UPDATE incident SET state = 'RETRYING' WHERE process_instance_id = ?`, [id]);
    await sql(`UPDATE job SET status = 'PENDING', retry_at = ? WHERE process_instance_id = ?`, [Date.now() + 3_600_000, id]);
    await sweep();
    expect((await incidentsOf(id)).map(({ kind }) => kind)).toEqual(['job:bpmn-timer']);
    await sql(`UPDATE job SET status = 'CANCELED' WHERE process_instance_id = ?`, [id]);
    await sweep();
    expect(await incidentsOf(id)).toMatchObject([{ kind: 'job:bpmn-timer', state: 'RESOLVED' }, { kind: 'stuck', state: 'OPEN' }]);
  });

  it('of a caller that was not told how its called run failed tells it, and starts no second one', async () => {
    const { id } = await host.start('caller');
    const child = (await host.instances('failing')).find(({ parentInstanceId }) => parentInstanceId === id)!;
    const task = await host.task('try', child.id);
    await host.get(UnitOfWork).run(async () => {
      await host.get(UserTaskService).complete(await host.actor('ann'), task.id, {});
      await host.get(UnitOfWork).query(`DELETE FROM outbox_message WHERE key = ? AND status = 'PENDING'`, [id]);
    });
    expect((await host.instance(child.id)).state).toBe('TERMINATED');
    await sweep();
    await retry((await incidentsOf(id))[0]!.id);
    await host.settle();
    expect([await host.open(id), (await host.instances('failing')).filter(({ parentInstanceId }) => parentInstanceId === id).length]).toEqual([['rescue'], 1]);
  });

  it('of a message holds none of the values the message was to carry', async () => {
    host.get(OutboxHandlerRegistry).register('tell', async () => { throw new Error('cannot tell 甲乙小区 about it'); });
    await host.get(OutboxService).put({ tenantId: 'T', kind: 'tell', payload: { to: { name: '甲乙小区' } } });
    await host.settle();
    const [{ message } = { message: '' }] = await host.query<{ message: string }>(`SELECT message FROM incident WHERE kind = 'outbox:tell'`);
    expect(message).toBe('Error: cannot tell … about it');
  });

  describe('of a run whose row is damaged', () => {
    const damaged = async () => {
      const { id } = await host.start('asked', { secret: '甲乙' });
      await expect(host.complete('ann', 'ask', {}, id)).rejects.toMatchObject({ code: 'step-failed' });
      await sql(`UPDATE process_instance SET variables = '{"secret": "' WHERE id = ?`, [id]);
      return { id, incident: (await incidentsOf(id))[0]! };
    };
    beforeAll(() => host.get(InstanceVisibilityRegistry).register('asked', (_actor, { variables }) => variables.shut !== true, ['shut']));

    it('stands in the list, without the case, and the other incidents with it', async () => {
      const { id } = await damaged();
      const { items } = await host.get(IncidentQueries).list(await host.actor('sue'), { limit: 100 });
      expect(items.find(({ incident }) => incident.processInstanceId === id)).toMatchObject({ seesCase: false });
      expect(items.length).toBeGreaterThan(1);
    });

    it('goes through when it is tried again: the engine still has the variables', async () => {
      const { id, incident } = await damaged();
      isBroken = false;
      expect((await retry(incident.id)).incident).toMatchObject({ state: 'RESOLVED', resolution: 'RETRIED' });
      expect([(await host.instance(id)).state, (await host.instance(id)).variables.secret]).toEqual(['COMPLETED', '甲乙']);
    });

    it('is still nobody’s whom the rule keeps away', async () => {
      const { id } = await host.start('asked', { shut: true });
      await expect(host.complete('ann', 'ask', {}, id)).rejects.toMatchObject({ code: 'step-failed' });
      expect((await host.get(IncidentQueries).list(await host.actor('sue'), { processInstanceId: id })).items).toEqual([]);
    });
  });
});
