import { DecisionNotMatched, DecisionNotUnique } from '../../src/engine/decision';
import {
  boundary, callActivity, catchEvent, endEvent, error, flow, message, onError, onMessage, onSignal, parallel, path, serviceTask, signal, startEvent, subProcess, throwEvent, timeDate, timer,
  userTask, xor,
} from '../../src/engine/bpmn-server/step-rig';
import { BpmnError } from '../../src/common';
import { EventBus } from '../../src/platform/event';
import { OutboxService } from '../../src/platform/outbox';
import { UnitOfWork } from '../../src/platform/database';
import { OutboxHandlerRegistry } from '../../src/platform/outbox';
import { JobHandlerRegistry, JobService } from '../../src/workflow/job';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { ProcessDefinitionRepository } from '../../src/workflow/process-definition';
import { MessageService } from '../../src/workflow/message';
import { ServiceTaskRegistry, type DeadlineRule, type ServiceTask } from '../../src/workflow/registry';
import { UserTaskCreated, UserTaskService } from '../../src/workflow/user-task';
import { TENANT } from '../support/workflow-host';
import { PoisonWorld, type FoundIncident } from './poison.fixture';

/**
 * Everything that can be wrong with one run, one at a time: each becomes an incident with element, cause and attempts,
 * keeps nobody else from working, and goes through after it was repaired and tried again.
 */

const SECRET = '张三的身份证';
const byAnn = 'camunda:assignee="ann"';
const T9: DeadlineRule = { code: 'T-9', title: '处理期限', amount: 2, unit: 'WORKDAY', source: 'OURS' };
const START = startEvent('s');
const END = endEvent('e');
const ASK = userTask('ask', byAnn);

interface Kind {
  readonly name: string;
  /** the element the incident must name */
  readonly at?: string;
  readonly kind?: string | RegExp;
  readonly cause?: RegExp;
  /** attempts after it gave up; one when a person did it */
  readonly attempts?: number;
  /** breaks it; answers the run that is stuck, or null when it belongs to none */
  readonly spoil: (world: PoisonWorld) => Promise<string | null>;
  /** what the supervisor repairs with the retry */
  readonly variables?: Record<string, unknown>;
  readonly mend?: (world: PoisonWorld, instanceId: string) => Promise<void> | void;
  /** other than "the run is over" */
  readonly then?: (world: PoisonWorld, instanceId: string | null) => Promise<void>;
}

/** A service behind a task: breaks when ann completes it. */
function service(name: string, mood: ServiceTask, cause?: RegExp): Kind {
  return {
    name: `a service ${name}`, at: 'act', kind: 'step-failed', cause,
    spoil: async (world) => {
      world.moods.set(name, mood);
      const { id } = await world.start('serviced', { mood: name, person: SECRET });
      await world.breakBy('ask', id);
      return id;
    },
    mend: (world) => void world.moods.delete(name),
  };
}

/** A diagram that goes wrong with these variables and right with the repaired ones. */
function drawn(name: string, at: string, key: string, body: string, wrong: Record<string, unknown>, right: Record<string, unknown>, cause?: RegExp): Kind {
  return {
    name, at, kind: 'step-failed', cause, variables: right,
    spoil: async (world) => {
      await world.host.deploy(key, START + ASK + body, { roots: ROOTS });
      const { id } = await world.start(key, { ...wrong, person: SECRET });
      await world.breakBy('ask', id);
      return id;
    },
  };
}

/** A promise that settles long after the step was given up. */
const late = <T>(settle: () => T): Promise<T> => new Promise((resolve, reject) => {
  setTimeout(() => {
    try {
      resolve(settle());
    } catch (failure) {
      reject(failure as Error);
    }
  }, 2_000).unref();
});
const circle = (): Record<string, unknown> => {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
};
const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });
const as = (value: unknown): Promise<Record<string, unknown>> => Promise.resolve(value as Record<string, unknown>);
const ROOTS = message('m', 'go') + signal('sig', 'bell') + error('err', 'LOST') + error('other', 'OTHER');
const BAD_RESULT = /返回的结果不能接受/;

const SERVICES: readonly Kind[] = [
  service('throws an Error', () => { throw new Error(`cannot reach ${SECRET} at /srv/secret/data.db`); }, /程序出现异常/),
  service('throws text', () => { throw `boom ${SECRET}`; }, /程序出现异常/),
  service('throws null', () => { throw null; }, /程序出现异常/),
  service('throws undefined', () => { throw undefined; }, /程序出现异常/),
  service('rejects late', () => late(() => { throw new Error('too late'); }), /超过了一步允许的时间/),
  service('never answers', () => new Promise(() => undefined), /超过了一步允许的时间/),
  service('writes after it was given up', () => late(() => ({ ghost: true })), /超过了一步允许的时间/),
  service('returns 100 MB', () => as({ blob: 'x'.repeat(100 * 1024 * 1024) }), /数据过大/),
  service('returns a BigInt', () => as({ n: 1n }), BAD_RESULT),
  service('returns a circle', () => as(circle()), /层次过深/),
  service('returns nine levels', () => as({ deep: nested(9) }), /层次过深/),
  service('returns a function', () => as({ f: () => 1 }), BAD_RESULT),
  service('returns a symbol', () => as({ s: Symbol('x') }), BAD_RESULT),
  service('returns a map', () => as({ m: new Map() }), BAD_RESULT),
  service('returns a date alone', () => as(new Date(0)), /不是一组变量/),
  service('returns text alone', () => as('done'), /不是一组变量/),
  service('returns a list alone', () => as([1, 2]), /不是一组变量/),
  service('returns not a number', () => as({ n: Number.NaN }), BAD_RESULT),
  service('returns __proto__', () => as(JSON.parse('{"__proto__": {"polluted": true}}')), /保留名称/),
  service('returns constructor.prototype', () => as({ constructor: { prototype: { polluted: true } } }), /保留名称/),
  service('returns a trap', () => as({ get value() { throw new Error(SECRET); } }), /程序出现异常/),
  service('meets a table without a rule', () => { throw new DecisionNotMatched('D9', [{ label: '人', value: SECRET }]); }, /D9 没有一条规则符合/),
  service('throws a BPMN error nobody catches', () => { throw new BpmnError('LOST', 'x'); }, /LOST/),
];

const DRAWN: readonly Kind[] = [
  drawn('a gateway without a way', 'gate', 'no-way', xor('gate') + END + path('s', 'ask', 'gate') + flow('gate', 'e', '=ok = true'), { ok: false }, { ok: true }),
  drawn('a condition that is not boolean', 'gate', 'not-boolean', xor('gate') + END + path('s', 'ask', 'gate') + flow('gate', 'e', '=ok'), { ok: 'yes' }, { ok: true }),
  drawn('a service that returns nothing the gateway asks for', 'gate', 'nothing', serviceTask('act', 'poison') + xor('gate') + END + path('s', 'ask', 'act', 'gate') + flow('gate', 'e', '=answer = 1'), {}, { answer: 1 }),
  drawn('an expression that fails at run time', 'gate', 'feel', xor('gate') + END + path('s', 'ask', 'gate') + flow('gate', 'e', '=amount + 1 > 1'), { amount: { of: SECRET } }, { amount: 2 }, /表达式无法计算/),
  drawn('a timer without a date', 'wait', 'null-date', catchEvent('wait', '', timeDate('=when')) + END + path('s', 'ask', 'wait', 'e'), { when: null }, { when: '2026-10-12T10:00:00+08:00' }),
  drawn('a timer with a date that is none', 'wait', 'no-date', catchEvent('wait', '', timeDate('=when')) + END + path('s', 'ask', 'wait', 'e'), { when: 'next week' }, { when: '2026-10-12T10:00:00+08:00' }),
  drawn('a duration that is none', 'wait', 'no-duration', catchEvent('wait', '', timer('=length')) + END + path('s', 'ask', 'wait', 'e'), { length: 'three days' }, { length: 'PT0S' }),
  drawn('501 iterations', 'each', 'many', userTask('each', byAnn, parallel('people')) + END + path('s', 'ask', 'each', 'e'), { people: Array.from({ length: 501 }, (_, n) => n) }, { people: [] }),
  drawn('iterations over text', 'each', 'over-text', userTask('each', byAnn, parallel('people')) + END + path('s', 'ask', 'each', 'e'), { people: 'everybody' }, { people: [] }),
  drawn('a message without a key', 'wait', 'no-key', catchEvent('wait', 'gov:correlationKey="=which"', onMessage('m')) + endEvent('e') + xor('gate', 'gate-wait') + path('s', 'ask', 'gate') + flow('gate', 'e', '=which != null') + flow('gate', 'wait') + flow('wait', 'e'), { which: null }, { which: 'K' }),
  drawn('an error end nobody catches', 'lost', 'error-end', xor('gate', 'gate-lost') + endEvent('lost', '', onError('err')) + END + path('s', 'ask', 'gate') + flow('gate', 'e', '=ok = true') + flow('gate', 'lost'), { ok: false }, { ok: true }, /LOST/),
  drawn('an error whose boundary catches another', 'act', 'other-error', serviceTask('act', 'poison') + boundary('caught', 'act', onError('other')) + END + endEvent('e2') + path('s', 'ask', 'act', 'e') + path('caught', 'e2'), { mood: 'other error' }, { mood: 'fine' }, /LOST/),
  drawn('a sub-process that breaks inside', 'inner', 'inside', subProcess('sub', startEvent('is') + serviceTask('inner', 'poison') + endEvent('ie') + path('is', 'inner', 'ie')) + END + path('s', 'ask', 'sub', 'e'), { mood: 'throws an Error again' }, { mood: 'fine' }),
  drawn('an output that is too large', 'act', 'bad-output', `<bpmn:serviceTask id="act" implementation="poison"><bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name="all">=for n in 1..count return "0123456789012345678901234567890123456789"</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>` + END + path('s', 'ask', 'act', 'e'), { count: 9000 }, { count: 3 }, /数据过大/),
];

/** Work of the host that fails by itself, is tried again, and gives up. */
function work(name: string, options: Omit<Kind, 'name'>): Kind {
  return { name, ...options };
}

/** One run with this diagram, whatever is wrong with it shows when its first task is done. */
async function begin(world: PoisonWorld, key: string, body: string, variables: Record<string, unknown> = {}): Promise<string> {
  await world.host.deploy(key, START + ASK + body, { roots: ROOTS });
  return (await world.start(key, { person: SECRET, ...variables })).id;
}
const openTask = async (world: PoisonWorld, id: string | null, elementId: string) => expect(await world.host.open(id!)).toEqual([elementId]);

const WORK: readonly Kind[] = [
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

const KINDS: readonly Kind[] = [...SERVICES, ...DRAWN, ...WORK];

describe('poison', () => {
  let world: PoisonWorld;
  const found: FoundIncident[] = [];
  let retried = 0;

  beforeAll(async () => {
    world = await PoisonWorld.boot((now) => ({
      overrides: { stepLimits: { visits: 500, milliseconds: 1_000 } },
      roles: (expression) => {
        if (expression === 'BROKEN@tenant' && now().broken.has('roles')) throw new Error(`nobody for ${SECRET}`);
        return { userIds: ['ann', 'ben'], groupIds: [] };
      },
      rule: (code) => (now().broken.has('rule') ? undefined : { ...T9, code }),
      decide: () => {
        if (now().broken.has('decision')) throw new DecisionNotUnique('D1', [1, 2]);
        return 1;
      },
    }));
    world.host.get(EventBus).within(UserTaskCreated, ({ task }) => {
      if (world.broken.has(`subscriber:${task.elementId}`)) throw new Error(`cannot tell ${SECRET}`);
    });
    world.moods.set('other error', () => { throw new BpmnError('LOST', 'x'); });
    world.moods.set('throws an Error again', () => { throw new Error(SECRET); });
    await world.host.deploy('healthy', START + ASK + END + path('s', 'ask', 'e'));
    await world.host.deploy('serviced', START + ASK + serviceTask('act', 'poison') + END + path('s', 'ask', 'act', 'e'));
  });
  afterAll(() => world.host.close());

  it.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', async (_, kind) => {
    const id = await kind.spoil(world);
    await world.exhaust();
    const [incident, ...more] = (await world.incidentsOf(id)).filter(({ state }) => state !== 'RESOLVED');
    expect([incident, more]).toEqual([expect.objectContaining({ state: 'OPEN', attempts: kind.attempts ?? 1, kind: kind.kind ? expect.stringMatching(kind.kind) : expect.any(String) }), []]);
    if (kind.at) expect(incident!.element).toBe(kind.at);
    expect(incident!.cause).toMatch(kind.cause ?? /[。）]?$/);
    expect(`${incident!.cause} ${incident!.message}`).not.toMatch(new RegExp(`${SECRET}|SELECT|/srv|\\n`));
    found.push(incident!);
    await world.runHealthy();

    await kind.mend?.(world, id!);
    await world.resolve(incident!.id, kind.variables ? { action: 'repair', variables: kind.variables } : {});
    await world.exhaust();
    if (kind.then) await kind.then(world, id);
    else expect((await world.host.instance(id!)).state).toBe('COMPLETED');
    expect((await world.incidentsOf(id)).find((each) => each.id === incident!.id)).toMatchObject({ state: 'RESOLVED', resolution: kind.variables ? 'REPAIRED' : 'RETRIED' });
    retried += 1;
  });

  it('of a service that goes on after it was given up changes nothing', async () => {
    const work = world.host.get(UnitOfWork);
    let outcome: Promise<unknown> = Promise.resolve();
    world.moods.set('ghost writer', () => {
      outcome = late(() => undefined).then(() => work.query(`UPDATE process_instance SET title = 'ghost'`));
      outcome.catch(() => undefined); // looked at below
      return outcome as Promise<undefined>;
    });
    const { id } = await world.start('serviced', { mood: 'ghost writer' });
    await world.breakBy('ask', id);
    await expect(outcome).rejects.toThrow(/unit of work is over/);
    expect((await world.host.instance(id)).title).toBe('serviced');
  });

  it('of a process that calls itself stops at eight levels, with one incident', async () => {
    await world.store('deeper', START + callActivity('again', 'deeper') + END + path('s', 'again', 'e'), START + ASK + END + path('s', 'ask', 'e'));
    const root = await world.start('deeper');
    await world.exhaust();
    const runs = await world.host.instances('deeper');
    expect(runs).toHaveLength(8);
    const incidents = (await Promise.all(runs.map(({ id }) => world.incidentsOf(id)))).flat();
    expect(incidents).toEqual([expect.objectContaining({ kind: 'outbox:call-activity.start-child', state: 'OPEN', cause: '流程逐级调用超过8层，已停止继续调用。' })]);
    await world.host.get(ProcessInstanceService).cancel(root.id, await world.host.actor('sue'), '循环调用');
    await world.exhaust();
    expect(await world.host.query(`SELECT id FROM process_instance WHERE process_definition_key = 'deeper' AND state = 'ACTIVE'`)).toEqual([]);
  });

  it('in every table does not keep the host from starting again and from serving everybody else', async () => {
    const { id } = await world.start('healthy');
    const [snapshotless, payload] = [await begin(world, 'boot-1', END + path('s', 'ask', 'e')), await begin(world, 'boot-2', catchEvent('wait', 'gov:correlationKey="K-boot"', onMessage('m')) + END + path('s', 'ask', 'wait', 'e'))];
    await world.host.complete('ann', 'ask', {}, payload);
    await world.sql(`UPDATE engine_state SET snapshot = 'x' WHERE process_instance_id = ?`, [snapshotless]);
    await world.sql(`UPDATE process_instance SET variables = 'x' WHERE id = ?`, [snapshotless]);
    await world.sql(`INSERT INTO buffered_message (id, tenant_id, name, correlation_key, variables, created_at) VALUES ('b', ?, 'go', 'K-boot', 'x', 0)`, [TENANT]);
    await world.sql(`INSERT INTO outbox_message (id, tenant_id, kind, key, payload, status, attempts, available_at, created_at) VALUES ('o', ?, 'nonsense', NULL, 'x', 'PENDING', 0, 0, 0)`, [TENANT]);
    await world.sql(`INSERT INTO job (id, tenant_id, kind, key, due_at, payload, status, attempts) VALUES ('j', ?, 'nonsense', 'j', 0, 'x', 'PENDING', 0)`, [TENANT]);
    await world.restart();
    await world.host.complete('ann', 'ask', {}, id);
    expect((await world.host.instance(id)).state).toBe('COMPLETED');
    await world.exhaust();
    const unresolved = (await world.incidentsOf(null)).filter(({ state }) => state === 'OPEN').map(({ kind, cause }) => [kind, cause]);
    expect(unresolved).toEqual(expect.arrayContaining([['job:nonsense', expect.stringMatching(/没有处理这类工作/)], ['outbox:nonsense', expect.stringMatching(/没有处理这类工作/)]]));
    expect(await world.incidentsOf(payload)).toMatchObject([{ state: 'OPEN', cause: '保存的数据已损坏，无法读取。' }]);
  });

  it('is counted', () => {
    console.info(`${KINDS.length} kinds of poison, ${found.length} incidents, ${retried} retried`);
    expect([found.length, retried]).toEqual([KINDS.length, KINDS.length]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
