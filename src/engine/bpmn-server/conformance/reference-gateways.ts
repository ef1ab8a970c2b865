import type { Diagram, DiagramElement, DiagramFlow } from '../../definition/diagram';

/** Which flows a token takes that leaves an element (BPMN 2.0.2, §13.4). `holds` evaluates a condition. */
export function flowsTaken(element: DiagramElement, holds: (condition: string) => boolean): readonly DiagramFlow[] {
  const { type, outgoing, defaultFlow } = element;
  if (type === 'parallelGateway' || type === 'eventBasedGateway') return outgoing;
  const candidates = outgoing.filter(({ id }) => id !== defaultFlow);
  const open = (flow: DiagramFlow) => flow.condition === undefined || holds(flow.condition);
  const taken = type === 'exclusiveGateway' ? [candidates.find(open)].filter((flow) => flow !== undefined) : candidates.filter(open);
  return taken.length > 0 ? taken : outgoing.filter(({ id }) => id === defaultFlow);
}

export interface ParkedToken {
  readonly gateway: DiagramElement;
  readonly flowId: string;
}

/**
 * May this join let its tokens through? Returns the parked tokens it takes, one per flow, or nothing. `elsewhere` are
 * the elements on which the other tokens of the same scope stand.
 */
export function releaseOf(diagram: Diagram, gateway: DiagramElement, parked: readonly ParkedToken[], elsewhere: readonly string[]): ParkedToken[] | undefined {
  const here = parked.filter((token) => token.gateway.id === gateway.id);
  const filled = new Map<string, ParkedToken>();
  for (const token of here) if (!filled.has(token.flowId)) filled.set(token.flowId, token);
  if (filled.size === 0) return undefined;
  const empty = gateway.incoming.filter(({ id }) => !filled.has(id)).map(({ id }) => id);
  if (gateway.type === 'parallelGateway') return empty.length === 0 ? [...filled.values()] : undefined;
  const others = [...elsewhere, ...parked.filter((token) => token.gateway.id !== gateway.id).map((token) => token.gateway.id)];
  const awaited = others.some((from) => {
    const reached = flowsAhead(diagram, from, gateway.id);
    return empty.some((id) => reached.has(id)) && ![...filled.keys()].some((id) => reached.has(id));
  });
  return awaited ? undefined : here;
}

/** Every flow a token on this element may still take without passing the gateway, exceptions at its border included. */
function flowsAhead(diagram: Diagram, from: string, gatewayId: string): Set<string> {
  const flows = new Set<string>();
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id) || id === gatewayId) continue;
    seen.add(id);
    for (const flow of diagram.elements.get(id)!.outgoing) {
      flows.add(flow.id);
      open.push(flow.target!);
    }
    for (const { id: event, attachedTo } of diagram.elements.values()) if (attachedTo === id) open.push(event);
  }
  return flows;
}

export function isJoin({ type, incoming }: DiagramElement): boolean {
  return incoming.length > 1 && (type === 'parallelGateway' || type === 'inclusiveGateway');
}
