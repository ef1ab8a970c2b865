import { and, boundary, catchEvent, endEvent, error, eventSubProcess, flow, nonInterrupting, onError, path, process, serviceTask, startEvent, subProcess, terminate, timer, userTask, xor } from '../step-rig';
import type { Random } from './random';

/**
 * A block has one entry and one exit, and it is known how often each of its tasks must be completed. Tasks that an
 * interruption may take away are not counted: then the task behind the block tells that its exit was passed once.
 */
interface Block {
  readonly xml: string;
  readonly first: string;
  readonly last: string;
  readonly expected: ReadonlyMap<string, number>;
}

export interface RandomDiagram {
  readonly xml: string;
  readonly expected: ReadonlyMap<string, number>;
}

const CONTROL_FLOW = ['task', 'sequence', 'exclusive', 'parallel', 'inclusive', 'loop', 'multi-instance', 'sub-process', 'multi-sub-process'] as const;
const EVENTS = ['automatic', 'guarded', 'watched', 'failing', 'ending-early', 'race', 'interruptible', 'observed', 'guarded-multi'] as const;
type Kind = (typeof CONTROL_FLOW)[number] | (typeof EVENTS)[number];

/** Service task of these diagrams that always throws the error `E`. */
export const FAILING_SERVICE = 'fail';

/** Tasks whose completion decides whether a loop goes round once more are named so. */
export const REPEAT_TASK = 'repeat';

/** A random block-structured diagram of nested gateways, loops, sub-processes and multi-instance activities. */
export function randomDiagram(random: Random, depth: number, withEvents = false): RandomDiagram {
  const kinds = withEvents ? [...CONTROL_FLOW, ...EVENTS] : CONTROL_FLOW;
  const { xml, first, last, expected } = new DiagramGenerator(random, kinds).block(depth);
  return { xml: process(startEvent('s') + xml + endEvent('e') + flow('s', first) + flow(last, 'e'), error('error', 'E')), expected };
}

class DiagramGenerator {
  private count = 0;

  constructor(
    private readonly random: Random,
    private readonly kinds: readonly Kind[],
  ) {}

  block(depth: number): Block {
    const kind = depth <= 0 ? 'task' : this.random.pick(this.kinds);
    const id = ++this.count;
    switch (kind) {
      case 'task':
        return { xml: userTask(`t${id}`), first: `t${id}`, last: `t${id}`, expected: new Map([[`t${id}`, 1]]) };
      case 'multi-instance':
        return this.multiInstance(id);
      case 'sequence':
        return this.sequence(depth);
      case 'sub-process':
        return this.subProcess(id, depth, 1, '');
      case 'multi-sub-process': {
        const entries = 1 + this.random.below(2);
        return this.subProcess(id, depth, entries, loopCharacteristics(entries, false));
      }
      case 'loop':
        return this.loop(id, depth);
      case 'exclusive':
      case 'parallel':
      case 'inclusive':
        return this.gateway(id, depth, kind);
      default:
        return this.withEvents(id, depth, kind);
    }
  }

  private multiInstance(id: number): Block {
    const entries = 1 + this.random.below(3);
    const task = `m${id}`;
    return { xml: userTask(task, '', loopCharacteristics(entries, this.random.chance())), first: task, last: task, expected: new Map([[task, entries]]) };
  }

  private sequence(depth: number): Block {
    const [a, b] = [this.block(depth - 1), this.block(depth - 1)];
    return { xml: a.xml + b.xml + flow(a.last, b.first), first: a.first, last: b.last, expected: sum(a.expected, b.expected) };
  }

  private subProcess(id: number, depth: number, entries: number, characteristics: string): Block {
    const inner = this.block(depth - 1);
    const [sub, start, end] = [`sub${id}`, `start${id}`, `end${id}`];
    const xml = subProcess(sub, characteristics, startEvent(start), inner.xml, endEvent(end), flow(start, inner.first), flow(inner.last, end));
    return { xml, first: sub, last: sub, expected: times(inner.expected, entries) };
  }

  /** Its block runs twice: the deciding task says "again" at every odd completion. */
  private loop(id: number, depth: number): Block {
    const inner = this.block(depth - 1);
    const [entry, decide, exit, out] = [`in${id}`, `${REPEAT_TASK}${id}`, `x${id}`, `out${id}`];
    const xml =
      gateway('exclusive', entry) + inner.xml + userTask(decide) + gateway('exclusive', exit, `default="${exit}-${out}"`) + gateway('exclusive', out) +
      path(entry, inner.first) + path(inner.last, decide, exit) + flow(exit, entry, `=again_${decide} = true`) + flow(exit, out);
    return { xml, first: entry, last: out, expected: new Map([...times(inner.expected, 2), [decide, 2]]) };
  }

  /** Everything inside may be interrupted; `after` stands behind the block and must come exactly once. */
  private withEvents(id: number, depth: number, kind: (typeof EVENTS)[number]): Block {
    const [sub, start, end, catcher, rescue, merge, after, aside] = ['sub', 'start', 'end', 'catch', 'rescue', 'merge', 'after', 'aside'].map((name) => `${name}${id}`) as [string, string, string, string, string, string, string, string];
    const exact = (xml: string, first: string): Block => ({ xml: xml + userTask(after), first, last: after, expected: new Map([[after, 1]]) });
    const inner = () => this.block(depth - 1);
    const wrapped = (block: Block, more = '') => subProcess(sub, startEvent(start), block.xml, endEvent(end), flow(start, block.first), flow(block.last, end), more);
    const rescued = (trigger: string) => boundary(catcher, sub, trigger) + userTask(rescue) + xor(merge) + path(sub, merge, after) + path(catcher, rescue, merge);
    switch (kind) {
      case 'automatic':
        return exact(serviceTask(sub, 'work') + path(sub, after), sub);
      case 'guarded':
        return exact(wrapped(inner()) + rescued(timer()), sub);
      case 'guarded-multi':
        return exact(userTask(sub, '', loopCharacteristics(1 + this.random.below(3), this.random.chance())) + rescued(timer()), sub);
      case 'watched': {
        const block = inner();
        return exact(wrapped(block) + boundary(catcher, sub, timer(), nonInterrupting) + userTask(aside) + endEvent(merge) + path(catcher, aside, merge) + path(sub, after), sub);
      }
      case 'failing': {
        const fail = this.random.chance() ? endEvent(rescue, '', onError('error')) : serviceTask(rescue, FAILING_SERVICE);
        const block = inner();
        const body = startEvent(start) + and(aside) + block.xml + fail + endEvent(end) + path(start, aside, block.first) + path(block.last, rescue) + path(aside, `beside${id}`, end) + userTask(`beside${id}`);
        return exact(subProcess(sub, body) + boundary(catcher, sub, onError(this.random.chance() ? 'error' : undefined)) + path(catcher, after), sub);
      }
      case 'ending-early': {
        const block = inner();
        const body = startEvent(start) + and(aside) + block.xml + endEvent(end) + userTask(rescue) + endEvent(merge, '', terminate()) + path(start, aside, block.first) + path(block.last, end) + path(aside, rescue, merge);
        return exact(subProcess(sub, body) + path(sub, after), sub);
      }
      case 'race':
        return exact(`<bpmn:eventBasedGateway id="${sub}"/>` + catchEvent(start, '', timer()) + catchEvent(end, '', timer()) + userTask(rescue) + xor(merge) + path(sub, start, rescue, merge, after) + path(sub, end, merge), sub);
      case 'interruptible':
      case 'observed': {
        const onStart = userTask(aside) + endEvent(merge) + path(`${catcher}-start`, aside, merge);
        return exact(wrapped(inner(), eventSubProcess(catcher, timer(), onStart, kind === 'interruptible')) + path(sub, after), sub);
      }
    }
  }

  private gateway(id: number, depth: number, kind: 'exclusive' | 'parallel' | 'inclusive'): Block {
    const branches = 2 + this.random.below(3);
    const chosen = this.random.below(branches);
    const [split, join] = [`split${id}`, `join${id}`];
    let xml = gateway(kind, split) + gateway(kind, join);
    let expected: ReadonlyMap<string, number> = new Map();
    let anyTaken = false;
    for (let index = 0; index < branches; index++) {
      const inner = this.block(depth - 1);
      const last = index === branches - 1;
      const taken: boolean = kind === 'parallel' || (kind === 'exclusive' ? index === chosen : this.random.chance() || (last && !anyTaken));
      anyTaken ||= taken;
      if (taken) expected = sum(expected, inner.expected);
      xml += inner.xml + flow(split, inner.first, kind === 'parallel' ? undefined : `=${taken}`) + flow(inner.last, join);
    }
    return { xml, first: split, last: join, expected };
  }
}

function gateway(kind: string, id: string, attributes = ''): string {
  return `<bpmn:${kind}Gateway id="${id}" ${attributes}/>`;
}

function loopCharacteristics(entries: number, isSequential: boolean): string {
  return `<bpmn:multiInstanceLoopCharacteristics ${isSequential ? 'isSequential="true"' : ''} camunda:collection="=${entries}"/>`;
}

function sum(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Map<string, number> {
  const result = new Map(a);
  for (const [task, count] of b) result.set(task, (result.get(task) ?? 0) + count);
  return result;
}

function times(counts: ReadonlyMap<string, number>, factor: number): Map<string, number> {
  return new Map([...counts].map(([task, count]) => [task, count * factor]));
}
