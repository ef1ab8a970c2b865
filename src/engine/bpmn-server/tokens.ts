import type { Execution, Item, Token } from './library-shapes';

/*
 * Questions about tokens, in one vocabulary for all corrections. A token either walks (Primary, Diverge, BoundaryEvent,
 * EventSubProces) or holds a structure open (SubProcess: one visit to a sub-process; Instance: one iteration of a
 * multi-instance activity). Structures never walk; walkers find their scope by going up the parents.
 */

export function isAlive(token: Token): boolean {
  return token.status !== 'end' && token.status !== 'terminated';
}

/** A boundary event or an event sub-process that could start but has not: it waits for nothing the instance needs. */
export function isArmed(token: Token): boolean {
  return (
    isAlive(token) &&
    (token.type === 'BoundaryEvent' || token.type === 'EventSubProces') &&
    token.currentNode.id === token.startNodeId &&
    token.currentItem?.status === 'wait'
  );
}

export function aliveTokens(execution: Execution): Token[] {
  return [...execution.tokens.values()].filter(isAlive);
}

export function isWithin(token: Token, ancestor: Token): boolean {
  for (let parent = token.parentToken; parent; parent = parent.parentToken) if (parent === ancestor) return true;
  return false;
}

/** The visit to the enclosing sub-process; undefined at the top. */
export function subProcessOf(token: Token): Token | undefined {
  for (let parent = token.parentToken; parent; parent = parent.parentToken) if (parent.type === 'SubProcess') return parent;
  return undefined;
}

/** Tokens meet at a join, or are ended by a terminate event, only within the same run of a sub-process of any kind. */
export function runOf(token: Token): Token | undefined {
  for (let holder: Token | null | undefined = token; holder; holder = holder.parentToken) {
    if (holder.type === 'SubProcess' || holder.type === 'Instance' || holder.type === 'EventSubProces') return holder;
  }
  return undefined;
}

/** Is anything left to do in this visit to a sub-process, apart from one token? */
export function isBusy(scope: Token, except?: Token): boolean {
  return aliveTokens(scope.execution).some((token) => token !== except && isWithin(token, scope) && !isArmed(token));
}

/** Ends tokens without continuing them; inner activities are reported canceled before outer ones. */
export async function cancelTokens(tokens: readonly Token[]): Promise<void> {
  for (const token of [...tokens].sort((a, b) => b.id - a.id)) {
    if (!isAlive(token)) continue;
    token.status = 'terminated';
    const item = token.currentItem;
    if (item && item.status !== 'end') await item.element.end(item, true);
  }
}

/** Cancels one activity with everything inside it. */
export async function cancelActivity(item: Item): Promise<void> {
  await cancelInside(item);
  await item.element.end(item, true);
}

/** Cancels what an activity holds: the run of a sub-process, the iterations of a multi-instance. */
export async function cancelInside(item: Item): Promise<void> {
  const holders = aliveTokens(item.context).filter(({ type, originItem }) => originItem === item && (type === 'SubProcess' || type === 'Instance'));
  for (const holder of holders) {
    await cancelTokens(aliveTokens(item.context).filter((token) => token === holder || isWithin(token, holder)));
  }
}

/** Boundary events armed for this visit to an activity. */
export function armedBoundaryTokens(host: Item): Token[] {
  return aliveTokens(host.context).filter((token) => token.type === 'BoundaryEvent' && token.originItem === host && isArmed(token));
}

/** Is this item one iteration of a multi-instance activity (not the activity as a whole)? */
export function isIteration(item: Item): boolean {
  return item.token.type === 'Instance' && item.token.loop?.node.id === item.elementId;
}

/** BPMN's counters of the innermost multi-instance activity around the token; cancelled iterations exist only after its end. */
export function iterationCounters({ loop, execution }: Token): Record<string, number> {
  if (!loop?._items) return {};
  const active = aliveTokens(execution).filter((token) => token.type === 'Instance' && token.loop === loop).length;
  return { nrOfInstances: loop._items.length, nrOfActiveInstances: active, nrOfCompletedInstances: loop.sequence - active };
}

/** Index of the innermost iteration around the token. */
export function iterationOf(token: Token): number | undefined {
  return token.itemsKey ? Number(token.itemsKey.split('.').pop()) : undefined;
}
