import { boundary, callActivity, catchEvent, endEvent, flow, onMessage, onSignal, path, serviceTask, throwEvent, timeDate, timer, userTask, xor } from '../../../src/engine/bpmn-server/step-rig';
import { UnitOfWork } from '../../../src/platform/database';
import { OutboxService, OutboxHandlerRegistry } from '../../../src/platform/outbox';
import { JobHandlerRegistry, JobService } from '../../../src/workflow/job';
import { MessageService } from '../../../src/workflow/message';
import { ProcessDefinitionRepository } from '../../../src/workflow/process-definition';
import { ServiceTaskRegistry } from '../../../src/workflow/registry';
import { UserTaskService } from '../../../src/workflow/user-task';
import { TENANT } from '../../support/workflow-host';
import { SECRET, byAnn, START, END, ASK, ROOTS, type Kind, begin, openTask } from './poison-kind';

/** Work of the host that fails by itself, is tried again, and gives up. */
function work(name: string, options: Omit<Kind, 'name'>): Kind {
  return { name, ...options };
}

export const WORK: readonly Kind[] = [
  work('a timer that fires into a broken service', {
    at: 'act', kind: 'job:bpmn-timer', attempts: 3,
    spoil: async (world) => {
      world.moods.set('timer', () => { throw new Error(SECRET); });
      const id = await begin(world, 'timed', catchEvent('wait', '', timer('=pause')) + serviceTask('act', 'poison') + END + path('s', 'ask', 'wait', 'act', 'e'), { mood: 'timer', pause: 'PT0S' });
      await world.host.complete('ann', 'ask', {}, id);
      return id;
    },
    mend: (world) => void world.moods.delete('timer'),
  }),
  work('a message that arrives at a broken service', {
    at: 'act', kind: 'outbox:message.deliver', attempts: 5,
    spoil: async (world) => {
      world.moods.set('message', () => { throw new Error(SECRET); });
      const id = await begin(world, 'told', catchEvent('wait', 'gov:correlationKey="K-told"', onMessage('m')) + serviceTask('act', 'poison') + END + path('s', 'ask', 'wait', 'act', 'e'), { mood: 'message' });
      await world.host.complete('ann', 'ask', {}, id);
      await world.host.get(MessageService).send({ tenantId: TENANT, name: 'go', correlationKey: 'K-told' });
      return id;
    },
    mend: (world) => void world.moods.delete('message'),
  }),
  work('a signal that arrives at a broken service', {
    at: 'act', kind: 'outbox:message.hand-over', attempts: 5,
    spoil: async (world) => {
      world.moods.set('signal', () => { throw new Error(SECRET); });
      const id = await begin(world, 'rung', catchEvent('wait', '', onSignal('sig')) + serviceTask('act', 'poison') + END + path('s', 'ask', 'wait', 'act', 'e'), { mood: 'signal' });
      await world.host.complete('ann', 'ask', {}, id);
      await world.host.deploy('ringer', START + throwEvent('ring', '', onSignal('sig')) + END + path('s', 'ring', 'e'), { roots: ROOTS });
      await world.start('ringer');
      return id;
    },
    mend: (world) => void world.moods.delete('signal'),
  }),
  work('the call of a process that does not exist', {
    kind: 'outbox:call-activity.start-child', attempts: 5,
    spoil: async (world) => {
      await world.host.deploy('not-there', START + END + path('s', 'e'));
      const id = await begin(world, 'caller', callActivity('call', 'not-there') + END + path('s', 'ask', 'call', 'e'));
      await world.sql(`UPDATE process_definition SET key = 'hidden' WHERE key = 'not-there'`);
      world.forgetDefinitions();
      await world.host.complete('ann', 'ask', {}, id);
      return id;
    },
    mend: async (world) => {
      await world.sql(`UPDATE process_definition SET key = 'not-there' WHERE key = 'hidden'`);
      world.forgetDefinitions();
    },
  }),
  work('a called process that breaks at its start', {
    at: 'act', kind: 'outbox:call-activity.start-child', attempts: 5,
    spoil: async (world) => {
      world.moods.set('child', () => { throw new Error(SECRET); });
      await world.host.deploy('stillborn', START + serviceTask('act', 'poison', ) + END + path('s', 'act', 'e'));
      const id = await begin(world, 'parent', `<bpmn:callActivity id="call" calledElement="stillborn"><bpmn:extensionElements><camunda:in variables="all"/></bpmn:extensionElements></bpmn:callActivity>` + END + path('s', 'ask', 'call', 'e'), { mood: 'child' });
      await world.host.complete('ann', 'ask', {}, id);
      return id;
    },
    mend: (world) => void world.moods.delete('child'),
  }),
  work('a called process whose end breaks its caller', {
    at: 'act', kind: 'outbox:call-activity.resume-parent', attempts: 5,
    spoil: async (world) => {
      world.moods.set('resume', () => { throw new Error(SECRET); });
      await world.host.deploy('at-once', START + END + path('s', 'e'));
      const id = await begin(world, 'waiting-parent', callActivity('call', 'at-once') + serviceTask('act', 'poison') + END + path('s', 'ask', 'call', 'act', 'e'), { mood: 'resume' });
      await world.host.complete('ann', 'ask', {}, id);
      return id;
    },
    mend: (world) => void world.moods.delete('resume'),
  }),
  work('a role that cannot be resolved', {
    at: 'next', kind: 'step-failed', cause: /程序出现异常/,
    spoil: async (world) => {
      world.broken.add('roles');
      const id = await begin(world, 'roles', userTask('next', 'camunda:candidateGroups="BROKEN@tenant"') + END + path('s', 'ask', 'next', 'e'));
      await world.breakBy('ask', id);
      return id;
    },
    mend: (world) => void world.broken.delete('roles'),
    then: (world, id) => openTask(world, id, 'next'),
  }),
  work('a subscriber of a new task that throws', {
    at: 'next', kind: 'step-failed', cause: /程序出现异常/,
    spoil: async (world) => {
      const id = await begin(world, 'subscribed', userTask('next', byAnn) + END + path('s', 'ask', 'next', 'e'));
      world.broken.add('subscriber:next');
      await world.breakBy('ask', id);
      return id;
    },
    mend: (world) => void world.broken.delete('subscriber:next'),
    then: (world, id) => openTask(world, id, 'next'),
  }),
  work('a deadline whose rule is missing', {
    at: 'next', kind: 'step-failed', cause: /程序出现异常/,
    spoil: async (world) => {
      world.broken.add('rule');
      const id = await begin(world, 'ruled', userTask('next', `${byAnn} gov:deadline="T-9"`) + END + path('s', 'ask', 'next', 'e'));
      await world.breakBy('ask', id);
      return id;
    },
    mend: (world) => void world.broken.delete('rule'),
    then: (world, id) => openTask(world, id, 'next'),
  }),
  work('a timer on a deadline that never began', {
    at: 'late', kind: 'step-failed', variables: { watched: null },
    spoil: async (world) => {
      const id = await begin(world, 'never-began', userTask('next', byAnn) + boundary('late', 'next', timeDate('T-9 0'), 'gov:deadlineRef="=watched" gov:offset="0"') + END + endEvent('e2') + path('s', 'ask', 'next', 'e') + path('late', 'e2'), { watched: 'T-77' });
      await world.breakBy('ask', id);
      return id;
    },
    then: (world, id) => openTask(world, id, 'next'),
  }),
  work('a decision that is not unique', {
    at: 'decide', kind: 'step-failed', cause: /第 1、2 条同时符合/,
    spoil: async (world) => {
      world.broken.add('decision');
      const id = await begin(world, 'decided', '<bpmn:businessRuleTask id="decide" camunda:decisionRef="D1" camunda:resultVariable="r"/>' + END + path('s', 'ask', 'decide', 'e'));
      await world.breakBy('ask', id);
      return id;
    },
    mend: (world) => void world.broken.delete('decision'),
  }),
  work('a service nobody registered', {
    at: 'ghost', kind: 'step-failed', cause: /没有处理这类工作的程序/,
    spoil: async (world) => {
      await world.store('ghostly', START + ASK + serviceTask('ghost', 'no.such.service') + END + path('s', 'ask', 'ghost', 'e'), START + ASK + serviceTask('ghost', 'poison') + END + path('s', 'ask', 'ghost', 'e'));
      const { id } = await world.start('ghostly');
      await world.breakBy('ask', id);
      return id;
    },
    mend: (world) => world.host.get(ServiceTaskRegistry).register('no.such.service', async () => undefined),
  }),
  work('an endless loop', {
    kind: 'step-failed', cause: /循环|超过了一步允许的时间/, variables: { stop: true },
    spoil: async (world) => {
      const loop = START + ASK + xor('gate', 'gate-back') + xor('back') + END + path('s', 'ask', 'back', 'gate') + flow('gate', 'e', '=stop = true') + flow('gate', 'back');
      await world.store('endless', loop, START + ASK + END + path('s', 'ask', 'e'));
      const { id } = await world.start('endless', { stop: false });
      await world.breakBy('ask', id);
      return id;
    },
  }),
  work('a damaged snapshot', {
    kind: 'step-failed', cause: /运行状态已损坏/,
    spoil: async (world) => {
      const id = await begin(world, 'snapshot', END + path('s', 'ask', 'e'));
      await world.sql(`UPDATE engine_state SET snapshot = '{"' || snapshot WHERE process_instance_id = ?`, [id]);
      await world.breakBy('ask', id);
      return id;
    },
    mend: (world, id) => void world.sql(`UPDATE engine_state SET snapshot = SUBSTR(snapshot, 3) WHERE process_instance_id = ?`, [id]),
  }),
  work('an empty snapshot', {
    kind: 'step-failed', cause: /运行状态已损坏/,
    spoil: async (world) => {
      const id = await begin(world, 'no-snapshot', END + path('s', 'ask', 'e'));
      await world.sql('INSERT INTO sequence_flow_taken (process_instance_id, sequence_flow_id) SELECT ?, snapshot FROM engine_state WHERE process_instance_id = ?', [`kept-${id}`, id]);
      await world.sql(`UPDATE engine_state SET snapshot = '{}' WHERE process_instance_id = ?`, [id]);
      await world.breakBy('ask', id);
      return id;
    },
    mend: async (world, id) => void (await world.sql('UPDATE engine_state SET snapshot = (SELECT sequence_flow_id FROM sequence_flow_taken WHERE process_instance_id = ?) WHERE process_instance_id = ?', [`kept-${id}`, id])),
  }),
  work('a version that is missing', {
    kind: 'step-failed', cause: /流程版本已不存在/,
    spoil: async (world) => {
      const id = await begin(world, 'missing', END + path('s', 'ask', 'e'));
      await world.sql(`UPDATE process_definition SET id = 'gone-' || id WHERE key = 'missing'`);
      world.forgetDefinitions();
      await world.breakBy('ask', id);
      return id;
    },
    mend: async (world) => void (await world.sql(`UPDATE process_definition SET id = SUBSTR(id, 6) WHERE key = 'missing'`)),
  }),
  work('a version that cannot be read', {
    kind: 'step-failed', cause: /流程图无法读取|没有可执行的流程/,
    spoil: async (world) => {
      await world.host.deploy('unreadable', START + ASK + END + path('s', 'ask', 'e'));
      const { id } = await world.start('unreadable');
      await world.sql(`UPDATE process_definition SET id = id || '-2', xml = 'x' || SUBSTR(xml, 1, 300) WHERE key = 'unreadable'`);
      await world.sql(`UPDATE process_instance SET process_definition_id = process_definition_id || '-2' WHERE id = ?`, [id]);
      await world.sql(`UPDATE user_task SET process_definition_id = process_definition_id || '-2' WHERE process_instance_id = ?`, [id]);
      world.forgetDefinitions();
      await world.breakBy('ask', id);
      return id;
    },
    mend: async (world, id) => {
      const { xml } = (await world.host.get(ProcessDefinitionRepository).findLatest('healthy'))!;
      await world.sql(`UPDATE process_definition SET xml = ? WHERE key = 'unreadable'`, [xml.replace('id="healthy"', 'id="unreadable"')]);
      world.forgetDefinitions();
      expect((await world.host.instance(id)).state).toBe('ACTIVE');
    },
  }),
  work('damaged variables of the run', {
    kind: 'step-failed', cause: /数据已损坏/, variables: { ok: true },
    spoil: async (world) => {
      const id = await begin(world, 'damaged', END + path('s', 'ask', 'e'));
      await world.sql(`UPDATE process_instance SET variables = '{"person": "' WHERE id = ?`, [id]);
      await world.breakBy('ask', id);
      return id;
    },
  }),
  work('a job of a kind nobody knows', {
    kind: 'job:no-such-kind', attempts: 3, cause: /没有处理这类工作的程序/,
    spoil: async (world) => {
      const id = await begin(world, 'unknown-job', END + path('s', 'ask', 'e'));
      await world.host.get(JobService).schedule({ tenantId: TENANT, kind: 'no-such-kind', key: 'no-such-kind', dueAt: world.host.now, payload: {}, processInstanceId: id });
      return id;
    },
    mend: (world) => world.host.get(JobHandlerRegistry).register('no-such-kind', async () => undefined),
    then: (world, id) => openTask(world, id, 'ask'),
  }),
  work('a job with a damaged payload', {
    kind: 'job:bpmn-timer', attempts: 3, cause: /数据已损坏/,
    spoil: async (world) => {
      const id = await begin(world, 'damaged-job', catchEvent('wait', '', timer('PT1M')) + END + path('s', 'ask', 'wait', 'e'));
      await world.host.complete('ann', 'ask', {}, id);
      await world.sql(`UPDATE job SET payload = '{"' || payload WHERE process_instance_id = ?`, [id]);
      await world.host.travelTo(new Date(world.host.now.getTime() + 120_000).toISOString());
      return id;
    },
    mend: async (world, id) => void (await world.sql(`UPDATE job SET payload = SUBSTR(payload, 3) WHERE process_instance_id = ?`, [id])),
  }),
  work('a message of a kind nobody knows', {
    kind: 'outbox:no-such-kind', attempts: 5, cause: /没有处理这类工作的程序/,
    spoil: async (world) => {
      await world.host.get(OutboxService).put({ tenantId: TENANT, kind: 'no-such-kind', payload: { person: SECRET } });
      return null;
    },
    mend: (world) => world.host.get(OutboxHandlerRegistry).register('no-such-kind', async () => undefined),
    then: async () => undefined,
  }),
  work('a message with a damaged payload', {
    kind: 'outbox:call-activity.start-child', attempts: 5, cause: /数据已损坏/,
    spoil: async (world) => {
      const id = await begin(world, 'damaged-message', callActivity('call', 'healthy') + END + path('s', 'ask', 'call', 'e'));
      const task = await world.host.task('ask', id);
      await world.host.get(UnitOfWork).run(async () => {
        await world.host.get(UserTaskService).complete(await world.host.actor('ann'), task.id, {});
        await world.host.get(UnitOfWork).query(`UPDATE outbox_message SET payload = '{"' || payload WHERE key = ?`, [id]);
      });
      return id;
    },
    mend: async (world, id) => void (await world.sql(`UPDATE outbox_message SET payload = SUBSTR(payload, 3) WHERE key = ?`, [id])),
    then: async (world, id) => {
      const [child] = (await world.host.instances('healthy')).filter(({ parentInstanceId }) => parentInstanceId === id);
      await world.host.complete('ann', 'ask', {}, child!.id);
      expect((await world.host.instance(id!)).state).toBe('COMPLETED');
    },
  }),
  work('a run that lost the row of its task', {
    kind: 'stuck', at: 'ask',
    spoil: async (world) => {
      const id = await begin(world, 'lost-task', END + path('s', 'ask', 'e'));
      await world.sql('DELETE FROM user_task WHERE process_instance_id = ?', [id]);
      await world.sweep();
      return id;
    },
    then: async (world, id) => world.host.complete('ann', 'ask', {}, id!),
  }),
  work('a run that lost the row of its timer', {
    kind: 'stuck', at: 'wait',
    spoil: async (world) => {
      const id = await begin(world, 'lost-timer', catchEvent('wait', '', timer('PT5M')) + END + path('s', 'ask', 'wait', 'e'));
      await world.host.complete('ann', 'ask', {}, id);
      await world.sql('DELETE FROM job WHERE process_instance_id = ?', [id]);
      await world.sweep();
      return id;
    },
    then: async (world, id) => {
      await world.host.travelTo(new Date(world.host.now.getTime() + 600_000).toISOString());
      expect((await world.host.instance(id!)).state).toBe('COMPLETED');
    },
  }),
];
