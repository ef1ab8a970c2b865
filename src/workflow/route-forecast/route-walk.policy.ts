import { endsWithout, firstInside, orderFromStart, type Outline } from '../process-definition';

type Element = Outline['elements'][number];
type Flow = Outline['flows'][number];

/** One stop of a predicted route. */
export interface RouteStop {
  readonly elementId: string;
  /** a decision not made yet could also lead past it */
  readonly possible: boolean;
}

export interface RouteOracle {
  /** A condition whose variables are known and not among `unsure`; nothing when it cannot be told yet. */
  test(condition: string, unsure: ReadonlySet<string>): boolean | undefined;
  /** what people fill in at this step: nobody knows it before */
  fieldsOf(element: Element): readonly string[];
}

const STOPS = new Set(['userTask', 'callActivity']);
const NOTHING: ReadonlySet<string> = new Set();

/**
 * The way from `roots` to the ends, as far as it can be known: what is decided already is followed, what is open is followed
 * both ways. Left out are ways back (退回), and ends before anybody else has worked (不同意) where there is another way on.
 * Boundary events (overdue, withdrawal) are not what is expected and are not followed.
 */
export function walkRoute(outline: Outline, roots: readonly string[], oracle: RouteOracle): RouteStop[] {
  const walk = new RouteWalk(outline, oracle);
  walk.run(roots);
  return walk.stops(roots);
}

class RouteWalk {
  private readonly byId: ReadonlyMap<string, Element>;
  private readonly order: ReadonlyMap<string, number>;
  /** names whose value people may have changed on the way here */
  private readonly unsureAt = new Map<string, ReadonlySet<string>>();
  private readonly next = new Map<string, readonly string[]>();

  constructor(
    private readonly outline: Outline,
    private readonly oracle: RouteOracle,
  ) {
    this.byId = new Map(outline.elements.map((element) => [element.id, element]));
    this.order = orderFromStart(outline);
  }

  /** Again from wherever more turns out to be unsure than was thought. */
  run(roots: readonly string[]): void {
    const open = [...roots];
    for (const id of roots) this.unsureAt.set(id, NOTHING);
    for (let id = open.shift(); id !== undefined; id = open.shift()) {
      const element = this.byId.get(id);
      if (!element) continue;
      const unsure = this.unsureAt.get(id)!;
      const targets = this.targetsOf(element, unsure);
      this.next.set(id, targets);
      const after = new Set([...unsure, ...this.changedBy(element)]);
      for (const target of targets) {
        const known = this.unsureAt.get(target);
        const merged = new Set([...(known ?? NOTHING), ...after]);
        if (known && merged.size === known.size) continue;
        this.unsureAt.set(target, merged);
        open.push(target);
      }
    }
  }

  stops(roots: readonly string[]): RouteStop[] {
    const found: string[] = [];
    const seen = new Set<string>();
    for (let frontier = [...roots]; frontier.length > 0; frontier = frontier.flatMap((id) => this.next.get(id) ?? [])) {
      frontier = [...new Set(frontier)].filter((id) => !seen.has(id));
      for (const id of frontier) {
        seen.add(id);
        if (STOPS.has(this.byId.get(id)?.type ?? '')) found.push(id);
      }
    }
    return found.map((elementId) => ({ elementId, possible: roots.every((root) => this.avoids(root, elementId, new Map())) }));
  }

  /** Can an end be reached from here without coming to `stop`? */
  private avoids(id: string, stop: string, known: Map<string, boolean>): boolean {
    if (id === stop) return false;
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, false); // a circle is no end
    const targets = this.next.get(id) ?? [];
    const leads = (target: string): boolean => this.avoids(target, stop, known);
    const answer = targets.length === 0 || (this.isChoice(id) ? targets.some(leads) : targets.every(leads));
    known.set(id, answer);
    return answer;
  }

  private isChoice(id: string): boolean {
    return ['exclusiveGateway', 'eventBasedGateway', 'inclusiveGateway'].includes(this.byId.get(id)!.type);
  }

  private changedBy(element: Element): readonly string[] {
    if (element.type === 'userTask') return this.oracle.fieldsOf(element);
    return element.type === 'businessRuleTask' && element.camunda.resultVariable ? [element.camunda.resultVariable] : [];
  }

  private targetsOf(element: Element, unsure: ReadonlySet<string>): readonly string[] {
    if (element.type === 'subProcess') {
      const inside = firstInside(element.id, this.outline.elements);
      if (inside.length > 0) return inside;
    }
    const flows = this.leaving(element);
    if (element.type === 'exclusiveGateway' || element.type === 'inclusiveGateway') return this.expected(element, this.open(flows, unsure, element.type === 'inclusiveGateway'));
    return element.type === 'eventBasedGateway' ? this.expected(element, flows) : targetsIn(flows);
  }

  /** The end of a sub-process goes on behind it, unless it ends in an error or the like. */
  private leaving({ id, type, parentId, triggers }: Element): readonly Flow[] {
    const from = type === 'endEvent' ? (triggers.length === 0 ? parentId : undefined) : id;
    return from === undefined ? [] : this.outline.flows.filter((flow) => flow.source === from && flow.target !== undefined);
  }

  /** Flows that may be taken: the one whose condition holds, or those nobody can judge yet and the default. */
  private open(flows: readonly Flow[], unsure: ReadonlySet<string>, several: boolean): readonly Flow[] {
    if (flows.length < 2) return flows;
    const judged = flows.map((flow) => ({ flow, holds: flow.condition === undefined ? undefined : this.oracle.test(flow.condition, unsure) }));
    const conditional = judged.filter(({ flow }) => flow.condition !== undefined);
    const firstTrue = conditional.find(({ holds }) => holds === true);
    // what stands before a true one and is not known could still win
    if (firstTrue && !several) return conditional.slice(0, conditional.indexOf(firstTrue) + 1).filter(({ holds }) => holds !== false).map(({ flow }) => flow);
    const possible = conditional.filter(({ holds }) => holds !== false);
    const otherwise = judged.filter(({ flow }) => flow.condition === undefined);
    return (firstTrue ? possible : [...possible, ...otherwise]).map(({ flow }) => flow);
  }

  private expected(gateway: Element, flows: readonly Flow[]): string[] {
    const targets = targetsIn(flows);
    if (targets.length < 2) return targets;
    const told = this.told(gateway, targets);
    if (told.length > 0) return told;
    const onward = targets.filter((target) => !this.isWayBack(gateway.id, target));
    const ahead = onward.filter((target) => this.hasPeopleAhead(target, gateway.id));
    if (ahead.length > 0) return ahead;
    return onward.length > 0 ? onward : targets;
  }

  /** What the diagram itself says comes after the step in front (`gov:next`): an element's name, else words for an end. */
  private told(gateway: Element, targets: readonly string[]): string[] {
    const before = this.outline.flows.filter(({ target }) => target === gateway.id).map(({ source }) => this.byId.get(source ?? '')?.gov.next);
    const next = before.find((words) => words !== undefined && words !== '');
    if (next === undefined) return [];
    const named = targets.filter((target) => this.byId.get(target)?.name === next);
    return named.length > 0 ? named : targets.filter((target) => !this.hasPeopleAhead(target, gateway.id));
  }

  /** Leads here again, and lies nearer to the start or has no other way out. */
  private isWayBack(gatewayId: string, target: string): boolean {
    if (!this.reaches(target, ({ id }) => id === gatewayId)) return false;
    return (this.order.get(target) ?? Infinity) < (this.order.get(gatewayId) ?? 0) || !endsWithout(gatewayId, target, this.outline);
  }

  private hasPeopleAhead(target: string, gatewayId: string): boolean {
    return this.reaches(target, ({ type }) => STOPS.has(type), gatewayId);
  }

  private reaches(from: string, isIt: (element: Element) => boolean, without?: string): boolean {
    const seen = new Set([without]);
    const open = [from];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const element = this.byId.get(id);
      if (!element || seen.has(id)) continue;
      seen.add(id);
      if (isIt(element)) return true;
      open.push(...targetsIn(this.leaving(element)), ...(element.type === 'subProcess' ? firstInside(id, this.outline.elements) : []));
    }
    return false;
  }
}

function targetsIn(flows: readonly Flow[]): string[] {
  return [...new Set(flows.map(({ target }) => target!))];
}
