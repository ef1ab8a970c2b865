import type { Random } from '../../../src/engine/bpmn-server/conformance/random';
import { HttpClient } from '../../support/http-client';
import type { ClientJournal, CommandEffect } from './client-journal';
import { HostGone, HostRefused, type FaultHost } from './fault-host';
import type { OpenTask } from './host-verbs';

const PEOPLE = ['ann', 'ben', 'cat'] as const;
const PROCESSES = ['approval', 'reminder', 'parent', 'delivery', 'pause'] as const;

/** How a client reaches the verbs on a task: without HTTP, or with it. */
export interface TaskVerbs {
  claim(userId: string, taskId: string): Promise<unknown>;
  unclaim(userId: string, taskId: string): Promise<unknown>;
  complete(userId: string, taskId: string, opinion: string): Promise<unknown>;
  comment(userId: string, taskId: string, text: string): Promise<unknown>;
}

export function directVerbs(host: FaultHost): TaskVerbs {
  return {
    claim: (userId, taskId) => host.call('claim', userId, taskId),
    unclaim: (userId, taskId) => host.call('unclaim', userId, taskId),
    complete: (userId, taskId, opinion) => host.call('complete', userId, taskId, opinion),
    comment: (userId, taskId, text) => host.call('comment', userId, taskId, text),
  };
}

/** Over HTTP, as browsers do: a connection that breaks off leaves the outcome unknown. */
export async function httpVerbs(host: FaultHost): Promise<TaskVerbs> {
  const browsers = new Map<string, HttpClient>();
  for (const userId of PEOPLE) browsers.set(userId, new HttpClient(host.address!, `qg_session=${await host.call('openSession', userId)}`));
  const post = async (userId: string, path: string, body: unknown = {}) => {
    const answer = await browsers
      .get(userId)!
      .post(`/api/user-tasks/${path}`, body)
      .catch((error: Error) => {
        throw new HostGone(String(error.cause ?? error));
      });
    if (answer.status >= 500) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    if (answer.status >= 400) throw new HostRefused(`${path}: ${answer.status}`, answer.body.code);
  };
  return {
    claim: (userId, taskId) => post(userId, `${taskId}/claim`),
    unclaim: (userId, taskId) => post(userId, `${taskId}/unclaim`),
    complete: (userId, taskId, opinion) => post(userId, `${taskId}/completion`, { variables: {}, opinion }),
    comment: (userId, taskId, text) => post(userId, `${taskId}/comments`, { text }),
  };
}

/** Several clients at once, until the host is gone: what they know is shared, and soon out of date, as with people. */
export class RandomClients {
  private tasks: OpenTask[] = [];
  private readonly businessKeys: string[] = [];
  refused = 0;

  constructor(
    private readonly host: FaultHost,
    private readonly journal: ClientJournal,
    private readonly random: Random,
    private readonly verbs: TaskVerbs = directVerbs(host),
  ) {}

  /** Resolves when every client has noticed that the host is gone. */
  async workUntilGone(clients: number): Promise<void> {
    await Promise.all(Array.from({ length: clients }, () => this.work()));
  }

  private async work(): Promise<void> {
    for (;;) {
      try {
        await this.act();
      } catch (error) {
        if (error instanceof HostGone) return;
        // somebody else was quicker: what people meet every day
        if (!(error instanceof HostRefused) || error.code === undefined) throw error;
        this.refused += 1;
      }
      if (this.host.process.isGone) return;
    }
  }

  private async act(): Promise<void> {
    const dice = this.random.below(10);
    if (this.tasks.length === 0 || dice < 2) return this.startOne();
    if (dice === 2) return this.look();
    const task = this.random.pick(this.tasks);
    const user = task.assigneeId ?? this.random.pick(PEOPLE);
    if (dice === 3) return this.send('comment', { historyKind: 'COMMENT', taskId: task.id }, (key) => this.verbs.comment(user, task.id, key));
    if (dice === 4 && this.businessKeys.length) return this.deliver(this.random.pick(this.businessKeys));
    if (task.assigneeId === null) {
      await this.send('claim', { historyKind: 'CLAIMED', taskId: task.id, actorId: user }, () => this.verbs.claim(user, task.id), false);
      Object.assign(task, { assigneeId: user });
    } else if (dice === 5) {
      await this.send('unclaim', { historyKind: 'UNCLAIMED', taskId: task.id, actorId: user }, () => this.verbs.unclaim(user, task.id), false);
      Object.assign(task, { assigneeId: null });
    } else {
      this.tasks = this.tasks.filter((one) => one !== task);
      await this.send('complete', { historyKind: 'TASK_COMPLETED', taskId: task.id }, (key) => this.verbs.complete(user, task.id, key));
    }
  }

  private async startOne(): Promise<void> {
    const process = this.random.pick(PROCESSES);
    const key = this.journal.newKey();
    const sent = this.journal.send('start', { historyKind: 'STARTED', businessKey: key, processDefinitionKey: process }, () => this.host.call('start', 'ann', process, key, { wait: 'PT1S' }), key);
    if (process === 'delivery') this.businessKeys.push(key);
    // nobody can be quicker than a start: refused, the clients would have nothing to do
    await sent.catch((error: unknown) => {
      throw error instanceof HostRefused ? new Error(`a start was refused: ${error.message}`) : error;
    });
    await this.look();
  }

  private async look(): Promise<void> {
    this.tasks = await this.host.call('openTasks');
  }

  private async deliver(businessKey: string): Promise<void> {
    await this.host.call('send', businessKey);
  }

  /** With a text of its own the command can be found one by one, otherwise by its kind and who did it. */
  private async send(command: string, effect: CommandEffect, act: (key: string) => Promise<unknown>, named = true): Promise<void> {
    const key = this.journal.newKey();
    const answer = await this.journal.send(command, named ? { ...effect, opinion: key } : effect, async () => {
      await act(key);
      return true;
    }, key);
    if (answer === undefined) throw new HostGone('over a command');
  }
}
