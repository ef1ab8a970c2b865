import { endEvent, flow, path, process, startEvent, subProcess, userTask } from '../step-rig';
import type { Random } from './random';

/** A block has one entry and one exit, and it is known how often each of its tasks must be completed. */
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

/** Tasks whose completion decides whether a loop goes round once more are named so. */
export const REPEAT_TASK = 'repeat';

/** A random block-structured diagram of nested gateways, loops, sub-processes and multi-instance activities. */
export function randomDiagram(random: Random, depth: number): RandomDiagram {
  const { xml, first, last, expected } = new DiagramGenerator(random).block(depth);
  return { xml: process(startEvent('s') + xml + endEvent('e') + flow('s', first) + flow(last, 'e')), expected };
}

class DiagramGenerator {
  private count = 0;

  constructor(private readonly random: Random) {}

  block(depth: number): Block {
    const kind = depth <= 0 ? 'task' : this.random.pick(CONTROL_FLOW);
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
