import {
  and, boundary, callActivity, catchEvent, endEvent, error, escalation, eventSubProcess, flow, message, nonInterrupting, onError, onEscalation, onMessage, onSignal, or, parallel, path, process, serviceTask, signal, startEvent, subProcess,
  terminate, throwEvent, timeCycle, timer, until, userTask, xor,
} from '../step-rig';
import type { Random } from './random';
import { FAILING_SERVICE, REPEAT_TASK } from './random-diagram';

/** A process and those it may call, by key. */
export type DiagramFamily = ReadonlyMap<string, string>;

const ROOTS =
  error('error', 'E') + error('error2', 'F') + escalation('up', 'UP') + escalation('alarm', 'ALARM') + ['m1', 'm2'].map((id) => message(id, id)).join('') + ['g1', 'g2'].map((id) => signal(id, id)).join('');

/** Has one entry and one exit; whatever happens inside, the exit is passed once or an error leaves the block. */
interface Block {
  readonly xml: string;
  readonly first: string;
  readonly last: string;
}

interface Surroundings {
  readonly depth: number;
  /** something outside catches errors of any code, so they may be thrown */
  readonly catchesErrors: boolean;
}

const LEAVES = ['task', 'task', 'task', 'automatic', 'throw-message', 'escalate', 'fail'] as const;
const COMPOSITES = ['sequence', 'sequence', 'exclusive', 'parallel', 'parallel', 'inclusive', 'loop', 'activity', 'activity', 'activity', 'race', 'message-between-branches', 'signal-between-branches'] as const;

/** Random block-structured diagrams with every kind of event the engine runs; `main` calls `child`, which calls `grandchild`. */
export function randomFamily(random: Random, depth: number): DiagramFamily {
  const generator = new EventDiagramGenerator(random);
  const grandchild = generator.process({ depth: 1, catchesErrors: true }, undefined);
  const child = generator.process({ depth: Math.min(depth, 2), catchesErrors: true }, 'grandchild');
  const main = generator.process({ depth, catchesErrors: false }, 'child');
  return new Map([['main', main], ['child', child], ['grandchild', grandchild]]);
}

class EventDiagramGenerator {
  private count = 0;
  private called: string | undefined;

  constructor(private readonly random: Random) {}

  /** A called process may end in an error: its callers always catch it. */
  process(surroundings: Surroundings, called: string | undefined): string {
    this.called = called;
    const body = this.body(surroundings);
    return process(body, ROOTS);
  }

  /** Start, block and end of a (sub-)process, with event sub-processes beside. */
  private body(outside: Surroundings): string {
    const id = ++this.count;
    const aside: string[] = [];
    let { catchesErrors } = outside;
    while (outside.depth > 0 && aside.length < 2 && this.random.below(4) === 0) {
      const kind = this.random.pick(['timer', 'message', 'signal', 'escalation', 'error'] as const);
      if (kind === 'error') catchesErrors = true;
      aside.push(this.eventSubProcess(kind, { ...outside, depth: outside.depth - 2 }));
    }
    const block = this.block({ depth: outside.depth, catchesErrors });
    const [start, end] = [`start${id}`, `end${id}`];
    const last = this.random.below(8);
    const trigger = last === 0 ? onEscalation(this.escalationRef()) : last === 1 ? onMessage(this.messageRef()) : last === 2 ? onSignal(this.signalRef()) : last === 3 && catchesErrors ? onError('error') : '';
    const main = startEvent(start) + block.xml + endEvent(end, '', trigger) + flow(block.last, end);
    if (this.random.below(10) > 0) return main + flow(start, block.first) + aside.join('');
    // a task beside the block that ends the whole run
    const [split, stop, stopped] = [`both${id}`, `stop${id}`, `stopped${id}`];
    return main + and(split) + userTask(stop) + endEvent(stopped, '', terminate()) + path(start, split, block.first) + path(split, stop, stopped) + aside.join('');
  }

  private eventSubProcess(kind: 'timer' | 'message' | 'signal' | 'escalation' | 'error', inside: Surroundings): string {
    const id = `aside${++this.count}`;
    const interrupting = kind === 'error' || this.random.chance();
    const handler = this.block(inside);
    return eventSubProcess(id, this.trigger(kind, interrupting), handler.xml + endEvent(`${id}-end`) + flow(`${id}-start`, handler.first) + flow(handler.last, `${id}-end`), interrupting);
  }

  private block(outside: Surroundings): Block {
    const id = ++this.count;
    const kind = outside.depth <= 0 || (outside.depth === 1 && this.random.chance()) ? this.random.pick(LEAVES) : this.random.pick(COMPOSITES);
    const inside = { ...outside, depth: outside.depth - 1 };
    switch (kind) {
      case 'task':
        return only(`t${id}`, userTask(`t${id}`));
      case 'automatic':
        return only(`w${id}`, serviceTask(`w${id}`, 'work'));
      case 'throw-message':
        return only(`send${id}`, throwEvent(`send${id}`, '', this.random.chance() ? onMessage(this.messageRef()) : onSignal(this.signalRef())));
      case 'escalate':
        return only(`up${id}`, throwEvent(`up${id}`, '', onEscalation(this.escalationRef())));
      case 'fail': {
        const task = userTask(`t${id}`);
        if (!outside.catchesErrors) return only(`t${id}`, task);
        return { xml: task + serviceTask(`f${id}`, FAILING_SERVICE) + path(`t${id}`, `f${id}`), first: `t${id}`, last: `f${id}` };
      }
      case 'sequence': {
        const [a, b] = [this.block(inside), this.block(inside)];
        return { xml: a.xml + b.xml + flow(a.last, b.first), first: a.first, last: b.last };
      }
      case 'exclusive':
      case 'parallel':
      case 'inclusive':
        return this.gateway(id, kind, inside);
      case 'loop':
        return this.loop(id, inside);
      case 'race':
        return this.race(id, inside);
      case 'message-between-branches':
        return this.between(id, onMessage(this.messageRef()), inside);
      case 'signal-between-branches':
        return this.between(id, onSignal(this.signalRef()), inside);
      case 'activity':
        return this.activity(id, inside);
    }
  }

  private gateway(id: number, kind: 'exclusive' | 'parallel' | 'inclusive', inside: Surroundings): Block {
    const [split, join] = [`split${id}`, `join${id}`];
    const make = { exclusive: (gateway: string) => xor(gateway), parallel: (gateway: string) => and(gateway), inclusive: (gateway: string) => or(gateway) }[kind];
    const branches = 2 + this.random.below(2);
    const chosen = this.random.below(branches);
    let xml = make(split) + make(join);
    for (let index = 0; index < branches; index++) {
      const block = this.block(inside);
      const taken = index === chosen || (kind === 'inclusive' && this.random.chance());
      xml += block.xml + flow(split, block.first, kind === 'parallel' ? undefined : `=${taken}`) + flow(block.last, join);
    }
    return { xml, first: split, last: join };
  }

  /** Goes round once more whenever its deciding task says so. */
  private loop(id: number, inside: Surroundings): Block {
    const [entry, decide, exit] = [`in${id}`, `${REPEAT_TASK}${id}`, `x${id}`];
    const block = this.block(inside);
    const out = `out${id}`;
    const xml = xor(entry) + block.xml + userTask(decide) + xor(exit, `${exit}-${out}`) + xor(out) + path(entry, block.first) + path(block.last, decide, exit) + flow(exit, entry, `=again_${decide} = true`) + flow(exit, out);
    return { xml, first: entry, last: out };
  }

  private race(id: number, inside: Surroundings): Block {
    const [gateway, merge] = [`race${id}`, `won${id}`];
    let xml = `<bpmn:eventBasedGateway id="${gateway}"/>` + xor(merge);
    for (let index = 0; index < 2 + this.random.below(2); index++) {
      const event = `event${id}-${index}`;
      const behind = this.block({ ...inside, depth: 0 });
      const kind = this.random.pick(['timer', 'message', 'signal', 'receive'] as const);
      xml += kind === 'receive' ? `<bpmn:receiveTask id="${event}" messageRef="${this.messageRef()}"/>` : catchEvent(event, '', this.trigger(kind, true));
      xml += behind.xml + path(gateway, event, behind.first) + flow(behind.last, merge);
    }
    return { xml, first: gateway, last: merge };
  }

  /** One branch throws what the other waits for; who comes first is chance. */
  private between(id: number, trigger: string, inside: Surroundings): Block {
    const [split, join, send, wait] = ['split', 'join', 'send', 'wait'].map((name) => `${name}${id}`) as [string, string, string, string];
    const again = trigger.replace(/ id="[^"]*"/, ` id="again${id}"`);
    const [before, other] = [this.block({ ...inside, depth: 0 }), this.block({ ...inside, depth: 0 })];
    const xml = and(split) + and(join) + before.xml + other.xml + throwEvent(send, '', trigger) + catchEvent(wait, '', again) + path(split, before.first) + path(before.last, send, join) + path(split, other.first) + path(other.last, wait, join);
    return { xml, first: split, last: join };
  }

  /** A task, sub-process or called process, once or several times, with boundary events. */
  private activity(id: number, inside: Surroundings): Block {
    const host = `a${id}`;
    const type = this.random.pick(this.called ? (['task', 'sub-process', 'sub-process', 'call', 'call'] as const) : (['task', 'sub-process', 'sub-process'] as const));
    const inner = type !== 'task';
    const events = Array.from({ length: this.random.below(3) }, () => this.random.pick(inner ? (['timer', 'message', 'signal', 'escalation', 'escalation', 'error'] as const) : (['timer', 'message', 'signal'] as const)) as 'timer' | 'message' | 'signal' | 'escalation' | 'error');
    // whoever calls must catch, because what is called may fail
    if (type === 'call' && !inside.catchesErrors && !events.includes('error')) events.push('error');
    const catchesErrors = inside.catchesErrors || events.includes('error');
    const merge = `m${id}`;
    let xml = this.host(type, host, { ...inside, catchesErrors }) + xor(merge) + flow(host, merge);
    for (const [index, kind] of events.entries()) {
      const event = `b${id}-${index}`;
      const interrupting = kind === 'error' || this.random.chance();
      const behind = this.block({ ...inside, depth: inside.depth - 1 });
      const end = `be${id}-${index}`;
      xml += boundary(event, host, this.trigger(kind, interrupting), interrupting ? '' : nonInterrupting) + behind.xml + flow(event, behind.first);
      xml += interrupting ? flow(behind.last, merge) : endEvent(end) + flow(behind.last, end);
    }
    return { xml, first: host, last: merge };
  }

  private host(type: 'task' | 'sub-process' | 'call', id: string, inside: Surroundings): string {
    const loop = this.random.below(3) === 0 ? this.multiInstance() : '';
    if (type === 'task') return userTask(id, '', loop);
    if (type === 'call') return callActivity(id, this.called!, loop);
    return subProcess(id, loop, this.body(inside));
  }

  private multiInstance(): string {
    const entries = `=${this.random.pick([0, 1, 2, 2, 3, 3])}`;
    const attributes = this.random.chance() ? 'isSequential="true"' : '';
    const condition = this.random.pick([undefined, '=nrOfCompletedInstances >= 2', '=nrOfActiveInstances = 1', '=loopCounter = 1', '=nrOfCompletedInstances / nrOfInstances > 0.5']);
    return condition === undefined ? parallel(entries, attributes) : until(condition, entries, attributes);
  }

  private trigger(kind: 'timer' | 'message' | 'signal' | 'escalation' | 'error', interrupting: boolean): string {
    switch (kind) {
      case 'timer':
        return interrupting || this.random.chance() ? timer() : timeCycle(this.random.pick(['R2/PT1H', 'R/P1D']));
      case 'message':
        return onMessage(this.messageRef());
      case 'signal':
        return onSignal(this.signalRef());
      case 'escalation':
        return onEscalation(this.random.pick(['up', 'alarm', undefined]));
      case 'error':
        return onError(this.random.pick(['error', undefined]));
    }
  }

  private messageRef = () => this.random.pick(['m1', 'm2']);
  private signalRef = () => this.random.pick(['g1', 'g2']);
  private escalationRef = () => this.random.pick(['up', 'alarm']);
}

function only(id: string, xml: string): Block {
  return { xml, first: id, last: id };
}
