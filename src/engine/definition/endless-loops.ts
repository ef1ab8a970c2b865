import { startsEventSubProcess, type Diagram, type DiagramElement } from './diagram';
import { error, warning, type DefinitionProblem } from './problem';

/** The step ends here until something outside happens. A multi-instance activity counts as well, though its list may be empty. */
const WAITS = new Set(['userTask', 'receiveTask', 'intermediateCatchEvent', 'eventBasedGateway', 'callActivity']);
/** these may raise an error by themselves, which goes on at a boundary event within the same step */
const MAY_FAIL = new Set(['serviceTask', 'businessRuleTask']);

/** Loops, and calls of the process by itself, that nothing outside interrupts: they would run until the step budget is spent. */
export function checkEndlessLoops(diagram: Diagram): DefinitionProblem[] {
  const automatic = new AutomaticRun(diagram);
  return [...automatic.loops(), ...automatic.recursions()];
}

/** Which elements a token reaches without waiting for anything outside. */
class AutomaticRun {
  private readonly elements: readonly DiagramElement[];
  private readonly inside: ReadonlyMap<string, readonly DiagramElement[]>;
  private readonly boundaries: ReadonlyMap<string, readonly DiagramElement[]>;
  private readonly passable = new Map<string, boolean>();
  private readonly insides = new Map<string, ReadonlySet<string>>();

  constructor(private readonly diagram: Diagram) {
    this.elements = [...diagram.elements.values()];
    this.inside = groupBy(this.elements, ({ parentId }) => parentId);
    this.boundaries = groupBy(this.elements, ({ attachedTo }) => attachedTo);
    // inner sub-processes first: whether one waits depends on those in it
    const depth = (element: DiagramElement): number => (element.parentId === undefined ? 0 : 1 + depth(diagram.elements.get(element.parentId)!));
    const subProcesses = this.elements.filter(({ type }) => type === 'subProcess').sort((a, b) => depth(b) - depth(a));
    for (const { id } of subProcesses) this.passable.set(id, this.canEnd(id));
  }

  loops(): DefinitionProblem[] {
    return this.suspects().flatMap((loop) => {
      const first = loop.find((id) => this.reachedFrom(id).has(id));
      if (first === undefined) return [];
      const names = loop.slice(0, 8).join('、');
      return [error(first, 'loop-without-wait', `环节 ${names} 构成没有等待环节的循环，可能永不结束。`, `The elements ${loop.slice(0, 8).join(', ')} form a loop without a wait state; it may never end.`)];
    });
  }

  recursions(): DefinitionProblem[] {
    const calls = this.elements.filter(({ type, calledElement }) => type === 'callActivity' && calledElement === this.diagram.processKey);
    if (calls.length === 0) return [];
    const starts = this.elements.filter(({ type, parentId }) => type === 'startEvent' && parentId === undefined);
    const reached = new Set(starts.flatMap(({ id }) => [...this.reachedFrom(id)]));
    return calls.map(({ id }) =>
      reached.has(id)
        ? error(id, 'recursion-without-wait', '流程没有等待就调用自身，永不结束。', 'The process calls itself without waiting for anything before; it never ends.')
        : warning(id, 'recursion', '流程调用自身，请确认会结束。', 'The process calls itself; make sure that this ends.'),
    );
  }

  private waits({ id, type }: DiagramElement): boolean {
    return WAITS.has(type) || (type === 'subProcess' && !this.passable.get(id));
  }

  /** Where a token goes from here within the step: along the flows, and out of an error by its boundary event. */
  private next(element: DiagramElement): DiagramElement[] {
    const onError = this.mayFail(element) ? (this.boundaries.get(element.id) ?? []).filter(({ triggers }) => triggers[0]?.kind === 'error') : [];
    const along = this.waits(element) ? [] : element.outgoing.flatMap(({ target }) => this.diagram.elements.get(target ?? '') ?? []);
    return [...along, ...onError];
  }

  private mayFail({ id, type }: DiagramElement): boolean {
    return MAY_FAIL.has(type) || (type === 'subProcess' && [...this.reachedInside(id)].some((inner) => this.failsAtOnce(this.diagram.elements.get(inner)!)));
  }

  private failsAtOnce({ type, triggers }: DiagramElement): boolean {
    return MAY_FAIL.has(type) || (type === 'endEvent' && triggers[0]?.kind === 'error');
  }

  private reachedInside(subProcessId: string): ReadonlySet<string> {
    const known = this.insides.get(subProcessId);
    if (known) return known;
    const starts = this.startsOf(subProcessId);
    const reached = new Set(starts.flatMap(({ id }) => [id, ...this.reachedFrom(id)]));
    this.insides.set(subProcessId, reached);
    return reached;
  }

  private startsOf(subProcessId: string): DiagramElement[] {
    return (this.inside.get(subProcessId) ?? []).filter((element) => element.type === 'startEvent' && !startsEventSubProcess(this.diagram, element));
  }

  /** Everything a token from here comes to; a join is passed only when all that lead to it are. Enters sub-processes. */
  private reachedFrom(startId: string): Set<string> {
    const reached = new Set<string>();
    const passed = new Set([startId]);
    const open = [this.diagram.elements.get(startId)!];
    for (let element = open.pop(); element; element = open.pop()) {
      const entered = element.type === 'subProcess' ? this.startsOf(element.id) : [];
      for (const target of [...this.next(element), ...entered]) {
        if (reached.has(target.id) || (isJoin(target) && !target.incoming.every(({ source }) => passed.has(source ?? '')))) continue;
        reached.add(target.id);
        if (!this.waits(target)) passed.add(target.id);
        open.push(target);
      }
    }
    return reached;
  }

  /** Can a token run from the start of the sub-process to its end? Behind a fork every branch has to. */
  private canEnd(subProcessId: string): boolean {
    const elements = this.inside.get(subProcessId) ?? [];
    const ending = new Set<string>();
    for (let grown = true; grown; ) {
      grown = false;
      for (const element of elements) {
        if (ending.has(element.id) || this.waits(element)) continue;
        const next = this.next(element);
        const isFork = element.type !== 'exclusiveGateway' && element.type !== 'inclusiveGateway';
        const byFlow = isFork && element.outgoing.every(({ target }) => ending.has(target ?? ''));
        const byChoiceOrError = next.some(({ id, attachedTo }) => (!isFork || attachedTo !== undefined) && ending.has(id));
        if (!byFlow && !byChoiceOrError) continue;
        ending.add(element.id);
        grown = true;
      }
    }
    return this.startsOf(subProcessId).some(({ id }) => ending.has(id));
  }

  /** Groups of elements that lead to each other without waiting, joins not yet looked at. */
  private suspects(): string[][] {
    const targets = new Map(this.elements.map((element) => [element.id, this.next(element).map(({ id }) => id)]));
    return stronglyConnected(targets).filter((group) => group.length > 1 || targets.get(group[0]!)!.includes(group[0]!));
  }
}

function isJoin({ type, incoming }: DiagramElement): boolean {
  return type === 'parallelGateway' && incoming.length > 1;
}

function groupBy(elements: readonly DiagramElement[], key: (element: DiagramElement) => string | undefined): Map<string, DiagramElement[]> {
  const groups = new Map<string, DiagramElement[]>();
  for (const element of elements) {
    const of = key(element);
    if (of !== undefined) groups.set(of, [...(groups.get(of) ?? []), element]);
  }
  return groups;
}

/** Tarjan, without recursion: a chain of elements may be long. */
function stronglyConnected(targets: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const groups: string[][] = [];
  for (const root of targets.keys()) {
    if (order.has(root)) continue;
    const path: { id: string; next: number }[] = [];
    const enter = (id: string): void => {
      order.set(id, order.size);
      low.set(id, order.get(id)!);
      stack.push(id);
      onStack.add(id);
      path.push({ id, next: 0 });
    };
    enter(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const target = targets.get(top.id)![top.next++];
      if (target !== undefined) {
        if (!order.has(target)) enter(target);
        else if (onStack.has(target)) low.set(top.id, Math.min(low.get(top.id)!, order.get(target)!));
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent) low.set(parent.id, Math.min(low.get(parent.id)!, low.get(top.id)!));
      if (low.get(top.id) !== order.get(top.id)) continue;
      const group = stack.splice(stack.indexOf(top.id));
      for (const id of group) onStack.delete(id);
      groups.push(group);
    }
  }
  return groups;
}
