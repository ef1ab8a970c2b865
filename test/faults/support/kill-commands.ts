import type { CommandEffect } from './client-journal';
import type { FaultHost } from './fault-host';

/** A command as the fault points see it: what must be there before, how it is sent, and the trace it leaves. */
export interface KillCommand {
  readonly name: string;
  /** brings a run to where the command can be sent; answers what the rest needs */
  prepare(host: FaultHost, key: string): Promise<Prepared>;
  send(host: FaultHost, prepared: Prepared, key: string): Promise<unknown>;
  /** the line of history it leaves; nothing when it leaves none (deployment, session) */
  effect?(prepared: Prepared, key: string): CommandEffect;
  /** how often it has happened: 0 or 1 */
  count(host: FaultHost, prepared: Prepared, key: string): Promise<number>;
  /** once it has happened, sending it again is refused with this code */
  readonly againIs?: string;
}

export interface Prepared {
  readonly instanceId: string;
  readonly taskId: string;
}

const NOTHING: Prepared = { instanceId: '', taskId: '' };

async function started(host: FaultHost, process: string, key: string, variables: Record<string, unknown> = {}): Promise<Prepared> {
  const instanceId = await host.call('start', 'ann', process, key, variables);
  await host.call('settle');
  const [task] = await host.call('openTasks', instanceId);
  return { instanceId, taskId: task?.id ?? '' };
}

async function claimed(host: FaultHost, process: string, key: string): Promise<Prepared> {
  const prepared = await started(host, process, key);
  await host.call('claim', 'ann', prepared.taskId);
  return prepared;
}

async function countRows(host: FaultHost, sql: string, ...parameters: unknown[]): Promise<number> {
  return Number((await host.call('query', `SELECT COUNT(*) AS n FROM ${sql}`, parameters))[0]!['n']);
}

const told = (host: FaultHost, kind: string, taskId: string) => countRows(host, 'history_entry WHERE kind = ? AND task_id = ?', kind, taskId);
const openTask = (host: FaultHost, instanceId: string, elementId: string) => countRows(host, `user_task WHERE process_instance_id = ? AND element_id = ? AND state = 'CREATED'`, instanceId, elementId);

/** Where business time of the run stands is its own affair: each timer round waits an hour from there. */
async function inOneHour(host: FaultHost): Promise<string> {
  return new Date(new Date(await host.call('now')).getTime() + 3_600_000).toISOString();
}

export const KILL_COMMANDS: readonly KillCommand[] = [
  {
    name: 'start',
    prepare: async () => NOTHING,
    send: (host, _, key) => host.call('start', 'ann', 'approval', key),
    effect: (_, key) => ({ historyKind: 'STARTED', businessKey: key }),
    count: (host, _, key) => countRows(host, 'process_instance WHERE business_key = ?', key),
  },
  {
    name: 'claim',
    prepare: (host, key) => started(host, 'approval', key),
    send: (host, { taskId }) => host.call('claim', 'ann', taskId),
    effect: ({ taskId }) => ({ historyKind: 'CLAIMED', taskId, actorId: 'ann' }),
    count: (host, { taskId }) => countRows(host, `user_task t JOIN inbox b ON b.task_id = t.id AND b.owner = 'a:ann' WHERE t.id = ? AND t.assignee_id = 'ann'`, taskId),
  },
  {
    name: 'unclaim',
    prepare: (host, key) => claimed(host, 'approval', key),
    send: (host, { taskId }) => host.call('unclaim', 'ann', taskId),
    effect: ({ taskId }) => ({ historyKind: 'UNCLAIMED', taskId, actorId: 'ann' }),
    count: (host, { taskId }) => countRows(host, 'user_task WHERE id = ? AND assignee_id IS NULL', taskId),
    againIs: 'user-task-forbidden',
  },
  {
    name: 'complete',
    // the last signature: join, service task with its audit entry, end of the run
    prepare: async (host, key) => {
      const { instanceId, taskId } = await claimed(host, 'approval', key);
      await host.call('complete', 'ann', taskId, `${key}-review`);
      const [a, b] = await host.call('openTasks', instanceId);
      for (const task of [a!, b!]) await host.call('claim', 'ann', task.id);
      await host.call('complete', 'ann', a!.id, `${key}-a`);
      return { instanceId, taskId: b!.id };
    },
    send: (host, { taskId }, key) => host.call('complete', 'ann', taskId, key),
    effect: ({ taskId }, key) => ({ historyKind: 'TASK_COMPLETED', taskId, opinion: key }),
    count: (host, { taskId }) => told(host, 'TASK_COMPLETED', taskId),
    againIs: 'user-task-not-open',
  },
  {
    name: 'assign',
    prepare: (host, key) => started(host, 'approval', key),
    send: (host, { taskId }, key) => host.call('assign', 'sue', taskId, 'ben', key),
    effect: ({ taskId }, key) => ({ historyKind: 'ASSIGNED', taskId, opinion: key }),
    count: (host, { taskId }) => told(host, 'ASSIGNED', taskId),
  },
  {
    name: 'comment',
    prepare: (host, key) => started(host, 'approval', key),
    send: (host, { taskId }, key) => host.call('comment', 'ann', taskId, key),
    effect: ({ taskId }, key) => ({ historyKind: 'COMMENT', taskId, opinion: key }),
    count: (host, { taskId }) => told(host, 'COMMENT', taskId),
  },
  {
    name: 'cancel',
    prepare: (host, key) => started(host, 'parent', key),
    send: (host, { instanceId }, key) => host.call('cancel', 'sue', instanceId, key),
    effect: ({ instanceId }, key) => ({ historyKind: 'CANCELED', processInstanceId: instanceId, opinion: key }),
    count: (host, { instanceId }) => countRows(host, `process_instance WHERE id = ? AND state = 'TERMINATED'`, instanceId),
    againIs: 'process-instance-ended',
  },
  {
    name: 'message delivery',
    prepare: (host, key) => started(host, 'delivery', key),
    send: async (host, _, key) => {
      await host.call('send', key);
      await host.call('settle');
    },
    count: (host, { instanceId }) => openTask(host, instanceId, 'unpack'),
  },
  {
    name: 'message that comes too early',
    prepare: async () => NOTHING,
    send: async (host, _, key) => {
      await host.call('send', key);
      await host.call('settle');
    },
    count: async (host, _, key) => Math.min(1, await countRows(host, 'buffered_message WHERE correlation_key = ?', key)),
  },
  {
    name: 'timer',
    prepare: (host, key) => started(host, 'reminder', key, { wait: 'PT1H' }),
    send: async (host) => host.call('travelTo', await inOneHour(host)),
    effect: ({ instanceId }) => ({ historyKind: 'TIMER', processInstanceId: instanceId }),
    count: (host, { instanceId }) => openTask(host, instanceId, 'instead'),
  },
  {
    name: 'child start',
    prepare: async () => NOTHING,
    send: async (host, _, key) => {
      await host.call('start', 'ann', 'parent', key);
      await host.call('settle');
    },
    effect: undefined,
    count: (host, _, key) => countRows(host, `process_instance WHERE business_key = ? AND process_definition_key = 'child'`, key),
  },
  {
    name: 'return of a child',
    prepare: async (host, key) => {
      const { instanceId } = await started(host, 'parent', key);
      const [child] = await host.call('query', 'SELECT id FROM process_instance WHERE parent_instance_id = ?', [instanceId]);
      const [task] = await host.call('openTasks', String(child!['id']));
      await host.call('claim', 'ann', task!.id);
      return { instanceId, taskId: task!.id };
    },
    send: async (host, { taskId }, key) => {
      await host.call('complete', 'ann', taskId, key);
      await host.call('settle');
    },
    effect: ({ taskId }, key) => ({ historyKind: 'TASK_COMPLETED', taskId, opinion: key }),
    count: (host, { instanceId }) => openTask(host, instanceId, 'after'),
    againIs: 'user-task-not-open',
  },
  {
    name: 'deployment',
    prepare: async () => NOTHING,
    send: (host, _, key) => host.call('deploy', `d-${key}`, key),
    count: (host, _, key) => countRows(host, 'process_definition d JOIN deployment p ON p.id = d.deployment_id WHERE d.key = ? AND p.reason = ?', `d-${key}`, key),
  },
  {
    name: 'sign-in',
    prepare: async () => NOTHING,
    send: (host) => host.call('openSession', 'cat'),
    // each is a session of its own; what matters is the audit entry beside it
    count: async (host) => {
      const sessions = await countRows(host, `session WHERE user_id = 'cat'`);
      const entries = await countRows(host, `audit_entry WHERE action = 'session.open' AND object = 'user/cat'`);
      if (sessions !== entries) throw new Error(`${sessions} sessions, ${entries} audit entries`);
      return 1;
    },
  },
];
