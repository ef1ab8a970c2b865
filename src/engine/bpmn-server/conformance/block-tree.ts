import { boundary, endEvent, eventSubProcess, flow, path, process, startEvent, subProcess, timer, userTask } from '../step-rig';
import type { Random } from './random';

/** A block-structured diagram as the tree it was drawn from; `block-walk.ts` walks it without the engine. */
export type Tree =
  | { readonly kind: 'task'; readonly id: string }
  | { readonly kind: 'sequence'; readonly a: Tree; readonly b: Tree }
  | { readonly kind: 'gateway'; readonly gateway: 'exclusive' | 'parallel' | 'inclusive'; readonly split: string; readonly join: string; readonly branches: readonly Branch[] }
  | { readonly kind: 'loop'; readonly id: string; readonly decide: string; readonly body: Tree }
  | { readonly kind: 'multi'; readonly id: string; readonly count: number; readonly sequential: boolean }
  | { readonly kind: 'sub'; readonly id: string; readonly body: Tree; readonly count?: number; readonly guarded: boolean };

export interface Branch {
  readonly tree: Tree;
  readonly taken: boolean;
}

const KINDS = ['task', 'sequence', 'sequence', 'sequence', 'exclusive', 'parallel', 'parallel', 'inclusive', 'loop', 'multi', 'sub', 'multi-sub'] as const;

export function randomTree(random: Random, depth: number): Tree {
  let ids = 0;
  const grow = (left: number): Tree => {
    const kind = left <= 0 ? 'task' : random.pick(KINDS);
    const id = ++ids;
    switch (kind) {
      case 'task':
        return { kind, id: `t${id}` };
      case 'sequence':
        return { kind, a: grow(left - 1), b: grow(left - 1) };
      case 'loop':
        return { kind, id: `loop${id}`, decide: `decide${id}`, body: grow(left - 1) };
      case 'multi':
        return { kind, id: `m${id}`, count: 1 + random.below(3), sequential: random.chance() };
      case 'sub':
        return { kind, id: `sub${id}`, body: grow(left - 1), guarded: random.chance() };
      case 'multi-sub':
        return { kind: 'sub', id: `sub${id}`, body: grow(left - 1), count: 1 + random.below(2), guarded: random.chance() };
      default: {
        const size = 2 + random.below(2);
        const chosen = random.below(size);
        const branches = Array.from({ length: size }, (_, index): Branch => ({ tree: grow(left - 1), taken: kind === 'parallel' || index === chosen || (kind === 'inclusive' && random.chance()) }));
        return { kind: 'gateway', gateway: kind, split: `split${id}`, join: `join${id}`, branches };
      }
    }
  };
  return { kind: 'sequence', a: { kind: 'task', id: 'first' }, b: { kind: 'sequence', a: grow(depth), b: grow(depth) } };
}

export function diagramOf(tree: Tree): string {
  const drawn = draw(tree);
  return process(startEvent('s') + drawn.xml + endEvent('e') + flow('s', drawn.first) + flow(drawn.last, 'e'));
}

interface Drawn {
  readonly xml: string;
  readonly first: string;
  readonly last: string;
}

function draw(tree: Tree): Drawn {
  switch (tree.kind) {
    case 'task':
      return { xml: userTask(tree.id), first: tree.id, last: tree.id };
    case 'multi':
      return { xml: userTask(tree.id, '', repeated(tree.count, tree.sequential)), first: tree.id, last: tree.id };
    case 'sequence': {
      const [a, b] = [draw(tree.a), draw(tree.b)];
      return { xml: a.xml + b.xml + flow(a.last, b.first), first: a.first, last: b.last };
    }
    case 'gateway': {
      const { gateway, split, join } = tree;
      const branches = tree.branches.map(({ tree: inner, taken }) => ({ ...draw(inner), taken }));
      const flows = branches.map(({ xml, first, last, taken }) => xml + flow(split, first, gateway === 'parallel' ? undefined : `=${taken}`) + flow(last, join));
      return { xml: `<bpmn:${gateway}Gateway id="${split}"/><bpmn:${gateway}Gateway id="${join}"/>${flows.join('')}`, first: split, last: join };
    }
    case 'loop': {
      const [entry, exit, out] = [`${tree.id}-in`, `${tree.id}-exit`, `${tree.id}-out`];
      const body = draw(tree.body);
      const gateways = `<bpmn:exclusiveGateway id="${entry}"/><bpmn:exclusiveGateway id="${exit}" default="${exit}-${out}"/><bpmn:exclusiveGateway id="${out}"/>`;
      const flows = path(entry, body.first) + path(body.last, tree.decide, exit) + flow(exit, entry, `=again_${tree.decide} = true`) + flow(exit, out);
      return { xml: gateways + body.xml + userTask(tree.decide) + flows, first: entry, last: out };
    }
    case 'sub': {
      const { id, count, guarded } = tree;
      const body = draw(tree.body);
      const inside = startEvent(`${id}-s`) + body.xml + endEvent(`${id}-e`) + flow(`${id}-s`, body.first) + flow(body.last, `${id}-e`);
      // armed and never fired: they must come and go with the run they belong to
      const watcher = guarded ? eventSubProcess(`${id}-watch`, timer(), userTask(`${id}-aside`) + endEvent(`${id}-ae`) + path(`${id}-watch-start`, `${id}-aside`, `${id}-ae`), false) : '';
      const guard = guarded ? boundary(`${id}-late`, id, timer()) + endEvent(`${id}-le`) + path(`${id}-late`, `${id}-le`) : '';
      return { xml: subProcess(id, count === undefined ? '' : repeated(count, false), inside, watcher) + guard, first: id, last: id };
    }
  }
}

function repeated(count: number, sequential: boolean): string {
  return `<bpmn:multiInstanceLoopCharacteristics ${sequential ? 'isSequential="true"' : ''} camunda:collection="=${count}"/>`;
}
