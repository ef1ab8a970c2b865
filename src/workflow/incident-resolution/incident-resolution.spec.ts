import { boundary, catchEvent, endEvent, eventSubProcess, message, nonInterrupting, onMessage, path, serviceTask, startEvent, timer, userTask } from '../../engine/bpmn-server/step-rig';
import { UnitOfWork } from '../../platform/database';
import { OutboxTries } from '../../platform/outbox';
import { WorkflowHost } from '../../../test/support/workflow-host';
import { InstanceVariableQueries, InstanceVariableService } from '../instance-variable';
import { JobService, JobWorker } from '../job';
import { ProcessInstanceService } from '../process-instance';
import { UserTaskService } from '../user-task';
import { IncidentQueries, IncidentResolutionService, StuckWorkService, type ResolveCommand } from '.';

const byAnn = 'camunda:assignee="ann"';
const SKIPPABLE = '<bpmn:serviceTask id="act" name="盖章" implementation="moody" gov:skippable="true"/>';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly resolution: string | null;
  readonly resolved_by: string | null;
  readonly next_retry_at: number | string | null;
}

describe('stuck work', () => {
  let host: WorkflowHost;
  let isBroken = true;
  let calls = 0;

  beforeAll(async () => {
    host = await WorkflowHost.boot({
      services: {
        moody: async () => {
          calls += 1;
          if (isBroken) throw new Error('the printer is on fire');
          return { printed: true };
        },
      },
    });
    jest.spyOn(host.get(OutboxTries)['logger'], 'warn').mockImplementation(() => undefined);
    jest.spyOn(host.get(JobWorker)['logger'], 'warn').mockImplementation(() => undefined);
    await host.deploy('asked', startEvent('s') + userTask('ask', byAnn) + serviceTask('act', 'moody') + endEvent('e') + path('s', 'ask', 'act', 'e'));
    await host.deploy('skippable', startEvent('s') + userTask('ask', byAnn) + SKIPPABLE + endEvent('e') + path('s', 'ask', 'act', 'e'));
    await host.deploy('timed', startEvent('s') + catchEvent('wait', '', timer('=pause')) + serviceTask('act', 'moody') + endEvent('e') + path('s', 'wait', 'act', 'e'));
  });
  afterAll(() => host.close());
  beforeEach(() => {
    isBroken = true;
    calls = 0;
  });

  const incidentsOf = (id: string): Promise<Row[]> => host.query<Row>('SELECT id, kind, state, attempts, resolution, resolved_by, next_retry_at FROM incident WHERE process_instance_id = ? ORDER BY id', [id]);
  const resolve = async (id: string, command: Partial<ResolveCommand> = {}, userId = 'sue') => host.get(IncidentResolutionService).resolve(await host.actor(userId), id, { action: 'retry', reason: '打印机已修好', ...command });
  const sql = (text: string, values: unknown[] = []) => host.get(UnitOfWork).run(() => host.get(UnitOfWork).query(text, values));
  const broken = async (key: string, variables: Record<string, unknown> = {}) => {
    const { id } = await host.start(key, variables);
    await expect(host.complete('ann', 'ask', {}, id)).rejects.toMatchObject({ code: 'step-failed' });
    return { id, incident: (await incidentsOf(id))[0]! };
  };
  const sweep = async () => {
    await sql('UPDATE sweep_round SET due_at = 0');
    await host.get(StuckWorkService).sweep();
  };

  describe('a completion that broke', () => {
    it('goes through in the name of the person who wanted it, and the record says who retried it and why', async () => {
      const { id, incident } = await broken('asked');
      isBroken = false;
      expect((await resolve(incident.id)).incident).toMatchObject({ state: 'RESOLVED', resolution: 'RETRIED', resolvedBy: 'sue', resolutionReason: '打印机已修好', command: null });
      expect((await host.instance(id)).state).toBe('COMPLETED');
      expect(await host.query('SELECT actor_id FROM history_entry WHERE process_instance_id = ? AND kind = ?', [id, 'TASK_COMPLETED'])).toEqual([{ actor_id: 'ann' }]);
      expect(await host.story(id)).toContain('INCIDENT act 异常处理：重试');
      expect(await host.query("SELECT actor_id, reason FROM audit_entry WHERE action = 'incident.retry' AND object = ?", [`incident/${incident.id}`])).toEqual([{ actor_id: 'sue', reason: '打印机已修好' }]);
    });

    it('comes back as the same incident, counted, when it breaks again', async () => {
      const { id, incident } = await broken('asked');
      expect((await resolve(incident.id)).incident).toMatchObject({ state: 'OPEN', attempts: 2, resolution: null, resolvedBy: null });
      expect(await incidentsOf(id)).toHaveLength(1);
      expect(await host.open(id)).toEqual(['ask']);
    });

    it('must be done anew when the task is somebody else’s by now', async () => {
      const { id, incident } = await broken('asked');
      await host.get(UserTaskService).assign(await host.actor('sue'), (await host.task('ask', id)).id, 'ben', '出差');
      isBroken = false;
      await expect(resolve(incident.id)).rejects.toMatchObject({ code: 'incident-command-outdated', kind: 'conflict', facts: { name: 'ann' } });
      expect([await host.open(id), (await incidentsOf(id))[0]]).toEqual([['ask'], expect.objectContaining({ state: 'OPEN', resolution: null })]);
      await host.complete('ben', 'ask', {}, id);
      expect((await incidentsOf(id))[0]).toMatchObject({ state: 'RESOLVED', resolution: 'ENDED', resolved_by: null });
    });

    it('is resolved once: of two supervisors the second is told', async () => {
      const { incident } = await broken('asked');
      isBroken = false;
      const outcomes = await Promise.allSettled([resolve(incident.id), resolve(incident.id)]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'conflict' });
      await expect(resolve(incident.id)).rejects.toMatchObject({ code: 'incident-already-resolved' });
      expect(calls).toBe(2);
    });
  });

  describe('a step that may be left out', () => {
    it('is passed without being run, once', async () => {
      const { id, incident } = await broken('skippable');
      expect((await resolve(incident.id, { action: 'skip', reason: '改为线下盖章' })).incident).toMatchObject({ state: 'RESOLVED', resolution: 'SKIPPED' });
      const instance = await host.instance(id);
      expect([instance.state, instance.variables.printed, calls]).toEqual(['COMPLETED', undefined, 1]);
      expect(await host.query('SELECT skip_element_ids FROM engine_state WHERE process_instance_id = ?', [id])).toEqual([{ skip_element_ids: null }]);
      expect(await host.story(id)).toContain('INCIDENT act 异常处理：跳过该环节');
    });

    it('is refused where the diagram does not allow it, and nothing is written', async () => {
      const { incident } = await broken('asked');
      const before = await host.rowCounts();
      await expect(resolve(incident.id, { action: 'skip' })).rejects.toMatchObject({ code: 'incident-action-not-possible', sentence: { zh: expect.stringContaining('没有允许跳过') } });
      expect(await host.rowCounts()).toEqual(before);
    });

    it('may stand on machine work only: a skippable user task is not deployed', async () => {
      await expect(host.deploy('skip-people', startEvent('s') + userTask('ask', `${byAnn} gov:skippable="true"`) + endEvent('e') + path('s', 'ask', 'e'))).rejects.toMatchObject({ problems: [expect.objectContaining({ elementId: 'ask', code: 'skippable-not-here' })] });
      await expect(host.deploy('skip-maybe', startEvent('s') + SKIPPABLE.replace('"true"', '"maybe"') + endEvent('e') + path('s', 'act', 'e'))).rejects.toMatchObject({ problems: [expect.objectContaining({ code: 'skippable-invalid' })] });
    });
  });

  it('that is retried by itself is seen as such with its next instant, and is mended without anybody', async () => {
    const { id } = await host.start('timed', { pause: 'PT0S' });
    await host.get(JobWorker).sweep();
    const [retrying] = await incidentsOf(id);
    expect(retrying).toMatchObject({ kind: 'job:bpmn-timer', state: 'RETRYING', attempts: 1 });
    expect(Number(retrying!.next_retry_at)).toBeGreaterThan(Date.now() - 5_000);
    expect((await host.story(id)).filter((line) => line.startsWith('INCIDENT'))).toEqual([]);
    isBroken = false;
    await sql(`UPDATE job SET retry_at = NULL WHERE process_instance_id = ?`, [id]);
    await host.get(JobWorker).sweep();
    expect([(await host.instance(id)).state, (await incidentsOf(id))[0]]).toEqual(['COMPLETED', expect.objectContaining({ state: 'RESOLVED' })]);
  });

  describe('a run nothing could continue', () => {
    it('is found, and its incident is resolved by itself when somebody moves it on', async () => {
      const { id } = await host.start('asked');
      await sql(`UPDATE user_task SET state = 'LOST' WHERE process_instance_id = ?`, [id]);
      await sweep();
      expect(await incidentsOf(id)).toMatchObject([{ kind: 'stuck', state: 'OPEN' }]);
      await sweep();
      expect(await incidentsOf(id)).toMatchObject([{ attempts: 1 }]);
      await sql(`UPDATE user_task SET state = 'CREATED' WHERE process_instance_id = ?`, [id]);
      await sweep();
      expect(await incidentsOf(id)).toMatchObject([{ kind: 'stuck', state: 'RESOLVED', resolution: 'MENDED' }]);
    });

    it('is found although an event sub-process is armed', async () => {
      const sub = eventSubProcess('sub', onMessage('m'), endEvent('x') + path('sub-start', 'x'));
      await host.deploy('armed', startEvent('s') + userTask('ask', byAnn) + endEvent('e') + path('s', 'ask', 'e') + sub, { roots: message('m', 'stop') });
      const { id } = await host.start('armed');
      await sweep();
      expect(await incidentsOf(id)).toEqual([]);
      await sql('DELETE FROM user_task WHERE process_instance_id = ?', [id]);
      await sweep();
      expect(await incidentsOf(id)).toMatchObject([{ kind: 'stuck' }]);
    });

    it('gets the rows back that its saved state says must be there', async () => {
      await host.deploy('many-waits', startEvent('s') + userTask('ask', byAnn) + boundary('late', 'ask', timer('P1D'), nonInterrupting) + boundary('told', 'ask', onMessage('m')) + endEvent('e') + endEvent('e2') + endEvent('e3') + path('s', 'ask', 'e') + path('late', 'e2') + path('told', 'e3'), { roots: message('m', 'stop') });
      const { id } = await host.start('many-waits');
      const rows = async () => [
        (await host.openTasks(id)).length,
        ...(await Promise.all(['job WHERE status = \'PENDING\' AND', 'message_subscription WHERE'].map(async (table) => Number((await host.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} process_instance_id = ?`, [id]))[0]!.n)))),
      ];
      expect(await rows()).toEqual([1, 1, 1]);
      for (const table of ['user_task', 'job', 'message_subscription']) await sql(`DELETE FROM ${table} WHERE process_instance_id = ?`, [id]);
      await sweep();
      expect((await resolve((await incidentsOf(id))[0]!.id)).incident).toMatchObject({ state: 'RESOLVED', resolution: 'RETRIED' });
      expect(await rows()).toEqual([1, 1, 1]);
      await host.complete('ann', 'ask', {}, id);
      expect((await host.instance(id)).state).toBe('COMPLETED');
    });

    it('is told to be moved or cancelled when nothing can be restored', async () => {
      const { id } = await host.start('asked');
      await sql(`UPDATE user_task SET state = 'LOST' WHERE process_instance_id = ?`, [id]);
      await sweep();
      await sql(`UPDATE user_task SET state = 'CREATED' WHERE process_instance_id = ?`, [id]);
      await expect(resolve((await incidentsOf(id))[0]!.id)).rejects.toMatchObject({ code: 'incident-action-not-possible', sentence: { zh: expect.stringContaining('移动到其他环节或终止') } });
    });

    it('is looked for in bounded portions that go on where the last one ended', async () => {
      await sql(`UPDATE sweep_round SET due_at = 0, after_id = 'zzz'`);
      const { id } = await host.start('asked');
      await sql('DELETE FROM user_task WHERE process_instance_id = ?', [id]);
      await host.get(StuckWorkService).sweep();
      expect(await incidentsOf(id)).toEqual([]); // this round had passed it already
      await sweep();
      expect(await incidentsOf(id)).toMatchObject([{ kind: 'stuck' }]);
    });
  });

  it('that gave up and left no incident gets one', async () => {
    const { id } = await host.start('asked');
    const job = await host.get(JobService).schedule({ tenantId: 'T', kind: 'bpmn-timer', key: 'silent', dueAt: host.now, payload: {}, processInstanceId: id });
    await sql(`UPDATE job SET status = 'FAILED', attempts = 3, last_error = 'cannot read /etc/secret' WHERE id = ?`, [job]);
    await sweep();
    expect(await incidentsOf(id)).toMatchObject([{ kind: 'job:bpmn-timer', state: 'OPEN', attempts: 3 }]);
    await sweep();
    expect(await incidentsOf(id)).toHaveLength(1);
  });

  describe('variables', () => {
    it('are repaired with a reason; the audit holds before and after, but no secret', async () => {
      const { id } = await host.start('asked', { amount: 'many', reporterName: '李四' });
      await host.get(InstanceVariableService).repair(await host.actor('sue'), id, { amount: 3, reporterName: '王五' }, '登记有误');
      expect((await host.instance(id)).variables).toMatchObject({ amount: 3, reporterName: '王五' });
      const [entry] = await host.query<{ before: string; after: string; reason: string }>("SELECT before, after, reason FROM audit_entry WHERE action = 'process-instance.repair-variables' AND object = ?", [`process-instance/${id}`]);
      expect([JSON.parse(entry!.before), JSON.parse(entry!.after), entry!.reason]).toEqual([{ amount: 'many', reporterName: '***' }, { amount: 3, reporterName: '***' }, '登记有误']);
      expect((await host.get(InstanceVariableQueries).list(await host.actor('sue'), id)).find(({ name }) => name === 'reporterName')).toEqual({ name: 'reporterName', protected: false, hidden: true });
      await host.get(InstanceVariableService).repair(await host.actor('sue'), id, { amount: 4 }, '再改');
      expect(await host.open(id)).toEqual(['ask']);
    });

    it('that say whose case it is, or who acts in it, cannot be forged: nothing is changed', async () => {
      await host.deploy('separated', startEvent('s') + userTask('ask', 'camunda:assignee="=executor" gov:excludedUsers="=if recused = null then [] else recused"') + endEvent('e') + path('s', 'ask', 'e'));
      const { id } = await host.start('separated', { executor: 'ann', recused: ['ben'], amount: 1 });
      const before = await host.rowCounts();
      const forged = { starter: 'zoe', tenantId: 'U', businessKey: 'x', executor: 'ben', recused: [], amount: 2 };
      await expect(host.get(InstanceVariableService).repair(await host.actor('sue'), id, forged, '冒用')).rejects.toMatchObject({ code: 'variables-not-changeable', facts: { names: ['starter', 'tenantId', 'businessKey', 'executor', 'recused'] } });
      expect([await host.rowCounts(), (await host.instance(id)).variables]).toEqual([before, expect.objectContaining({ starter: 'ann', executor: 'ann', amount: 1 })]);
    });

    it.each([[{}], [{ 'a b': 1 }], [{ big: 'x'.repeat(300_000) }]])('are refused as %j would not fit', async (changes) => {
      const { id } = await host.start('asked');
      await expect(host.get(InstanceVariableService).repair(await host.actor('sue'), id, changes, '测试')).rejects.toMatchObject({ code: 'variables-not-changeable' });
    });

    it('of a run that is over stay as they are', async () => {
      const { id } = await host.start('asked');
      await host.get(ProcessInstanceService).cancel(id, await host.actor('sue'), '不办了');
      await expect(host.get(InstanceVariableService).repair(await host.actor('sue'), id, { amount: 3 }, '登记有误')).rejects.toMatchObject({ code: 'process-instance-ended' });
    });

    it('are read and repaired by those who oversee cases only', async () => {
      const { id } = await host.start('asked');
      await expect(host.get(InstanceVariableQueries).list(await host.actor('ann'), id)).rejects.toMatchObject({ code: 'variable-repair-forbidden', kind: 'forbidden' });
    });
  });

  it('is listed page by page, by state and process, for its own organization', async () => {
    const queries = host.get(IncidentQueries);
    const sue = await host.actor('sue');
    const all = await queries.list(sue, { limit: 100 });
    expect(all.items.length).toBeGreaterThan(4);
    const seen: string[] = [];
    for (let after: string | undefined, pages = 0; pages === 0 || after; pages++) {
      const page = await queries.list(sue, { limit: 2, after });
      seen.push(...page.items.map(({ incident }) => incident.id));
      after = page.nextCursor;
    }
    expect(seen).toEqual(all.items.map(({ incident }) => incident.id));
    expect((await queries.list(sue, { state: 'RESOLVED', limit: 100 })).items.every(({ incident }) => incident.state === 'RESOLVED')).toBe(true);
    expect((await queries.list(sue, { processDefinitionKey: 'armed' })).items.map(({ instance }) => instance!.processDefinitionKey)).toEqual(['armed']);
    expect((await queries.list(await host.actor('zoe'), {})).items).toEqual([]);
    await expect(queries.list(sue, { after: 'x' })).rejects.toMatchObject({ code: 'incident-cursor-invalid' });
    await expect(queries.getVisible(await host.actor('zoe'), seen[0]!)).rejects.toMatchObject({ code: 'incident-not-found' });
  });
});
