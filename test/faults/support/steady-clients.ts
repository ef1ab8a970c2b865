import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../src/engine/bpmn-server/conformance/random';
import type { ClientJournal, CommandEffect } from './client-journal';
import { HostGone, HostRefused, type FaultHost } from './fault-host';
import type { OpenTask } from './host-verbs';

const PEOPLE = ['ann', 'ben', 'cat'] as const;
const PROCESSES = ['approval', 'parent', 'single'] as const;
/** a client that is told to come back later does */
const COME_BACK_MS = 25;

/**
 * Clients of several hosts that go on whatever they are told: each works through runs of its own, commands one after the
 * other, and after a failure looks at what is there, as a person does who reloads the page.
 */
export class SteadyClients {
  private isOver = false;
  /** codes of `unavailable` answers and how often they came */
  readonly outages: Record<string, number> = {};
  /** what no client should ever see */
  readonly defects: string[] = [];
  /** how often a host went away under a command */
  gone = 0;
  private readonly successes = new Map<FaultHost, number[]>();
  private working: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly hosts: readonly FaultHost[],
    private readonly journal: ClientJournal,
    private readonly random: Random,
  ) {}

  /** `each`: how many clients a host has. */
  begin(each: number): void {
    for (const host of this.hosts) this.successes.set(host, []);
    this.working = Promise.all(this.hosts.flatMap((host) => Array.from({ length: each }, () => this.work(host))));
    this.working.catch(() => undefined);
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.working;
  }

  /** Resolves when this host has acknowledged something after the instant; answers how many milliseconds later. */
  async servedAgain(host: FaultHost, since: number): Promise<number> {
    for (;;) {
      const first = this.successes.get(host)!.find((at) => at > since);
      if (first !== undefined) return first - since;
      if (host.process.isGone) throw host.process.whyGone('while it was to come back');
      await sleep(5);
    }
  }

  private async work(host: FaultHost): Promise<void> {
    let run: string | undefined;
    while (!this.isOver) {
      try {
        run = (await this.step(host, run)) ?? undefined;
        this.successes.get(host)!.push(performance.now());
      } catch (error) {
        if (error instanceof HostGone) return void (this.gone += 1);
        if (!(error instanceof HostRefused)) throw error;
        if (error.kind === 'unavailable') this.outages[error.code!] = (this.outages[error.code!] ?? 0) + 1;
        else this.defects.push(error.message);
        await sleep(COME_BACK_MS);
      }
    }
  }

  /** One command on the run, or a new run; answers the run to go on with. */
  private async step(host: FaultHost, run: string | undefined): Promise<string | null> {
    if (run === undefined) {
      const key = this.journal.newKey();
      const process = this.random.pick(PROCESSES);
      const start = () => host.call('start', 'ann', process, key);
      // a called run has the key and the starter of its caller: the two would be taken for one command done twice
      return (process === 'parent' ? await start() : await this.journal.send('start', { historyKind: 'STARTED', businessKey: key }, start, key)) ?? null;
    }
    const tasks = await host.call('openTasks', run);
    if (tasks.length === 0) return null;
    await this.actOn(host, this.random.pick(tasks), run);
    return run;
  }

  private async actOn(host: FaultHost, task: OpenTask, processInstanceId: string): Promise<void> {
    const user = task.assigneeId ?? this.random.pick(PEOPLE);
    const effect = { processInstanceId, taskId: task.id };
    if (this.random.below(5) === 0) return this.send('comment', { ...effect, historyKind: 'COMMENT' }, (key) => host.call('comment', user, task.id, key));
    if (task.assigneeId !== null) return this.send('complete', { ...effect, historyKind: 'TASK_COMPLETED' }, (key) => host.call('complete', user, task.id, key));
    // a claim carries no text: tried again by the same person it would look the same
    await this.journal.send('claim', { ...effect, historyKind: 'CLAIMED', actorId: user }, () => host.call('claim', user, task.id));
  }

  private async send(command: string, effect: CommandEffect, act: (key: string) => Promise<unknown>): Promise<void> {
    const key = this.journal.newKey();
    await this.journal.send(command, { ...effect, opinion: key }, () => act(key), key);
  }
}
