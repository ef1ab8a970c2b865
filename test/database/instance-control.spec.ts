import { BpmnError } from '../../src/common';
import { boundary, callActivity, catchEvent, endEvent, error, eventSubProcess, message, onError, onMessage, onSignal, parallel, path, serviceTask, signal, startEvent, throwEvent, timer, userTask, and } from '../../src/engine/bpmn-server/step-rig';
import { UnitOfWork } from '../../src/platform/database';
import { OutboxService } from '../../src/platform/outbox';
import { JobWorker } from '../../src/workflow/job';
import { MessageService } from '../../src/workflow/message';
import { ProcessDefinitionRepository } from '../../src/workflow/process-definition';
import {
  CancelProcessInstance, ModifyProcessInstance, ProcessInstanceNotSuspended, ProcessInstanceService, ProcessInstanceSuspended, ResumeProcessInstance, SuspendProcessInstance,
  type Modification,
} from '../../src/workflow/process-instance';
import { UserTaskService } from '../../src/workflow/user-task';
import { TENANT, WorkflowHost } from '../support/workflow-host';

const byAnn = 'camunda:assignee="ann"';
const ROOTS = message('noted', 'note') + signal('alarm', 'alarm') + error('bad', 'BAD');
const HOUR = 3_600_000;
const copyBack = '<bpmn:extensionElements><camunda:out source="answer" target="answer"/></bpmn:extensionElements>';
const listener = (id: string, trigger: string) => eventSubProcess(id, trigger, userTask(`${id}-read`, byAnn) + endEvent(`${id}-e`) + path(`${id}-start`, `${id}-read`, `${id}-e`), false);

describe('controlling a run', () => {
  let host: WorkflowHost;

  const services = { failing: async () => { throw new BpmnError('BAD'); }, reply: async () => ({ answer: 42 }) };
  /** The host goes down and comes up again on the same database. */
  const restart = async () => {
    await host.close();
    host = await WorkflowHost.boot({ services, settings: host.settings });
  };

  beforeAll(async () => {
    host = await WorkflowHost.boot({ services });
    const deploy = (key: string, body: string) => host.deploy(key, body, { roots: ROOTS });
    await deploy('guarded', startEvent('s') + userTask('work', 'camunda:candidateGroups="CLERK@tenant"') + boundary('late', 'work', timer('PT2H'), 'cancelActivity="false"') + userTask('hurry', byAnn) + endEvent('e') + endEvent('le') + path('s', 'work', 'e') + path('late', 'hurry', 'le'));
    await deploy('listens', startEvent('s') + userTask('work', byAnn) + endEvent('e') + path('s', 'work', 'e') + listener('note', onMessage('noted')) + listener('heard', onSignal('alarm')) + listener('timed', timer('PT1H')));
    await deploy('waits', startEvent('s') + catchEvent('wait', '', onMessage('noted')) + userTask('read', byAnn) + endEvent('e') + path('s', 'wait', 'read', 'e'));
    await deploy('rings', startEvent('s') + throwEvent('ring', '', onSignal('alarm')) + endEvent('e') + path('s', 'ring', 'e'));
    await deploy('child', startEvent('s') + userTask('answer', byAnn) + serviceTask('reply', 'reply') + endEvent('e') + path('s', 'answer', 'reply', 'e'));
    await deploy('failing-child', startEvent('s') + userTask('try', byAnn) + serviceTask('fail', 'failing') + endEvent('e') + path('s', 'try', 'fail', 'e'));
    await deploy('parent', startEvent('s') + callActivity('call', 'child', copyBack) + boundary('late', 'call', timer('PT5H')) + userTask('after', byAnn) + userTask('instead', byAnn) + endEvent('e') + endEvent('le') + path('s', 'call', 'after', 'e') + path('late', 'instead', 'le'));
    await deploy('many', startEvent('s') + callActivity('calls', 'failing-child', parallel('=3')) + boundary('caught', 'calls', onError('bad')) + userTask('rescue', byAnn) + endEvent('e') + endEvent('re') + path('s', 'calls', 'e') + path('caught', 'rescue', 're'));
    await deploy('inside', startEvent('s') + and('split') + callActivity('call', 'failing-child') + userTask('beside', byAnn) + endEvent('e') + endEvent('be') + path('s', 'split', 'call', 'e') + path('split', 'beside', 'be') +
      eventSubProcess('rescuing', onError('bad'), userTask('rescue', byAnn) + endEvent('re') + path('rescuing-start', 'rescue', 're')));
    await deploy('line', startEvent('s') + userTask('first', byAnn) + userTask('second', byAnn) + boundary('slow', 'second', timer('PT3H')) + endEvent('e') + endEvent('se') + path('s', 'first', 'second', 'e') + path('slow', 'se'));
  });
  afterAll(() => host.close());

  const suspend = async (id: string, reason = '等待上级答复') => host.get(SuspendProcessInstance).run(id, await host.actor('sue'), reason);
  const resume = async (id: string) => {
    await host.get(ResumeProcessInstance).run(id, await host.actor('sue'), '已有答复');
    await host.settle();
  };
  const cancel = async (id: string) => {
    await host.get(CancelProcessInstance).run(id, await host.actor('sue'), '重复提交');
    await host.settle();
  };
  const modify = async (id: string, modification: Modification) => host.get(ModifyProcessInstance).run(id, await host.actor('sue'), modification, '退回重办');
  const tryOut = async (id: string, modification: Modification) => host.get(ModifyProcessInstance).tryOut(id, await host.actor('sue'), modification);
  const send = async (correlationKey: string, n: number) => {
    await host.get(MessageService).send({ tenantId: TENANT, name: 'note', correlationKey, variables: { n } });
    await host.settle();
  };
  const later = (hours: number) => host.travelTo(new Date(host.now.getTime() + hours * HOUR).toISOString());
  const count = async (sql: string, ...parameters: unknown[]) => Number((await host.query<{ n: number | string }>(`SELECT COUNT(*) AS n FROM ${sql}`, parameters))[0]!.n);
  const childrenOf = async (id: string, key: string) => (await host.instances(key)).filter(({ parentInstanceId }) => parentInstanceId === id);
  /** Every row a refused or tried-out command might have touched. */
  const rows = async () => Object.fromEntries(await Promise.all(
    ['process_instance', 'engine_state', 'activity_instance', 'user_task', 'inbox', 'job', 'message_subscription', 'outbox_message', 'history_entry', 'audit_entry', 'sequence_flow_taken', 'incident'].map(async (table) =>
      [table, (await host.query(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)).sort()] as const),
  ));

  describe('a run that nothing can read any more', () => {
    const sql = (text: string, values: unknown[]) => host.get(UnitOfWork).run(() => host.get(UnitOfWork).query(text, values));
    const leftOf = async (id: string) => [
      await host.open(id), await count(`job WHERE status IN ('PENDING', 'FAILED') AND process_instance_id = ?`, id), await count('message_subscription WHERE process_instance_id = ?', id),
      await count(`activity_instance WHERE state = 'ACTIVE' AND process_instance_id = ?`, id), await count(`incident WHERE state <> 'RESOLVED' AND process_instance_id = ?`, id),
    ];
    const forgetDefinitions = () => (host.get(ProcessDefinitionRepository) as unknown as { byId: Map<string, unknown> }).byId.clear();

    it.each([
      ['its state is damaged', async (id: string) => sql(`UPDATE engine_state SET snapshot = '{"' || snapshot WHERE process_instance_id = ?`, [id])],
      ['its state is lost', async (id: string) => sql('DELETE FROM engine_state WHERE process_instance_id = ?', [id])],
      ['its variables are damaged as well', async (id: string) => {
        await sql(`UPDATE engine_state SET snapshot = 'x' WHERE process_instance_id = ?`, [id]);
        await sql(`UPDATE process_instance SET variables = '{"' WHERE id = ?`, [id]);
      }],
      ['its version is gone', async (id: string) => {
        await sql(`UPDATE process_instance SET process_definition_id = 'gone' WHERE id = ?`, [id]);
        forgetDefinitions();
      }],
    ])('is ended with all that waits in it although %s', async (_what, spoil) => {
      const { id } = await host.start('listens');
      await spoil(id);
      await cancel(id);
      expect([await host.instance(id), await leftOf(id)]).toMatchObject([{ state: 'TERMINATED', endedAt: expect.any(Date) }, [[], 0, 0, 0, 0]]);
      expect(await host.story(id)).toEqual(expect.arrayContaining([expect.stringMatching(/^CANCELED/), 'TASK_CANCELED work']));
    });

    it('does not keep the run that called it from being ended, nor the other way round', async () => {
      for (const spoilt of ['caller', 'called'] as const) {
        const { id } = await host.start('parent');
        const [child] = await childrenOf(id, 'child');
        await sql(`UPDATE engine_state SET snapshot = 'x' WHERE process_instance_id = ?`, [spoilt === 'caller' ? id : child!.id]);
        await cancel(id);
        expect([(await host.instance(id)).state, (await host.instance(child!.id)).state]).toEqual(['TERMINATED', 'TERMINATED']);
        expect([await leftOf(id), await leftOf(child!.id)]).toEqual([[[], 0, 0, 0, 0], [[], 0, 0, 0, 0]]);
      }
    });
  });

  describe('a suspended run', () => {
    it('counts no timer as failed that a person, or a worker that listed it before, fires meanwhile', async () => {
      const { id } = await host.start('line');
      await host.complete('ann', 'first', {}, id);
      await suspend(id);
      const [job] = await host.query<{ id: string }>(`SELECT id FROM job WHERE process_instance_id = ? AND status = 'PENDING'`, [id]);
      await host.get(UnitOfWork).run(() => host.get(UnitOfWork).query('UPDATE job SET due_at = 0 WHERE id = ?', [job!.id]));
      await host.get(JobWorker).fireNow(job!.id);
      expect(await host.query('SELECT status, attempts, last_error FROM job WHERE id = ?', [job!.id])).toEqual([{ status: 'PENDING', attempts: 0, last_error: null }]);
      await resume(id);
      await host.get(JobWorker).fireNow(job!.id);
      expect((await host.instance(id)).state).toBe('COMPLETED');
    });

    it('lets nobody claim, give back or complete, with the reason and without a trace; a supervisor may still pass a task on', async () => {
      const { id } = await host.start('guarded');
      const task = await host.task('work', id);
      const [tasks, ann, sue] = [host.get(UserTaskService), await host.actor('ann'), await host.actor('sue')];
      await suspend(id);
      const before = await rows();
      const suspended = { code: 'process-instance-suspended', kind: 'conflict', facts: { reason: '等待上级答复' } };
      await expect(tasks.claim(ann, task.id)).rejects.toMatchObject(suspended);
      expect(await rows()).toEqual(before);
      await tasks.assign(sue, task.id, 'ann', '先定好人');
      await tasks.comment(sue, task.id, '等通知');
      const assigned = await rows();
      await expect(tasks.unclaim(ann, task.id)).rejects.toMatchObject(suspended);
      await expect(tasks.complete(ann, task.id, {})).rejects.toMatchObject(suspended);
      await expect(suspend(id)).rejects.toThrow(ProcessInstanceSuspended);
      expect(await rows()).toEqual(assigned);
      await resume(id);
      await tasks.complete(ann, task.id, {});
      expect((await host.instance(id)).state).toBe('COMPLETED');
      expect(await host.story(id)).toEqual(['STARTED guarded', 'SUSPENDED', 'ASSIGNED work', 'COMMENT work', 'RESUMED', 'TASK_COMPLETED work', 'ENDED e']);
    });

    it('keeps its timers: the worker does not even look at them, they fire once when it goes on, others fire in time', async () => {
      const [still, other] = [await host.start('guarded'), await host.start('guarded')];
      await suspend(still.id);
      await later(3);
      expect([await host.open(still.id), await host.open(other.id)]).toEqual([['work'], ['hurry', 'work']]);
      expect(await host.get(JobWorker).sweep()).toBe(0);
      expect(await host.query("SELECT status, attempts FROM job WHERE process_instance_id = ? AND kind = 'bpmn-timer'", [still.id])).toMatchObject([{ status: 'PENDING', attempts: 0 }]);
      await restart();
      await resume(still.id);
      expect([await host.get(JobWorker).sweep(), await host.get(JobWorker).sweep()]).toEqual([1, 0]);
      expect(await host.open(still.id)).toEqual(['hurry', 'work']);
    });

    it('gets its messages when it goes on, in the order in which they came, over a restart', async () => {
      const { id, businessKey } = await host.start('listens');
      await suspend(id);
      for (const n of [1, 2, 3]) await send(businessKey, n);
      await host.start('rings');
      expect(await host.open(id)).toEqual(['work']);
      expect(await count("outbox_message WHERE status = 'HELD' AND held_for = ?", id)).toBe(4);
      await restart();
      await host.settle();
      expect(await host.open(id)).toEqual(['work']);
      await resume(id);
      expect(await host.open(id)).toEqual(['heard-read', 'note-read', 'note-read', 'note-read', 'work']);
      expect((await host.instance(id)).variables.n).toBe(3);
      expect(await count("outbox_message WHERE status IN ('HELD', 'PENDING')")).toBe(0);
    });

    it('gives the messages held for it to another receiver when it is ended instead', async () => {
      const first = await host.start('waits', {}, { businessKey: 'SHARED' });
      const second = await host.start('waits', {}, { businessKey: 'SHARED' });
      await suspend(first.id);
      await send('SHARED', 7);
      expect([await host.open(first.id), await host.open(second.id)]).toEqual([[], []]);
      await cancel(first.id);
      expect([await host.open(second.id), (await host.instance(second.id)).variables.n, (await host.instance(first.id)).suspended]).toEqual([['read'], 7, false]);
    });

    it('stands still with the runs it called, and a called one alone cannot', async () => {
      const { id } = await host.start('parent');
      const [child] = await childrenOf(id, 'child');
      await expect(suspend(child!.id)).rejects.toMatchObject({ code: 'called-instance-not-suspendable', facts: { rootInstanceId: id } });
      await suspend(id);
      await expect(host.complete('ann', 'answer', {}, child!.id)).rejects.toThrow(ProcessInstanceSuspended);
      await resume(id);
      await expect(host.get(ResumeProcessInstance).run(id, await host.actor('sue'), '再来一次')).rejects.toThrow(ProcessInstanceNotSuspended);
      await host.complete('ann', 'answer', {}, child!.id);
      expect([await host.open(id), (await host.instance(id)).variables.answer]).toEqual([['after'], 42]);
    });

    it('neither starts the run it called nor takes its result before it goes on', async () => {
      const work = host.get(UnitOfWork);
      // suspended between the commit that decided it and the outbox that carries it
      const id = await work.run(async () => {
        const started = await host.get(ProcessInstanceService).start({ actor: await host.actor('ann'), tenantId: TENANT, processDefinitionKey: 'parent', variables: {} });
        await suspend(started.id);
        return started.id;
      });
      await host.settle();
      expect(await childrenOf(id, 'child')).toEqual([]);
      await resume(id);
      const [child] = await childrenOf(id, 'child');
      const task = await host.task('answer', child!.id);
      await work.run(async () => {
        await host.get(UserTaskService).complete(await host.actor('ann'), task.id, {});
        await suspend(id);
      });
      await host.settle();
      expect([(await host.instance(child!.id)).state, await host.open(id)]).toEqual(['COMPLETED', []]);
      await resume(id);
      expect([await host.open(id), (await host.instance(id)).variables.answer]).toEqual([['after'], 42]);
    });

    it('may be adjusted and ended all the same', async () => {
      const { id } = await host.start('line');
      await suspend(id);
      await modify(id, { cancel: [{ elementId: 'first' }], startBefore: [{ elementId: 'second' }] });
      expect([await host.open(id), (await host.instance(id)).suspended]).toEqual([['second'], true]);
      await cancel(id);
      expect((await host.instance(id)).state).toBe('TERMINATED');
    });
  });

  describe('a modification', () => {
    it('takes the rows along: task, timer, path and story, and an entry in the audit log', async () => {
      const { id } = await host.start('line');
      await host.complete('ann', 'first', {}, id);
      expect(await count("job WHERE process_instance_id = ? AND status = 'PENDING'", id)).toBe(1);
      const result = await modify(id, { cancel: [{ elementId: 'second' }], startBefore: [{ elementId: 'first' }] });
      expect(result).toMatchObject({ canceled: [{ elementId: 'second' }], started: [{ elementId: 'first' }], passed: [], state: 'ACTIVE' });
      expect([await host.open(id), await count("job WHERE process_instance_id = ? AND status = 'PENDING'", id)]).toEqual([['first'], 0]);
      expect((await host.story(id)).slice(-2)).toEqual(['TASK_CANCELED second', 'MODIFIED']);
      expect(await host.query<{ actor_id: string; reason: string }>("SELECT actor_id, reason FROM audit_entry WHERE action = 'process-instance.modify' AND object = ?", [`process-instance/${id}`])).toEqual([{ actor_id: 'sue', reason: '退回重办' }]);
      await restart();
      for (const task of ['first', 'second']) await host.complete('ann', task, {}, id);
      expect((await host.instance(id)).state).toBe('COMPLETED');
    });

    it('tried out says the same and changes not one row; a refused one neither', async () => {
      const { id } = await host.start('parent');
      const before = await rows();
      const move = { cancel: [{ elementId: 'call' }], startBefore: [{ elementId: 'after' }] };
      expect(await tryOut(id, move)).toMatchObject({ canceled: [{ elementId: 'call' }], started: [{ elementId: 'after' }] });
      await expect(modify(id, { ...move, startBefore: [{ elementId: 'late' }] })).rejects.toMatchObject({ code: 'modification-refused', facts: { elementId: 'late' } });
      await expect(modify(id, { cancel: [{ activityInstanceId: 'gone' }], startBefore: [] })).rejects.toMatchObject({ code: 'activity-not-waiting', kind: 'conflict' });
      expect(await rows()).toEqual(before);
      await modify(id, move);
      await host.settle();
      expect([await host.open(id), (await childrenOf(id, 'child')).map(({ state }) => state)]).toEqual([['after'], ['TERMINATED']]);
    });
  });

  describe('a cancellation', () => {
    it('leaves nothing of the run behind: no task, timer, awaited message, called run or open incident', async () => {
      const runs = [await host.start('parent'), await host.start('listens'), await host.start('guarded')];
      const [child] = await childrenOf(runs[0]!.id, 'child');
      for (const { id } of runs) await cancel(id);
      for (const { id } of [...runs, child!]) {
        expect((await host.instance(id)).state).toBe('TERMINATED');
        expect(await Promise.all([
          count("user_task WHERE process_instance_id = ? AND state = 'CREATED'", id), count("job WHERE process_instance_id = ? AND status = 'PENDING'", id),
          count('message_subscription WHERE process_instance_id = ?', id), count("activity_instance WHERE process_instance_id = ? AND state = 'ACTIVE'", id),
          count('inbox i JOIN user_task t ON t.id = i.task_id WHERE t.process_instance_id = ?', id), count("incident WHERE process_instance_id = ? AND state = 'OPEN'", id),
        ])).toEqual([0, 0, 0, 0, 0, 0]);
      }
    });
  });

  describe('an error of a called run', () => {
    it('is caught on a multi-instance call activity, which takes the other called runs along', async () => {
      const { id } = await host.start('many');
      const children = await childrenOf(id, 'failing-child');
      await host.complete('ann', 'try', {}, children[1]!.id);
      expect(await host.open(id)).toEqual(['rescue']);
      expect((await childrenOf(id, 'failing-child')).map(({ state }) => state)).toEqual(['TERMINATED', 'TERMINATED', 'TERMINATED']);
      await host.complete('ann', 'rescue', {}, id);
      expect((await host.instance(id)).state).toBe('COMPLETED');
    });

    it('starts the event sub-process of its caller, which interrupts the rest', async () => {
      const { id } = await host.start('inside');
      const [child] = await childrenOf(id, 'failing-child');
      await host.complete('ann', 'try', {}, child!.id);
      expect(await host.open(id)).toEqual(['rescue']);
    });

    it('or its result comes too late without harm when the caller’s own timer has gone another way meanwhile', async () => {
      const { id } = await host.start('parent');
      const [child] = await childrenOf(id, 'child');
      const task = await host.task('answer', child!.id);
      const [due] = await host.query<{ id: string }>("SELECT id FROM job WHERE process_instance_id = ? AND status = 'PENDING'", [id]);
      const outbox = host.get(OutboxService);
      // the child has ended and its return is written, when the timer of the call fires first
      const held = jest.spyOn(outbox as unknown as { serveAll(): Promise<void> }, 'serveAll').mockResolvedValue(undefined);
      await host.get(UserTaskService).complete(await host.actor('ann'), task.id, {});
      expect(await count("outbox_message WHERE kind = 'call-activity.resume-parent' AND status = 'PENDING'")).toBe(1);
      await host.get(UnitOfWork).run(() => host.get(UnitOfWork).query('UPDATE job SET due_at = 0 WHERE id = ?', [due!.id]));
      await host.get(JobWorker).sweep();
      held.mockRestore();
      Object.assign(outbox, { running: undefined });
      await host.settle();
      expect([await host.open(id), (await host.instance(id)).variables.answer, (await host.instance(child!.id)).state]).toEqual([['instead'], undefined, 'COMPLETED']);
      expect(await count("outbox_message WHERE status = 'PENDING'")).toBe(0);
    });
  });

  it('a non-interrupting event sub-process hears every message and every signal, its timer once, over restarts', async () => {
    const { id, businessKey } = await host.start('listens');
    for (const n of [1, 2, 3]) {
      await send(businessKey, n);
      await restart();
      await host.start('rings');
      await restart();
    }
    await later(2);
    await restart();
    await later(2);
    const read = (of: string) => async () => (await host.open(id)).filter((task) => task === of).length;
    expect(await Promise.all(['note-read', 'heard-read', 'timed-read'].map((task) => read(task)()))).toEqual([3, 3, 1]);
    for (const task of await host.openTasks(id)) await host.get(UserTaskService).complete(await host.actor('ann'), task.id, {});
    expect((await host.instance(id)).state).toBe('COMPLETED');
    expect(await count('message_subscription WHERE process_instance_id = ?', id)).toBe(0);
  });
});
