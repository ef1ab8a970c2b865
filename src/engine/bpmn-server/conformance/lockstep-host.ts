import type { Diagram } from '../../definition/diagram';
import { BpmnServerEngine } from '../bpmn-server-engine';
import type { Random } from './random';
import { REPEAT_TASK } from './random-diagram';
import type { DiagramFamily } from './random-event-diagram';
import { Difference, LockstepInstance, type LockstepResult, type Operation, type Waiting } from './lockstep-instance';

/** Work for later, as the product's outbox holds it. */
type Delivery =
  | { readonly kind: 'start-child'; readonly parent: LockstepInstance; readonly activityId: string; readonly calledElement: string }
  | { readonly kind: 'resume-parent'; readonly parent: LockstepInstance; readonly activityId: string; readonly errorCode?: string }
  | { readonly kind: 'escalate'; readonly parent: LockstepInstance; readonly activityId: string; readonly code: string }
  | { readonly kind: 'terminate-child'; readonly parent: LockstepInstance; readonly activityId: string }
  | { readonly kind: 'hand-over'; readonly parent: LockstepInstance; readonly activityId: string }
  | Publication;

interface Publication {
  readonly kind: 'message' | 'signal';
  readonly name: string;
}

interface Call {
  readonly parent: LockstepInstance;
  readonly activityId: string;
}

/** after so many events that could happen for ever only what must happen does */
const MAX_EVENTS = 10;
const MAX_STEPS = 600;

/**
 * A host in memory: starts and ends called instances, keeps messages until somebody waits, hands signals to all who
 * wait. Everything is one random choice after another, deliveries too, so that late and early ones are met.
 */
export class LockstepHost {
  readonly trace: string[] = [];
  readonly met = new Map<string, number>();
  steps = 0;
  private readonly instances: LockstepInstance[] = [];
  private readonly calls = new Map<LockstepInstance, Call>();
  private readonly queues = new Map<string, Delivery[]>();
  private readonly buffered: string[] = [];
  private readonly rounds = new Map<string, number>();
  private events = 0;

  constructor(
    private readonly family: DiagramFamily,
    private readonly diagrams: ReadonlyMap<string, Diagram>,
    private readonly random: Random,
    private readonly engine = new BpmnServerEngine(),
  ) {}

  async play(): Promise<void> {
    await this.startInstance('main');
    while (this.instances.some(({ isActive }) => isActive) || this.queues.size > 0) {
      if (this.steps > MAX_STEPS) throw new Difference('does not end');
      this.releaseBuffered();
      const keys = [...this.queues.keys()].sort();
      const waiting = this.instances.flatMap((instance) => instance.waiting.filter((at) => this.mayHappen(at)).map((at) => ({ instance, at })));
      if (keys.length + waiting.length === 0) throw new Difference(`stuck: ${this.instances.filter(({ isActive }) => isActive).map(({ name }) => name).join(' ')}`);
      if (keys.length > 0 && (waiting.length === 0 || this.random.chance())) await this.deliver(this.random.pick(keys));
      else await this.complete(this.random.pick(waiting));
    }
    const open = this.instances.flatMap(({ name, waiting }) => waiting.map(({ key }) => `${name}${key}`));
    if (open.length > 0) throw new Difference(`ended, but these never said so: ${open.join(' ')}`);
  }

  /** Called instances answer by themselves; what can happen again and again does so a few times only. */
  private mayHappen({ activity, visit }: Waiting): boolean {
    if (activity.call) return false;
    return this.events < MAX_EVENTS || (visit.element.type !== 'boundaryEvent' && !visit.isArmedStart);
  }

  private async complete({ instance, at }: { instance: LockstepInstance; at: Waiting }): Promise<void> {
    const { element, isArmedStart } = at.visit;
    if (element.type === 'boundaryEvent' || isArmedStart) this.events++;
    await this.perform(instance, { kind: 'complete', at, variables: this.decision(instance, at) });
  }

  /** A deciding task says "again" every other time. */
  private decision(instance: LockstepInstance, { key, visit: { element } }: Waiting): Record<string, unknown> {
    if (!element.id.startsWith(REPEAT_TASK)) return {};
    const round = (this.rounds.get(instance.name + key) ?? 0) + 1;
    this.rounds.set(instance.name + key, round);
    return { [`again_${element.id}`]: round % 2 === 1 };
  }

  private async startInstance(key: string, call?: Call): Promise<void> {
    const instance = new LockstepInstance(`${key}-${this.instances.length}`, this.diagrams.get(key)!, this.family.get(key)!, this.engine);
    this.instances.push(instance);
    if (call) this.calls.set(instance, call);
    this.trace.push(`start ${instance.name}`);
    await this.settle(instance, await instance.start());
  }

  private async perform(instance: LockstepInstance, operation: Operation): Promise<void> {
    this.trace.push(`${operation.kind} ${instance.name}${operation.kind === 'terminate' ? '' : operation.at.key}`);
    await this.settle(instance, await instance.perform(operation));
  }

  /** What the product's projectors do with the outcome of a step. */
  private async settle(instance: LockstepInstance, { result, canceledCalls, uncaught }: LockstepResult): Promise<void> {
    this.steps++;
    const caller = this.calls.get(instance);
    if (uncaught !== undefined) {
      if (!caller) throw new Difference(`nobody catches ${uncaught}: the generator must not make such diagrams`);
      for (const activityId of await instance.terminateUncaught()) this.put(instance.name, { kind: 'terminate-child', parent: instance, activityId });
      this.put(caller.parent.name, { kind: 'resume-parent', ...caller, errorCode: uncaught });
      return;
    }
    for (const id of result.completed) this.count(instance.diagram, id);
    for (const effect of result.effects) {
      if (effect.kind === 'start-child') {
        const started = instance.waiting.filter(({ key, activity }) => key === effect.key && activity.call && !this.isCalled(instance, activity.id));
        this.put(instance.name, { kind: 'start-child', parent: instance, activityId: started[0]!.activity.id, calledElement: effect.calledElement });
      } else if (effect.kind === 'escalate') {
        if (caller) this.put(caller.parent.name, { kind: 'escalate', ...caller, code: effect.name });
      } else {
        this.put(`${effect.kind} ${effect.name}`, { kind: effect.kind === 'send-message' ? 'message' : 'signal', name: effect.name });
      }
    }
    for (const activityId of canceledCalls) this.put(instance.name, { kind: 'terminate-child', parent: instance, activityId });
    if (!instance.isActive && caller && result.state === 'COMPLETED') this.put(caller.parent.name, { kind: 'resume-parent', ...caller });
  }

  private isCalled(parent: LockstepInstance, activityId: string): boolean {
    const queued = [...this.queues.values()].flat().some((delivery) => delivery.kind === 'start-child' && delivery.activityId === activityId);
    return queued || [...this.calls.values()].some((call) => call.parent === parent && call.activityId === activityId);
  }

  private put(queue: string, delivery: Delivery): void {
    this.queues.set(queue, [...(this.queues.get(queue) ?? []), delivery]);
  }

  private async deliver(queue: string): Promise<void> {
    const [delivery, ...rest] = this.queues.get(queue)!;
    if (rest.length > 0) this.queues.set(queue, rest);
    else this.queues.delete(queue);
    this.trace.push(`deliver ${delivery!.kind} ${'name' in delivery! ? delivery.name : delivery!.parent.name}`);
    await this.serve(delivery!);
  }

  private async serve(delivery: Delivery): Promise<void> {
    if ('name' in delivery) return this.publish(delivery);
    const { parent, activityId } = delivery;
    if (delivery.kind === 'terminate-child') {
      const child = [...this.calls].find(([, call]) => call.parent === parent && call.activityId === activityId)?.[0];
      if (!child?.isActive) return;
      this.countKind('delivery: terminate-child');
      return this.perform(child, { kind: 'terminate' });
    }
    const at = parent.waiting.find(({ activity }) => activity.id === activityId);
    if (!at) return; // late: it no longer waits
    this.countKind(`delivery: ${delivery.kind}${'errorCode' in delivery && delivery.errorCode !== undefined ? ' with error' : ''}`);
    if (delivery.kind === 'start-child') await this.startInstance(delivery.calledElement, { parent, activityId });
    else if (delivery.kind === 'escalate') await this.perform(parent, { kind: 'throw-escalation', at, code: delivery.code });
    else if (delivery.kind === 'resume-parent' && delivery.errorCode !== undefined) await this.perform(parent, { kind: 'throw-error', at, code: delivery.errorCode });
    else await this.perform(parent, { kind: 'complete', at, variables: {} });
  }

  private receivers(kind: 'message' | 'signal', name: string): { instance: LockstepInstance; at: Waiting }[] {
    return this.instances.flatMap((instance) => instance.waiting.filter(({ activity }) => activity[kind]?.name === name).map((at) => ({ instance, at })));
  }

  private async publish({ kind, name }: Publication): Promise<void> {
    const receivers = this.receivers(kind, name);
    if (kind === 'signal') {
      for (const { instance, at } of receivers) this.put(instance.name, { kind: 'hand-over', parent: instance, activityId: at.activity.id });
    } else if (receivers.length === 0) {
      this.buffered.push(name);
      this.countKind('message: buffered');
    } else {
      await this.complete(this.random.pick(receivers));
    }
  }

  private releaseBuffered(): void {
    for (const name of [...this.buffered]) {
      if (this.receivers('message', name).length === 0) continue;
      this.buffered.splice(this.buffered.indexOf(name), 1);
      this.put(`send-message ${name}`, { kind: 'message', name });
      this.countKind('message: released');
    }
  }

  private count(diagram: Diagram, id: string): void {
    const { type, triggers: [trigger], interrupting, multiInstance, parentId } = diagram.elements.get(id)!;
    const how = type === 'boundaryEvent' || (type === 'startEvent' && trigger && parentId !== undefined) ? (interrupting ? ' interrupting' : ' non-interrupting') : '';
    const loop = multiInstance ? ` ${multiInstance.sequential ? 'sequential' : 'parallel'}${multiInstance.completionCondition === undefined ? '' : ' with condition'}` : '';
    this.countKind(`${type}${trigger ? ` ${trigger.kind}${trigger.timeCycle ? ' cycle' : ''}` : ''}${how}${loop}`);
  }

  private countKind(kind: string): void {
    this.met.set(kind, (this.met.get(kind) ?? 0) + 1);
  }
}
