import type { DefinitionInspection } from '../../engine';

/** What may be read of a diagram without drawing it. */
export type Outline = Pick<DefinitionInspection, 'elements' | 'flows'>;

/** A sub-process is entered at its own start event. */
export function firstInside(subProcessId: string, elements: Outline['elements']): string[] {
  return elements.filter((element) => element.parentId === subProcessId && element.type === 'startEvent').map((element) => element.id);
}

/** How many elements lie between the start and each element: what is nearer to the start than a step is behind it. */
export function orderFromStart({ elements, flows }: Outline): Map<string, number> {
  const order = new Map<string, number>();
  let frontier = elements.filter((element) => element.type === 'startEvent' && element.parentId === undefined).map((element) => element.id);
  for (let distance = 0; frontier.length > 0; distance++) {
    frontier = frontier.filter((id) => !order.has(id));
    for (const id of frontier) order.set(id, distance);
    const inside = frontier.flatMap((id) => firstInside(id, elements));
    const events = elements.filter((element) => element.attachedTo && frontier.includes(element.attachedTo)).map((element) => element.id);
    frontier = [...inside, ...events, ...flows.filter((flow) => flow.source && frontier.includes(flow.source)).map((flow) => flow.target!)];
  }
  return order;
}

/** Can an end be reached from `from` without passing `avoided`? */
export function endsWithout(avoided: string, from: string, { elements, flows }: Outline): boolean {
  const seen = new Set([avoided]);
  let frontier = [from];
  while (frontier.length > 0) {
    frontier = frontier.filter((id) => !seen.has(id));
    for (const id of frontier) seen.add(id);
    if (elements.some((element) => element.type === 'endEvent' && frontier.includes(element.id))) return true;
    const events = elements.filter((element) => element.attachedTo && frontier.includes(element.attachedTo)).map((element) => element.id);
    frontier = [...events, ...flows.filter((flow) => flow.source && frontier.includes(flow.source)).map((flow) => flow.target!)];
  }
  return false;
}
