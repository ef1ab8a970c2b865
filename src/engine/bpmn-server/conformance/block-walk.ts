import type { Tree } from './block-tree';

/*
 * Walks a block tree without the engine: which tasks are open, what follows a completion, where a moved token stands.
 * A place is the chain of sub-process visits around it, as text: `sub3#1/sub5`.
 */
export type Walk =
  | { readonly kind: 'task'; readonly tree: Tree & { kind: 'task' }; readonly place: string }
  | { readonly kind: 'sequence'; readonly tree: Tree & { kind: 'sequence' }; readonly place: string; at: 'a' | 'b'; inner: Walk }
  | { readonly kind: 'gateway'; readonly tree: Tree & { kind: 'gateway' }; readonly place: string; branches: Walk[] }
  | { readonly kind: 'loop'; readonly tree: Tree & { kind: 'loop' }; readonly place: string; round: number; inner: Walk | 'deciding' }
  | { readonly kind: 'multi'; readonly tree: Tree & { kind: 'multi' }; readonly place: string; open: number[] }
  | { readonly kind: 'sub'; readonly tree: Tree & { kind: 'sub' }; readonly place: string; runs: Walk[] };

export function enter(tree: Tree, place: string): Walk {
  switch (tree.kind) {
    case 'task':
      return { kind: 'task', tree, place };
    case 'sequence':
      return { kind: 'sequence', tree, place, at: 'a', inner: enter(tree.a, place) };
    case 'gateway':
      return { kind: 'gateway', tree, place, branches: tree.branches.filter(({ taken }) => taken).map((branch) => enter(branch.tree, place)) };
    case 'loop':
      return { kind: 'loop', tree, place, round: 1, inner: enter(tree.body, place) };
    case 'multi':
      return { kind: 'multi', tree, place, open: tree.sequential ? [0] : [...Array(tree.count).keys()] };
    case 'sub':
      return { kind: 'sub', tree, place, runs: tree.count === undefined ? [enter(tree.body, inside(place, tree.id))] : [...Array(tree.count).keys()].map((index) => enter(tree.body, inside(place, `${tree.id}#${index}`))) };
  }
}

/** The tree with one token before `target`, which must be `reachable` from outside. */
export function enterAt(tree: Tree, place: string, target: string): Walk {
  switch (tree.kind) {
    case 'sequence':
      return reachable(tree.a).includes(target) ? { kind: 'sequence', tree, place, at: 'a', inner: enterAt(tree.a, place, target) } : { kind: 'sequence', tree, place, at: 'b', inner: enterAt(tree.b, place, target) };
    case 'gateway':
      return { kind: 'gateway', tree, place, branches: [enterAt(tree.branches.find((branch) => reachable(branch.tree).includes(target))!.tree, place, target)] };
    case 'loop':
      return { kind: 'loop', tree, place, round: 1, inner: target === tree.decide ? 'deciding' : enterAt(tree.body, place, target) };
    case 'sub':
      return { kind: 'sub', tree, place, runs: [enterAt(tree.body, inside(place, tree.id), target)] };
    default:
      return enter(tree, place);
  }
}

/** Tasks before which one token alone may begin: not in a parallel branch, not in one iteration of many. */
export function reachable(tree: Tree): string[] {
  switch (tree.kind) {
    case 'task':
    case 'multi':
      return [tree.id];
    case 'sequence':
      return [...reachable(tree.a), ...reachable(tree.b)];
    case 'gateway':
      return tree.gateway === 'parallel' ? [] : tree.branches.flatMap((branch) => reachable(branch.tree));
    case 'loop':
      return [...reachable(tree.body), tree.decide];
    case 'sub':
      return tree.count === undefined ? reachable(tree.body) : [];
  }
}

/** Open tasks as `place/task#iteration`. */
export function openTasks(walk: Walk): string[] {
  switch (walk.kind) {
    case 'task':
      return [inside(walk.place, walk.tree.id)];
    case 'sequence':
      return openTasks(walk.inner);
    case 'gateway':
      return walk.branches.flatMap(openTasks);
    case 'loop':
      return walk.inner === 'deciding' ? [inside(walk.place, walk.tree.decide)] : openTasks(walk.inner);
    case 'multi':
      return walk.open.map((index) => inside(walk.place, `${walk.tree.id}#${index}`));
    case 'sub':
      return walk.runs.flatMap(openTasks);
  }
}

/** The walk after one completion; nothing when its block is over. `again`: told when a loop decides. */
export function complete(walk: Walk, task: string): Walk | undefined {
  const among = (walks: readonly Walk[]) => walks.flatMap((inner) => (openTasks(inner).includes(task) ? (complete(inner, task) ?? []) : [inner]));
  switch (walk.kind) {
    case 'task':
      return undefined;
    case 'sequence': {
      const inner = complete(walk.inner, task);
      if (inner) return { ...walk, inner };
      return walk.at === 'a' ? { ...walk, at: 'b', inner: enter(walk.tree.b, walk.place) } : undefined;
    }
    case 'gateway': {
      const branches = among(walk.branches);
      return branches.length > 0 ? { ...walk, branches } : undefined;
    }
    case 'loop':
      if (walk.inner === 'deciding') return walk.round === 1 ? { ...walk, round: 2, inner: enter(walk.tree.body, walk.place) } : undefined;
      return { ...walk, inner: complete(walk.inner, task) ?? 'deciding' };
    case 'multi': {
      const index = Number(task.split('#').pop());
      const open = walk.open.filter((other) => other !== index);
      if (walk.tree.sequential && index + 1 < walk.tree.count) return { ...walk, open: [index + 1] };
      return open.length > 0 ? { ...walk, open } : undefined;
    }
    case 'sub': {
      const runs = among(walk.runs);
      return runs.length > 0 ? { ...walk, runs } : undefined;
    }
  }
}

/** From the root to the block the task is open in. */
export function blocksAround(walk: Walk, task: string): Walk[] {
  const inner = walk.kind === 'sequence' ? [walk.inner] : walk.kind === 'gateway' ? walk.branches : walk.kind === 'sub' ? walk.runs : walk.kind === 'loop' && walk.inner !== 'deciding' ? [walk.inner] : [];
  const next = inner.find((child) => openTasks(child).includes(task));
  return next ? [walk, ...blocksAround(next, task)] : [walk];
}

/** Joins at which tokens may wait inside this part, as `place/join`. */
export function joinsInside(walk: Walk): string[] {
  switch (walk.kind) {
    case 'sequence':
      return joinsInside(walk.inner);
    case 'gateway':
      return [inside(walk.place, walk.tree.join), ...walk.branches.flatMap(joinsInside)];
    case 'loop':
      return walk.inner === 'deciding' ? [] : joinsInside(walk.inner);
    case 'sub':
      return walk.runs.flatMap(joinsInside);
    default:
      return [];
  }
}

export function inside(place: string, name: string): string {
  return place === '' ? name : `${place}/${name}`;
}
