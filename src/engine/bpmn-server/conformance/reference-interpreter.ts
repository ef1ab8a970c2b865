import { startEventsOf, type Diagram, type DiagramElement } from '../../definition/diagram';
import { evaluate } from '../../expression';
import type { Variables } from '../../process-engine';
import { flowsTaken, isJoin, releaseOf } from './reference-gateways';
import { keyOf, Scope, type Visit } from './reference-scope';

/** What a step of either side is compared by. */
export interface StepResult {
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  readonly completed: string[];
  readonly canceled: string[];
  readonly flows: string[];
  readonly effects: Effect[];
}

export type Effect =
  | { readonly kind: 'start-child'; readonly key: string; readonly calledElement: string }
  | { readonly kind: 'send-message' | 'broadcast-signal' | 'escalate'; readonly name: string };

/** An error no catcher of the instance takes; its caller may. */
export class UncaughtError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** A token on its way: into an element, or (`ends`) out of the scope. */
interface Move {
  readonly scope: Scope;
  readonly element?: DiagramElement;
  readonly flowId?: string;
  readonly race?: Set<Visit>;
}

/**
 * BPMN's token game, told once more and as plainly as possible: the oracle of the conformance test. It shares no code
 * with the adapter and knows nothing of bpmn-server, snapshots or the host. Tokens move one at a time, the branches of
 * a split in the order of the diagram, each until it waits.
 */
export class ReferenceInterpreter {
  state: StepResult['state'] = 'ACTIVE';
  private readonly root = new Scope('process', undefined, undefined, undefined, undefined, {});
  private readonly moves: Move[] = [];
  private completed: string[] = [];
  private canceled: string[] = [];
  private flows: string[] = [];
  private thrown: Effect[] = [];
  private calls: Visit[] = [];
  private serial = 0;

  /** `failures`: service tasks that end in a BPMN error, by implementation */
  constructor(
    private readonly diagram: Diagram,
    private readonly failures: Readonly<Record<string, string>>,
  ) {}

  get variables(): Variables {
    return this.root.variables!;
  }

  start(): StepResult {
    return this.step(() => {
      this.armEventSubProcesses(this.root);
      this.moves.push({ scope: this.root, element: startEventsOf(this.diagram)[0] });
    });
  }

  /** Everything that something outside can continue, in the order in which it began to wait. */
  waiting(): Visit[] {
    return this.visits().filter(({ waits }) => waits).sort((a, b) => a.serial - b.serial);
  }

  complete(visit: Visit, variables: Variables): StepResult {
    return this.step(() => {
      visit.scope.set(variables);
      if (visit.element.type === 'boundaryEvent' || visit.isArmedStart) this.fire(visit);
      else this.leave(visit);
    });
  }

  throwError(visit: Visit, code: string): StepResult {
    return this.step(() => this.raiseError(visit, code));
  }

  throwEscalation(visit: Visit, code: string): StepResult {
    return this.step(() => this.raiseEscalation(visit, code));
  }

  terminate(): StepResult {
    return this.step(() => {
      this.cancelScope(this.root);
      this.state = 'TERMINATED';
    });
  }

  /** After an error nobody caught: what the interrupted step has left is of no interest. */
  abandon(): void {
    this.state = 'TERMINATED';
  }

  private step(begin: () => void): StepResult {
    [this.completed, this.canceled, this.flows, this.thrown, this.calls] = [[], [], [], [], []];
    begin();
    do {
      for (let move = this.moves.pop(); move; move = this.moves.pop()) this.perform(move);
      // a join may have become complete because a token ended elsewhere
    } while (this.releaseInclusiveJoins() || (this.moves.length === 0 && this.closeFinished()));
    const calls = this.calls.filter((visit) => visit.scope.visits.has(visit)).map((visit): Effect => ({ kind: 'start-child', key: keyOf(visit), calledElement: visit.element.calledElement! }));
    return { state: this.state, completed: this.completed, canceled: this.canceled, flows: this.flows, effects: [...this.thrown, ...calls] };
  }

  private perform({ scope, element, flowId, race }: Move): void {
    if (scope.isOver) return;
    if (element) this.enter(element, scope, flowId, race);
    this.closeIfFinished(scope);
  }

  // ---- elements

  private enter(element: DiagramElement, scope: Scope, flowId?: string, race?: Set<Visit>): void {
    if (isJoin(element)) return this.arrive(element, scope, flowId!);
    const isBody = element.multiInstance !== undefined && !(scope.kind === 'iteration' && scope.owner!.element === element);
    const visit = this.open(element, scope, { isBody, race });
    if (isBody) return this.beginIterations(visit);
    switch (element.type) {
      case 'callActivity':
        this.calls.push(visit);
        return this.wait(visit);
      case 'userTask':
      case 'receiveTask':
      case 'intermediateCatchEvent':
        return this.wait(visit);
      case 'subProcess':
        return this.beginSubProcess(visit);
      case 'serviceTask': {
        const code = this.failures[element.implementation ?? ''];
        this.armBoundaryEvents(visit);
        return code === undefined ? this.leave(visit) : this.raiseError(visit, code);
      }
      case 'intermediateThrowEvent':
      case 'sendTask':
        return this.throwEvent(visit);
      case 'endEvent':
        return this.end(visit);
      default:
        return this.leave(visit);
    }
  }

  private wait(visit: Visit): void {
    visit.waits = true;
    visit.race?.add(visit);
    this.armBoundaryEvents(visit);
  }

  private throwEvent(visit: Visit): void {
    const [trigger] = visit.element.triggers;
    if (trigger?.kind === 'escalation') return this.raiseEscalation(visit, trigger.name!);
    if (trigger) this.thrown.push({ kind: trigger.kind === 'signal' ? 'broadcast-signal' : 'send-message', name: trigger.name! });
    this.leave(visit);
  }

  private end(visit: Visit): void {
    const { scope, element } = visit;
    const [trigger] = element.triggers;
    if (trigger?.kind === 'error') {
      this.close(visit, true);
      return this.raiseError(visit, trigger.name!);
    }
    if (trigger?.kind !== 'terminate') return this.throwEvent(visit);
    this.close(visit, true);
    this.cancelInside(scope);
  }

  private beginSubProcess(visit: Visit): void {
    this.armBoundaryEvents(visit);
    const inner = new Scope('sub-process', visit.element.id, visit.scope, visit);
    visit.inner.push(inner);
    this.armEventSubProcesses(inner);
    const first = [...this.diagram.elements.values()].find(({ type, parentId }) => type === 'startEvent' && parentId === visit.element.id)!;
    this.moves.push({ scope: inner, element: first });
  }

  // ---- multi-instance

  private beginIterations(body: Visit): void {
    const { collection, cardinality, sequential } = body.element.multiInstance!;
    const value = evaluate(collection ?? cardinality!, body.scope.visible);
    body.entries = Array.isArray(value) ? value : [...Array(Number(value)).keys()];
    if (body.entries.length === 0) return this.leave(body);
    this.armBoundaryEvents(body);
    const first = sequential ? 1 : body.entries.length;
    const iterations = Array.from({ length: first }, () => this.nextIteration(body));
    for (const scope of iterations.reverse()) this.moves.push({ scope, element: body.element });
  }

  private nextIteration(body: Visit): Scope {
    const index = body.begun++;
    const { elementVariable } = body.element.multiInstance!;
    const scope = new Scope('iteration', undefined, body.scope, body, index, elementVariable ? { [elementVariable]: body.entries[index] } : {});
    body.inner.push(scope);
    return scope;
  }

  private endIteration(scope: Scope): void {
    const body = scope.owner!;
    scope.isOver = true;
    body.inner = body.inner.filter((inner) => inner !== scope);
    const { completionCondition, sequential } = body.element.multiInstance!;
    const counters = { nrOfInstances: body.entries.length, nrOfActiveInstances: body.inner.length, nrOfCompletedInstances: body.begun - body.inner.length };
    if (completionCondition !== undefined && evaluate(completionCondition, { ...scope.visible, ...counters }) === true) {
      for (const inner of body.inner) this.cancelScope(inner);
      this.leave(body);
    } else if (sequential && body.begun < body.entries.length) {
      this.moves.push({ scope: this.nextIteration(body), element: body.element });
    } else if (body.inner.length === 0) {
      this.leave(body);
    }
  }

  // ---- events

  private armBoundaryEvents(host: Visit): void {
    if (host.scope.kind === 'iteration' && host.scope.owner!.element === host.element) return; // the body carries them
    for (const element of this.diagram.elements.values()) if (element.attachedTo === host.element.id) this.arm(element, host.scope, host);
  }

  private armEventSubProcesses(scope: Scope): void {
    for (const { id, triggeredByEvent, parentId } of this.diagram.elements.values()) {
      if (!triggeredByEvent || parentId !== scope.containerId) continue;
      this.arm([...this.diagram.elements.values()].find((start) => start.type === 'startEvent' && start.parentId === id)!, scope);
    }
  }

  private arm(element: DiagramElement, scope: Scope, host?: Visit, firingsLeft = firingsOf(element)): void {
    const isInternal = ['error', 'escalation'].includes(element.triggers[0]!.kind);
    this.open(element, scope, { host, isInternal, isArmedStart: !host, waits: !isInternal, firingsLeft });
  }

  /** A boundary event or the start of an event sub-process happens. */
  private fire(catcher: Visit): void {
    const { element, scope, host } = catcher;
    this.close(catcher, true);
    if (host) {
      if (element.interrupting) this.cancel(host);
      else if (catcher.firingsLeft !== 1) this.arm(element, scope, host, less(catcher.firingsLeft));
      return this.follow(element, scope);
    }
    if (element.interrupting) this.cancelInside(scope);
    else if (catcher.firingsLeft !== 1) this.arm(element, scope, undefined, less(catcher.firingsLeft));
    const owner = this.open(this.diagram.elements.get(element.parentId!)!, scope, {});
    const run = new Scope('event-sub-process', element.parentId, scope, owner);
    owner.inner.push(run);
    this.follow(element, run);
  }

  private raiseError(thrower: Visit, code: string): void {
    const catcher = this.catcherOf(thrower, 'error', code);
    if (!catcher) throw new UncaughtError(code);
    this.fire(catcher);
  }

  private raiseEscalation(thrower: Visit, code: string): void {
    const catcher = this.catcherOf(thrower, 'escalation', code);
    // a call activity only passes on what its child threw, and waits on; an event goes on unless its scope is interrupted
    if (thrower.element.type !== 'callActivity') {
      if (catcher?.element.interrupting) this.close(thrower, true);
      else this.leave(thrower);
    }
    if (catcher) this.fire(catcher);
    else this.thrown.push({ kind: 'escalate', name: code });
  }

  /** From the inside out: what sits on the activity, then the event sub-processes around it, then the activity around. */
  private catcherOf(thrower: Visit, kind: string, code: string): Visit | undefined {
    const among = (candidates: readonly Visit[]) => {
      const ofKind = candidates.filter(({ element: { triggers } }) => triggers[0]?.kind === kind);
      return ofKind.find(({ element: { triggers } }) => triggers[0]!.name === code) ?? ofKind.find(({ element: { triggers } }) => triggers[0]!.name === undefined);
    };
    let scope: Scope = thrower.scope;
    let activity: Visit | undefined = thrower;
    for (;;) {
      const onActivity = activity && among([...scope.visits].filter(({ host }) => host !== undefined && host === activity));
      if (onActivity) return onActivity;
      const leavesEventSubProcess = scope.kind === 'event-sub-process';
      const around = leavesEventSubProcess ? scope.parent! : scope;
      const inScope = leavesEventSubProcess ? undefined : among([...around.visits].filter(({ isArmedStart }) => isArmedStart));
      if (inScope) return inScope;
      activity = around.owner;
      if (!around.parent) return undefined;
      scope = around.parent;
    }
  }

  // ---- tokens

  private open(element: DiagramElement, scope: Scope, more: Partial<Visit>): Visit {
    const visit: Visit = { serial: ++this.serial, element, scope, isBody: false, isArmedStart: false, isInternal: false, waits: false, inner: [], entries: [], begun: 0, ...more };
    scope.visits.add(visit);
    return visit;
  }

  /** The visit is over; what is inside has ended before. */
  private close(visit: Visit, isCompleted: boolean): void {
    if (!visit.scope.visits.delete(visit)) return;
    const { element } = visit;
    for (const event of [...visit.scope.visits]) if (event.host === visit) this.close(event, false);
    const isShown = (isCompleted || !visit.isInternal) && !element.triggeredByEvent && !element.type.endsWith('Gateway');
    if (isShown) (isCompleted ? this.completed : this.canceled).push(element.id);
  }

  private leave(visit: Visit): void {
    const { element, scope, race } = visit;
    this.close(visit, true);
    race?.delete(visit);
    for (const other of race ?? []) this.close(other, false);
    race?.clear();
    if (scope.kind === 'iteration' && scope.owner!.element === element) this.endIteration(scope);
    else this.follow(element, scope);
  }

  private follow(element: DiagramElement, scope: Scope): void {
    const taken = flowsTaken(element, (condition) => evaluate(condition, scope.visible) === true);
    const race = element.type === 'eventBasedGateway' ? new Set<Visit>() : undefined;
    this.flows.push(...taken.map(({ id }) => id));
    // the first branch on top; a token without a way ahead still has to be counted out of its scope
    if (taken.length === 0) this.moves.push({ scope });
    for (const { target, id } of [...taken].reverse()) this.moves.push({ scope, element: this.diagram.elements.get(target!)!, flowId: id, race });
  }

  private arrive(gateway: DiagramElement, scope: Scope, flowId: string): void {
    scope.parked.push({ gateway, flowId });
    this.release(gateway, scope);
  }

  private release(gateway: DiagramElement, scope: Scope): boolean {
    const standing = [...scope.visits].filter(({ host, isArmedStart }) => !host && !isArmedStart).map(({ element }) => element.id);
    const moving = this.moves.flatMap((move) => (move.scope === scope && move.element ? [move.element.id] : []));
    const taken = releaseOf(this.diagram, gateway, scope.parked, [...standing, ...moving]);
    if (!taken) return false;
    scope.parked = scope.parked.filter((token) => !taken.includes(token));
    this.follow(gateway, scope);
    return true;
  }

  private releaseInclusiveJoins(): boolean {
    return this.scopes().some((scope) => scope.parked.some(({ gateway }) => gateway.type === 'inclusiveGateway' && this.release(gateway, scope)));
  }

  // ---- scopes

  private closeIfFinished(scope: Scope): boolean {
    if (scope.isOver || scope.kind === 'iteration' || scope.parked.length > 0) return false;
    if ([...scope.visits].some(({ isArmedStart }) => !isArmedStart) || this.moves.some((move) => move.scope.isWithin(scope) && !move.scope.isOver)) return false;
    this.cancelScope(scope);
    if (scope.kind === 'process') this.state = this.state === 'ACTIVE' ? 'COMPLETED' : this.state;
    else if (scope.kind === 'sub-process') this.leave(scope.owner!);
    else {
      this.close(scope.owner!, true);
      this.closeIfFinished(scope.parent!);
    }
    return true;
  }

  private closeFinished(): boolean {
    return this.scopes().some((scope) => this.closeIfFinished(scope));
  }

  private cancel(visit: Visit): void {
    for (const inner of visit.inner) this.cancelScope(inner);
    this.close(visit, false);
  }

  private cancelScope(scope: Scope): void {
    scope.isOver = true;
    this.cancelInside(scope);
  }

  private cancelInside(scope: Scope): void {
    scope.parked = [];
    for (const visit of [...scope.visits]) this.cancel(visit);
    for (let index = this.moves.length - 1; index >= 0; index--) if (this.moves[index]!.scope.isWithin(scope)) this.moves.splice(index, 1);
  }

  private scopes(scope: Scope = this.root): Scope[] {
    return [scope, ...[...scope.visits].flatMap(({ inner }) => inner.flatMap((one) => this.scopes(one)))].filter(({ isOver }) => !isOver);
  }

  private visits(): Visit[] {
    return this.scopes().flatMap(({ visits }) => [...visits]);
  }
}

function firingsOf({ triggers: [trigger], interrupting }: DiagramElement): number | undefined {
  if (trigger?.kind !== 'timer' || interrupting) return interrupting ? 1 : undefined;
  const [, times] = /^R(\d*)\//.exec(trigger.timeCycle ?? 'R1/') ?? [];
  return times ? Number(times) : undefined;
}

function less(firings: number | undefined): number | undefined {
  return firings === undefined ? undefined : firings - 1;
}
