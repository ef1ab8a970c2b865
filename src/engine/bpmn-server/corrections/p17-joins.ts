import { library } from '../library';
import { ACTION, type Flow, type Item, type Node, type Token } from '../library-shapes';
import { aliveTokens, isArmed, runOf } from '../tokens';
import type { Correction } from './correction';

/** Parallel joins take one token per incoming flow, inclusive joins wait for what can still come; no other token is touched. */
export const joins: Correction = {
  id: 'p17-joins',
  reason:
    'Gateway.ts:78-247: a token that waits at an outer join counts as still coming to the inner one (deadlock in loops); partial joins of one split ' +
    'move the same parent token; an inclusive join is never looked at again when a missing branch ends elsewhere.',
  apply(replace) {
    replace(library.Gateway.prototype, 'start', (original) => async function (item) {
      if (!isJoin(this)) return original.call(this, item);
      const partners = partnersFor(this, item);
      if (!partners) return ACTION.wait;
      await consume(partners);
      return library.Node.prototype.start.call(this, item);
    });

    // an inclusive join may be complete because some other token has ended or gone elsewhere
    replace(library.Execution.prototype, 'checkEnd', (original) => async function () {
      for (let token = releasable(this.tokens); token; token = releasable(this.tokens)) {
        const item = token.currentItem!;
        await consume(partnersFor(token.currentNode, item)!);
        token.status = 'running';
        await token.currentNode.end(item);
        await token.goNext();
      }
      await original.call(this);
    });
  },
};

function isJoin(node: Node): boolean {
  return node.inbounds.length > 1 && (node.type === 'bpmn:ParallelGateway' || node.type === 'bpmn:InclusiveGateway');
}

function releasable(tokens: Map<number, Token>): Token | undefined {
  return [...tokens.values()].find(
    (token) => token.status === 'wait' && token.currentItem?.status === 'wait' && token.currentNode.type === 'bpmn:InclusiveGateway' && isJoin(token.currentNode) && partnersFor(token.currentNode, token.currentItem),
  );
}

async function consume(partners: readonly Token[]): Promise<void> {
  for (const partner of partners) {
    const item = partner.currentItem!;
    item.endedAt = new Date();
    item.status = 'end';
    await partner.end(true);
  }
}

/** The waiting tokens to be merged into the arriving one, or undefined while some must be waited for. */
function partnersFor(gateway: Node, item: Item): Token[] | undefined {
  const run = runOf(item.token);
  const others = aliveTokens(item.context).filter((token) => token !== item.token && runOf(token) === run && !isArmed(token));
  const waiting = others.filter((token) => token.currentNode.id === gateway.id && token.currentItem?.status === 'wait');
  const arrived = new Map([[arrivalOf(item), item.token]]);
  for (const token of waiting) {
    const flow = arrivalOf(token.currentItem!);
    if (!arrived.has(flow)) arrived.set(flow, token);
  }
  if (gateway.type === 'bpmn:ParallelGateway') {
    return gateway.inbounds.every(({ id }) => arrived.has(id)) ? [...arrived.values()].filter((token) => token !== item.token) : undefined;
  }
  const filled = upstreamOf(gateway, gateway.inbounds.filter(({ id }) => arrived.has(id)));
  const empty = upstreamOf(gateway, gateway.inbounds.filter(({ id }) => !arrived.has(id)));
  const coming = others.some((token) => !waiting.includes(token) && empty.has(token.currentNode.id) && !filled.has(token.currentNode.id));
  return coming ? undefined : waiting;
}

/** The flow over which a token came to where it is. */
function arrivalOf({ token }: Item): string {
  return token.path.findLast(({ type }) => type === 'bpmn:SequenceFlow')?.elementId ?? '';
}

/** Every node from which one of these flows can be reached without passing the gateway. */
function upstreamOf(gateway: Node, flows: readonly Flow[]): Set<string> {
  const seen = new Set<string>();
  const open = flows.map(({ from }) => from);
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.id === gateway.id || seen.has(node.id)) continue;
    seen.add(node.id);
    if (node.attachedTo) open.push(node.attachedTo);
    open.push(...node.inbounds.map(({ from }) => from));
  }
  return seen;
}
