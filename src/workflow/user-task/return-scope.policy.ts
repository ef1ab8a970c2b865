import type { DefinitionInspection, InspectedElement } from '../../engine';

type Outline = Pick<DefinitionInspection, 'elements' | 'flows'>;

/** How a case goes back: what ends, and at which joins a token stands for a branch that is done and stays done. */
export interface ReturnPlan {
  readonly end: readonly string[];
  readonly standIns: readonly string[];
}

/**
 * 退回 to `targetId`, in all branches. Everything that came from there ends; what runs beside it on a way of its own goes on,
 * and what is done beside it need not be done again. Ways back (补正 loops) are no ways on: over them almost everything could be
 * reached from everywhere. `end` holds ids of elements next to the target's own scope: whole sub-processes, not their insides.
 */
export function planReturn(outline: Outline, targetId: string, livingElementIds: readonly string[]): ReturnPlan {
  const byId = new Map(outline.elements.map((element) => [element.id, element]));
  const target = chainOf(targetId, byId);
  const living = livingElementIds.map((id) => chainOf(id, byId));
  const end = new Set<string>();
  const standIns: string[] = [];
  target.forEach((from, level) => {
    // the scope the target stands in goes on around it
    if (living.some((chain) => chain[level] === from && chain.length === level + 1 && level < target.length - 1)) return;
    const ways = waysOf(outline, byId.get(from)!.parentId);
    const reached = reachedFrom(from, ways);
    const beside = living.flatMap((chain) => (isBeside(chain, target, level) ? [chain[level]!] : []));
    const stays: string[] = [];
    for (const id of beside) {
      // a join that holds tokens of other branches keeps them, unless they came from there too
      const came = isJoin(byId.get(id)!, ways) ? ways.before.get(id)!.has(from) : reached.has(id);
      if (came) end.add(id);
      else stays.push(id);
    }
    const busy = new Set([...reached, ...stays.flatMap((id) => [...reachedFrom(id, ways)])]);
    for (const id of reached) {
      if (!isJoin(byId.get(id)!, ways) || stays.includes(id)) continue;
      for (const [source] of ways.pairs.filter(([, to]) => to === id)) if (!busy.has(source)) standIns.push(id);
    }
  });
  return { end: [...end], standIns };
}

/** Does this living element stand beside the target at that level, within the same scope? */
function isBeside(chain: readonly string[], target: readonly string[], level: number): boolean {
  return chain.length > level && chain[level] !== target[level] && chain.slice(0, level).every((id, index) => id === target[index]);
}

/** Ids from the outermost sub-process down to the element. */
export function chainOf(elementId: string, byId: ReadonlyMap<string, InspectedElement>): string[] {
  const chain: string[] = [];
  for (let at = byId.get(elementId); at; at = at.parentId === undefined ? undefined : byId.get(at.parentId)) chain.unshift(at.id);
  return chain;
}

interface Ways {
  /** source and target, boundary events as ways out of their activity */
  readonly pairs: readonly (readonly [source: string, target: string])[];
  /** for each element what lies before it on every way from a start, itself included */
  readonly before: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The ways within one scope. */
function waysOf({ elements, flows }: Outline, scope: string | undefined): Ways {
  const inside = new Set(elements.filter(({ parentId }) => parentId === scope).map(({ id }) => id));
  const pairs = [
    ...flows.flatMap(({ source, target }) => (source && target && inside.has(source) && inside.has(target) ? [[source, target] as const] : [])),
    ...elements.flatMap(({ id, attachedTo }) => (attachedTo && inside.has(id) ? [[attachedTo, id] as const] : [])),
  ];
  return { pairs, before: dominators([...inside], pairs) };
}

function isJoin({ id, type }: InspectedElement, { pairs }: Ways): boolean {
  return type === 'parallelGateway' && pairs.filter(([, target]) => target === id).length > 1;
}

/** What can be reached from an element without going back: over flows whose target does not lie before their source on every way. */
function reachedFrom(from: string, { pairs, before }: Ways): Set<string> {
  const reached = new Set([from]);
  for (let frontier = [from]; frontier.length > 0; ) {
    frontier = pairs.flatMap(([source, target]) => (frontier.includes(source) && !reached.has(target) && !before.get(source)!.has(target) ? [target] : []));
    frontier.forEach((id) => reached.add(id));
  }
  return reached;
}

function dominators(nodes: readonly string[], pairs: Ways['pairs']): Map<string, ReadonlySet<string>> {
  const sourcesOf = new Map(nodes.map((id) => [id, pairs.filter(([, target]) => target === id).map(([source]) => source)]));
  const all = new Set(nodes);
  const result = new Map<string, ReadonlySet<string>>(nodes.map((id) => [id, sourcesOf.get(id)!.length === 0 ? new Set([id]) : all]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const id of nodes) {
      const [first, ...others] = sourcesOf.get(id)!.map((source) => result.get(source)!);
      if (!first) continue;
      const common = new Set([id, ...[...first].filter((each) => others.every((set) => set.has(each)))]);
      changed ||= common.size !== result.get(id)!.size;
      result.set(id, common);
    }
  }
  return result;
}
