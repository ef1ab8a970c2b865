import { BpmnError, DomainError } from '../../common';
import { boundary, callActivity, endEvent, error, escalation, flow, inputs, nonInterrupting, onError, onEscalation, path, serviceTask, startEvent, throwEvent, timer, userTask, xor } from '../../engine/bpmn-server/step-rig';
import { InstanceStateChanged, InstanceStateRepository } from '../../engine/store';
import { UnitOfWork } from '../../platform/database';
import { OutboxTries } from '../../platform/outbox';
import { SequenceService } from '../../platform/sequence';
import { WorkflowHost } from '../../../test/support/workflow-host';
import { UserTaskService } from '../user-task';
import { ProcessInstanceEnded, ProcessInstanceService } from '.';
import { CalledInstanceNotCancellable, ProcessInstanceNotFound } from './process-instance.errors';
import { ProcessStepper } from './process-stepper';

class Refused extends DomainError {
  constructor() {
    super('refused', 'unprocessable', { zh: '不可以。', en: 'No.' });
  }
}

const byAnn = 'camunda:assignee="ann"';
const byAnyClerk = 'camunda:candidateGroups="CLERK@tenant"';
const copyBack = '<bpmn:extensionElements><camunda:out source="answer" target="answer"/></bpmn:extensionElements>';

describe('running a process', () => {
  let host: WorkflowHost;
  let written: string[];
  let mood: 'fine' | 'broken' | 'refusing';

  beforeAll(async () => {
    host = await WorkflowHost.boot({
      services: {
        note: async ({ variables }) => void written.push(`note ${variables.n ?? ''}`),
        moody: async () => {
          await host.get(SequenceService).next('T', 'moody', 2026);
          if (mood === 'broken') throw new Error('the printer is on fire');
          if (mood === 'refusing') throw new Refused();
        },
        failing: async () => { throw new BpmnError('TOO_MANY'); },
        answer: async () => ({ answer: 42 }),
      },
    });
    await host.deploy('two-steps', startEvent('s') + userTask('first', byAnyClerk) + userTask('second', byAnn) + endEvent('done', 'name="已办结"') + path('s', 'first', 'second', 'done'));
    await host.deploy('moody', startEvent('s') + userTask('ask', byAnn) + serviceTask('act', 'moody') + endEvent('e') + path('s', 'ask', 'act', 'e'));
  });
  beforeEach(() => {
    written = [];
    mood = 'fine';
  });
  afterAll(() => host.close());

  const versionOf = async (id: string) => (await host.query<{ version: number }>('SELECT version FROM engine_state WHERE process_instance_id = ?', [id]))[0]!.version;
  const numbersTaken = async () => Number((await host.query<{ value: number }>(`SELECT value FROM number_sequence WHERE name = 'moody'`))[0]?.value ?? 0);

  describe('two at once', () => {
    it('complete one task: one wins, the other is told so, and the process moved one step', async () => {
      const instance = await host.start('two-steps');
      const task = await host.task('first', instance.id);
      const ann = await host.actor('ann');
      await host.get(UserTaskService).claim(ann, task.id);
      const outcomes = await Promise.allSettled([1, 2, 3].map(() => host.get(UserTaskService).complete(ann, task.id, {})));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'user-task-not-open', kind: 'conflict' });
      expect([await host.open(instance.id), await versionOf(instance.id)]).toEqual([['second'], 2]);
      expect((await host.story(instance.id)).filter((line) => line.startsWith('TASK_COMPLETED'))).toHaveLength(1);
    });

    it('step from the same state: the later save is refused, with everything it wrote', async () => {
      const instance = await host.start('two-steps');
      const states = host.get(InstanceStateRepository);
      const work = host.get(UnitOfWork);
      const loaded = (await states.loadForUpdate(instance.id))!;
      await work.run(() => states.save(loaded, loaded.snapshot));
      const before = await host.rowCounts();
      const late = work.run(async () => {
        await work.query(`UPDATE process_instance SET title = 'half done' WHERE id = ?`, [instance.id]);
        await states.save(loaded, 'forged');
      });
      await expect(late).rejects.toThrow(InstanceStateChanged);
      expect(await host.rowCounts()).toEqual(before);
      expect((await host.instance(instance.id)).title).toBe('two-steps');
      expect([(await states.loadForUpdate(instance.id))!.snapshot, await versionOf(instance.id)]).toEqual([loaded.snapshot, 2]);
    });
  });

  describe('a service task that breaks', () => {
    it('undoes the whole step: the task is open again, nothing is half done, and an incident says where', async () => {
      const instance = await host.start('moody', { n: 1 });
      mood = 'broken';
      await expect(host.complete('ann', 'ask', {}, instance.id)).rejects.toMatchObject({ code: 'step-failed', elementId: 'act' });
      expect([await host.open(instance.id), await versionOf(instance.id), await numbersTaken()]).toEqual([['ask'], 1, 0]);
      expect((await host.story(instance.id)).filter((line) => /TASK_COMPLETED|SERVICE/.test(line))).toEqual([]);
      const trouble = async () => (await host.incidents()).filter((incident) => incident.process_instance_id === instance.id);
      expect(await trouble()).toMatchObject([{ kind: 'step-failed', element_id: 'ask', state: 'OPEN', attempts: 1, message: expect.stringContaining('the printer is on fire') }]);
      // the story tells that it is stuck, but not the technical words
      expect((await host.story(instance.id)).at(-1)).toMatch(/^INCIDENT ask 系统处理时出现异常/);
      // when it breaks again it is the same incident, and when it is mended the same task goes through
      await expect(host.complete('ann', 'ask', {}, instance.id)).rejects.toMatchObject({ code: 'step-failed' });
      expect(await trouble()).toMatchObject([{ attempts: 2 }]);
      mood = 'fine';
      await host.complete('ann', 'ask', {}, instance.id);
      expect([(await host.instance(instance.id)).state, await numbersTaken()]).toEqual(['COMPLETED', 1]);
      expect(await trouble()).toMatchObject([{ state: 'RESOLVED' }]);
    });

    it('that refuses is the user’s business: its own words, no incident', async () => {
      const instance = await host.start('moody');
      mood = 'refusing';
      const before = await host.rowCounts();
      await expect(host.complete('ann', 'ask', {}, instance.id)).rejects.toThrow(Refused);
      expect([await host.open(instance.id), await host.rowCounts()]).toEqual([['ask'], before]);
    });

    it('leaves no instance behind when it breaks at the start', async () => {
      await host.deploy('stillborn', startEvent('s') + serviceTask('act', 'moody') + endEvent('e') + path('s', 'act', 'e'));
      mood = 'broken';
      const before = await host.rowCounts();
      await expect(host.start('stillborn')).rejects.toMatchObject({ code: 'step-failed' });
      expect(await host.rowCounts()).toEqual(before);
    });
  });

  it('stays on the version of the diagram it began with, and so does its cached definition', async () => {
    await host.deploy('growing', startEvent('s') + userTask('old', byAnn) + endEvent('e') + path('s', 'old', 'e'));
    const before = await host.start('growing');
    const second = await host.deploy('growing', startEvent('s') + userTask('old', byAnn) + userTask('new', byAnn) + endEvent('e') + path('s', 'old', 'new', 'e'));
    const after = await host.start('growing');
    expect([second.version, after.processDefinitionId]).toEqual([2, second.id]);
    await host.complete('ann', 'old', {}, before.id);
    await host.complete('ann', 'old', {}, after.id);
    expect([(await host.instance(before.id)).state, await host.open(after.id)]).toEqual(['COMPLETED', ['new']]);
  });

  it('refuses further steps once it is over, before the engine is touched', async () => {
    const instance = await host.start('moody');
    await host.complete('ann', 'ask', {}, instance.id);
    const before = await host.rowCounts();
    await expect(host.get(ProcessStepper).proceed(instance.id, { kind: 'terminate' }, await host.actor('sue'))).rejects.toThrow(ProcessInstanceEnded);
    await expect(host.get(ProcessInstanceService).cancel(instance.id, await host.actor('sue'), '不办了')).rejects.toThrow(ProcessInstanceEnded);
    expect(await host.rowCounts()).toEqual(before);
  });

  it('cannot be pushed by somebody of another organization', async () => {
    const instance = await host.start('two-steps');
    const task = await host.task('first', instance.id);
    const zoe = await host.actor('zoe');
    await expect(host.get(UserTaskService).claim(zoe, task.id)).rejects.toMatchObject({ code: 'user-task-not-found' });
    await expect(host.get(UserTaskService).complete(zoe, task.id, {})).rejects.toMatchObject({ code: 'user-task-not-found' });
    await expect(host.get(ProcessInstanceService).cancel(instance.id, zoe, '不办了')).rejects.toThrow(ProcessInstanceNotFound);
  });

  it('cannot be moved to another organization by its variables', async () => {
    const instance = await host.start('two-steps', { tenantId: 'U' });
    expect([instance.tenantId, instance.variables.tenantId]).toEqual(['T', 'T']);
  });

  describe('that calls another one', () => {
    beforeAll(async () => {
      await host.deploy('child', startEvent('s') + userTask('work', byAnn) + serviceTask('reply', 'answer') + endEvent('e') + path('s', 'work', 'reply', 'e'));
      await host.deploy('quick-child', startEvent('s') + serviceTask('reply', 'answer') + endEvent('e') + path('s', 'reply', 'e'));
      const parent = (child: string) =>
        startEvent('s') + callActivity('call', child, copyBack) + userTask('after', byAnn) + endEvent('e') + boundary('late', 'call', timer('P1D')) + userTask('instead', byAnn) + endEvent('e2') +
        path('s', 'call', 'after', 'e') + path('late', 'instead', 'e2');
      await host.deploy('parent', parent('child'));
      await host.deploy('quick-parent', parent('quick-child'));
      await host.deploy('failing-child', startEvent('s') + userTask('work', byAnn) + serviceTask('fail', 'failing') + endEvent('e') + path('s', 'work', 'fail', 'e'));
      await host.deploy('stillborn-child', startEvent('s') + serviceTask('fail', 'failing') + endEvent('e') + path('s', 'fail', 'e'));
      const careful = (child: string) =>
        startEvent('s') + callActivity('call', child) + userTask('after', byAnn) + endEvent('e') + boundary('caught', 'call', onError('too-many')) + userTask('rescue', byAnn) + endEvent('e2') +
        path('s', 'call', 'after', 'e') + path('caught', 'rescue', 'e2');
      for (const child of ['failing-child', 'stillborn-child']) await host.deploy(`careful-${child}`, careful(child), { roots: error('too-many', 'TOO_MANY') });
      await host.deploy('careless', startEvent('s') + callActivity('call', 'failing-child') + endEvent('e') + path('s', 'call', 'e'));
      await host.deploy('careful-grandparent', careful('careless'), { roots: error('too-many', 'TOO_MANY') });
    });
    const childOf = async (parentId: string, key: string) => (await host.instances(key)).find((instance) => instance.parentInstanceId === parentId)!;

    it('waits for it and takes back what the diagram says', async () => {
      const parent = await host.start('parent', { groupNo: 'G-1', secret: 'stays' }, { businessKey: 'K-1' });
      const child = await childOf(parent.id, 'child');
      expect(child).toMatchObject({ businessKey: 'K-1', groupNo: 'G-1', startedBy: 'ann', rootInstanceId: parent.id, state: 'ACTIVE' });
      expect(child.variables).not.toHaveProperty('secret');
      expect(await host.open(parent.id)).toEqual([]);
      await host.complete('ann', 'work', {}, child.id);
      expect([await host.open(parent.id), (await host.instance(parent.id)).variables.answer]).toEqual([['after'], 42]);
    });

    it('goes on as well when the called one ends in its first step', async () => {
      const parent = await host.start('quick-parent');
      expect([await host.open(parent.id), (await host.instance(parent.id)).variables.answer]).toEqual([['after'], 42]);
    });

    it('takes it along when the call is cancelled: task, timer and run', async () => {
      const parent = await host.start('parent');
      const child = await childOf(parent.id, 'child');
      await host.travelTo(new Date(host.now.getTime() + 25 * 3_600_000).toISOString());
      expect([await host.open(parent.id), await host.open(child.id)]).toEqual([['instead'], []]);
      expect(await host.instance(child.id)).toMatchObject({ state: 'TERMINATED' });
      expect(await host.story(child.id)).toEqual(['STARTED child', 'CANCELED', 'TASK_CANCELED work']);
      expect(await host.story(parent.id)).toEqual(['STARTED parent', 'TIMER late']);
    });

    it('does not start it any more when it was itself ended before', async () => {
      const work = host.get(UnitOfWork);
      const before = (await host.instances('child')).length;
      // the start message is written, but the parent is gone when it is served
      await work.run(async () => {
        const { id } = await host.get(ProcessInstanceService).start({ actor: await host.actor('ann'), tenantId: 'T', processDefinitionKey: 'parent', variables: {} });
        await host.get(ProcessInstanceService).cancel(id, await host.actor('sue'), '录入错误');
      });
      await host.settle();
      expect((await host.instances('child')).length).toBe(before);
    });

    it('may be ended by a person, the called one alone may not: its caller would wait for ever', async () => {
      const parent = await host.start('parent');
      const child = await childOf(parent.id, 'child');
      const sue = await host.actor('sue');
      await expect(host.get(ProcessInstanceService).cancel(child.id, sue, '不办了')).rejects.toThrow(CalledInstanceNotCancellable);
      await host.get(ProcessInstanceService).cancel(parent.id, sue, '不办了');
      await host.settle();
      expect([(await host.instance(parent.id)).state, (await host.instance(child.id)).state, await host.open(child.id)]).toEqual(['TERMINATED', 'TERMINATED', []]);
    });

    it('catches the BPMN error the called one did not', async () => {
      const parent = await host.start('careful-failing-child');
      const child = await childOf(parent.id, 'failing-child');
      await host.complete('ann', 'work', {}, child.id);
      expect(await host.instance(child.id)).toMatchObject({ state: 'TERMINATED', outcome: '错误 TOO_MANY' });
      expect([await host.open(parent.id), (await host.incidents()).filter((incident) => incident.process_instance_id === child.id)]).toEqual([['rescue'], []]);
    });

    it('catches it also when the called one failed in its first step', async () => {
      const parent = await host.start('careful-stillborn-child');
      expect(await childOf(parent.id, 'stillborn-child')).toMatchObject({ state: 'TERMINATED', outcome: '错误 TOO_MANY' });
      expect(await host.open(parent.id)).toEqual(['rescue']);
    });

    it('hears the escalation of the called one: beside it, or instead of it', async () => {
      const escalations = { roots: escalation('late', 'LATE') };
      await host.deploy('escalating-child', startEvent('s') + userTask('work', byAnn) + throwEvent('up', '', inputs({ level: '=2' }) + onEscalation('late')) + userTask('more', byAnn) + endEvent('e') + path('s', 'work', 'up', 'more', 'e'), escalations);
      await host.deploy('passing-on', startEvent('s') + callActivity('call', 'escalating-child') + endEvent('e') + path('s', 'call', 'e'));
      const hearing = (child: string, attributes: string) =>
        startEvent('s') + callActivity('call', child) + endEvent('e') + boundary('heard', 'call', onEscalation('late'), attributes) + userTask('look', byAnn) + endEvent('e2') + path('s', 'call', 'e') + path('heard', 'look', 'e2');
      await host.deploy('beside', hearing('escalating-child', nonInterrupting), escalations);
      await host.deploy('instead', hearing('passing-on', ''), escalations);

      const beside = await host.start('beside');
      const child = await childOf(beside.id, 'escalating-child');
      await host.complete('ann', 'work', {}, child.id);
      expect([await host.open(beside.id), await host.open(child.id), (await host.instance(beside.id)).variables.level]).toEqual([['look'], ['more'], 2]);
      await host.complete('ann', 'more', {}, child.id);
      await host.complete('ann', 'look', {}, beside.id);
      expect((await host.instance(beside.id)).state).toBe('COMPLETED');

      // through a run in between that does not catch it; the interruption ends both called runs
      const instead = await host.start('instead');
      const between = await childOf(instead.id, 'passing-on');
      const inner = await childOf(between.id, 'escalating-child');
      await host.complete('ann', 'work', {}, inner.id);
      expect([await host.open(instead.id), (await host.instance(between.id)).state, (await host.instance(inner.id)).state]).toEqual([['look'], 'TERMINATED', 'TERMINATED']);
    });

    it('passes on to its own caller what it does not catch either', async () => {
      const top = await host.start('careful-grandparent');
      const middle = await childOf(top.id, 'careless');
      const bottom = await childOf(middle.id, 'failing-child');
      await host.complete('ann', 'work', {}, bottom.id);
      expect((await Promise.all([bottom, middle, top].map(({ id }) => host.instance(id)))).map(({ state }) => state)).toEqual(['TERMINATED', 'TERMINATED', 'ACTIVE']);
      expect(await host.open(top.id)).toEqual(['rescue']);
    });

    it('is stuck, and an incident says so, when nobody up to the root catches it', async () => {
      jest.spyOn(host.get(OutboxTries)['logger'], 'warn').mockImplementation(() => undefined);
      const root = await host.start('careless');
      const child = await childOf(root.id, 'failing-child');
      await host.complete('ann', 'work', {}, child.id);
      // the retries are spent at once
      for (let n = 0; n < 6; n++) {
        await host.get(UnitOfWork).run(() => host.get(UnitOfWork).query(`UPDATE outbox_message SET available_at = 0 WHERE status = 'PENDING'`));
        await host.settle();
      }
      expect((await host.incidents()).filter((incident) => incident.process_instance_id === root.id)).toMatchObject([{ kind: 'outbox:call-activity.resume-parent', state: 'OPEN', attempts: 5 }]);
      expect((await host.instance(root.id)).state).toBe('ACTIVE');
    });
  });

  it('tells its story: what the diagram did by itself stands beside what people did', async () => {
    await host.deploy(
      'story',
      startEvent('s') + serviceTask('issue-number', 'note', inputs({ n: '1' })) + userTask('check', byAnn) + xor('gate', 'gate-e') + endEvent('e', 'name="已归档"') +
        path('s', 'issue-number', 'check', 'gate', 'e') + flow('gate', 'check', '=again = true'),
    );
    const instance = await host.start('story');
    await host.complete('ann', 'check', {}, instance.id);
    expect(await host.story(instance.id)).toEqual(['STARTED story', 'SERVICE issue-number', 'TASK_COMPLETED check', 'ENDED 已归档']);
    expect((await host.instance(instance.id)).outcome).toBe('已归档');
  });
});
