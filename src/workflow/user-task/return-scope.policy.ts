import type { DefinitionInspection, InspectedElement } from '../../engine';

type Outline = Pick<DefinitionInspection, 'elements' | 'flows'>;

/**
 * 退回: which living elements end when the case goes back to `targetId`. Everything that came from there ends, in all
 * branches; what runs beside it on a way of its own goes on. Ways back (补正 loops) are no ways on: over them almost everything
 * could be reached from everywhere. Answers ids of elements next to the target's own scope: whole sub-processes, not their insides.
 */
export function endedByReturn({ elements, flows }: Outline, targetId: string, livingElementIds: readonly string[]): string[] {
  const byId = new Map(elements.map((element) => [element.id, element]));
  const target = chainOf(targetId, byId);
  const ended = new Set<string>();
  for (const livingId of livingElementIds) {
    const living = chainOf(livingId, byId);
    // the first pair of ancestors that stand side by side
    let level = 0;
    while (level < target.length && target[level] === living[level]) level += 1;
    const [from, at] = [target[level], living[level]];
    // the scope the target stands in goes on around it
    if (at === undefined || from === undefined) continue;
    if (waysOn({ elements, flows }, from).has(at)) ended.add(at);
  }
  return [...ended];
}

/** Ids from the process down to the element. */
function chainOf(elementId: string, byId: ReadonlyMap<string, InspectedElement>): string[] {
  const chain: string[] = [];
  for (let at = byId.get(elementId); at; at = at.parentId === undefined ? undefined : byId.get(at.parentId)) chain.unshift(at.id);
  return chain;
}

/** What can be reached from an element within its scope without going back: over flows whose target does not lie before their source on every way. */
function waysOn({ elements, flows }: Outline, from: string): Set<string> {
  const scope = elements.find(({ id }) => id === from)?.parentId;
  const inScope = new Set(elements.filter(({ parentId }) => parentId === scope).map(({ id }) => id));
  const ways = [
    ...flows.flatMap(({ source, target }) => (source && target && inScope.has(source) && inScope.has(target) ? [[source, target] as const] : [])),
    ...elements.flatMap(({ id, attachedTo }) => (attachedTo && inScope.has(id) ? [[attachedTo, id] as const] : [])),
  ];
  const starts = [...inScope].filter((id) => !ways.some(([, target]) => target === id));
  const before = dominators([...inScope], ways, starts);
  const reached = new Set([from]);
  for (let frontier = [from]; frontier.length > 0; ) {
    frontier = ways.flatMap(([source, target]) => (frontier.includes(source) && !reached.has(target) && !before.get(source)!.has(target) ? [target] : []));
    frontier.forEach((id) => reached.add(id));
  }
  return reached;
}

/** For each node what lies before it on every way from a start, itself included. */
function dominators(nodes: readonly string[], ways: readonly (readonly [string, string])[], starts: readonly string[]): Map<string, ReadonlySet<string>> {
  const all = new Set(nodes);
  const result = new Map<string, ReadonlySet<string>>(nodes.map((id) => [id, starts.includes(id) ? new Set([id]) : all]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const id of nodes) {
      const sources = ways.filter(([, target]) => target === id).map(([source]) => result.get(source)!);
      if (sources.length === 0) continue;
      const common = new Set([id, ...[...sources[0]!].filter((each) => sources.every((set) => set.has(each)))]);
      if (common.size !== result.get(id)!.size) {
        result.set(id, common);
        changed = true;
      }
    }
  }
  return result;
}
