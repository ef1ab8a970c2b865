import { BpmnError } from '../../../common';
import type { Diagram } from '../../definition/diagram';
import { StepFailed } from '../../engine.errors';
import type { ActivityFact, EngineFact, Variables } from '../../process-engine';
import type { BpmnServerEngine } from '../bpmn-server-engine';
import { Instance } from '../step-rig';
import { FAILING_SERVICE } from './random-diagram';
import { ReferenceInterpreter, UncaughtError, type Effect, type StepResult } from './reference-interpreter';
import { keyOf, suffix, type Visit } from './reference-scope';

/** The same waiting activity on both sides. */
export interface Waiting {
  readonly key: string;
  readonly activity: ActivityFact;
  readonly visit: Visit;
}

export type Operation =
  | { readonly kind: 'complete'; readonly at: Waiting; readonly variables: Variables }
  | { readonly kind: 'throw-error' | 'throw-escalation'; readonly at: Waiting; readonly code: string }
  | { readonly kind: 'terminate' };

/** Engine and interpreter told a different story. */
export class Difference extends Error {}

export interface LockstepResult {
  readonly result: StepResult;
  readonly canceledCalls: readonly string[];
  /** nobody in this instance catches the error: nothing has changed */
  readonly uncaught?: string;
}

/** One instance, run by the engine (from snapshot to snapshot) and by the reference interpreter, compared after every step. */
export class LockstepInstance {
  waiting: readonly Waiting[] = [];
  private readonly reference: ReferenceInterpreter;
  private readonly instance: Instance;
  private readonly seen = new Map<string, ActivityFact>();

  constructor(
    readonly name: string,
    readonly diagram: Diagram,
    xml: string,
    engine: BpmnServerEngine,
  ) {
    this.reference = new ReferenceInterpreter(diagram, { [FAILING_SERVICE]: 'E' });
    this.instance = new Instance(xml, { [FAILING_SERVICE]: () => { throw new BpmnError('E'); } }, engine);
  }

  get isActive(): boolean {
    return this.reference.state === 'ACTIVE';
  }

  start(): Promise<LockstepResult> {
    return this.compare(() => this.reference.start(), () => this.instance.start());
  }

  perform(operation: Operation): Promise<LockstepResult> {
    switch (operation.kind) {
      case 'complete': {
        const { at, variables } = operation;
        return this.compare(() => this.reference.complete(at.visit, variables), () => this.instance.step({ kind: 'complete', activityInstanceId: at.activity.id, variables }));
      }
      case 'throw-error': {
        const { at, code } = operation;
        return this.compare(() => this.reference.throwError(at.visit, code), () => this.instance.step({ kind: 'throw-error', activityInstanceId: at.activity.id, errorCode: code }));
      }
      case 'throw-escalation': {
        const { at, code } = operation;
        return this.compare(() => this.reference.throwEscalation(at.visit, code), () => this.instance.step({ kind: 'throw-escalation', activityInstanceId: at.activity.id, escalationCode: code }));
      }
      case 'terminate':
        return this.compare(() => this.reference.terminate(), () => this.instance.terminate());
    }
  }

  /** Ends the instance on both sides after an error that nobody in it caught: the interpreter stopped in the middle of a step. */
  async terminateUncaught(): Promise<readonly string[]> {
    if (this.instance.snapshot !== undefined) await this.instance.terminate();
    this.reference.abandon();
    this.waiting = [];
    return canceledCallsIn(this.instance.snapshot === undefined ? [] : this.instance.facts);
  }

  private async compare(expected: () => StepResult, actual: () => Promise<Instance>): Promise<LockstepResult> {
    const [reference, engine] = [await outcomeOf(expected), await outcomeOf(actual)];
    if (reference.error !== undefined || engine.error !== undefined) {
      const [a, b] = [uncaughtCode(reference.error), uncaughtCode(engine.error)];
      if (a === undefined || a !== b) throw new Difference(`${this.name}: engine ${engine.error ?? 'went on'}; reference ${reference.error ?? 'goes on'}`);
      return { result: { state: 'ACTIVE', completed: [], canceled: [], flows: [], effects: [] }, canceledCalls: [], uncaught: a };
    }
    const { facts, state, effects } = this.instance;
    for (const fact of facts) if (fact.kind === 'activity-started') this.seen.set(fact.activity.id, fact.activity);
    const told = reference.value!;
    this.same('state', state, told.state);
    this.sameList('completed', namesOf(facts, 'activity-completed'), told.completed);
    this.sameList('canceled', namesOf(facts, 'activity-canceled'), told.canceled);
    this.sameList('flows', facts.flatMap((fact) => (fact.kind === 'sequence-flow-taken' ? [fact.sequenceFlowId] : [])), told.flows);
    const done = effects.map((effect): Effect => {
      if (effect.kind === 'start-child') return { kind: effect.kind, key: this.keyOf(this.seen.get(effect.activityInstanceId)!), calledElement: effect.calledElement };
      return { kind: effect.kind, name: effect.kind === 'escalate' ? effect.escalationCode : effect.name };
    });
    this.sameList('effects', done.map((effect) => JSON.stringify(effect)), told.effects.map((effect) => JSON.stringify(effect)));
    this.waiting = this.pair();
    this.same('variables', JSON.stringify(sorted(this.instance.variables)), JSON.stringify(sorted(this.reference.variables)));
    return { result: told, canceledCalls: canceledCallsIn(facts) };
  }

  /** Sorted by what they are; those that are the same in every respect in the order in which they began. */
  private pair(): Waiting[] {
    const byKey = <T>(list: readonly T[], key: (entry: T) => string) => list.map((entry) => ({ key: key(entry), entry })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    const engine = byKey(this.instance.waitingActivities(), (activity) => this.keyOf(activity));
    const reference = byKey(this.reference.waiting(), keyOf);
    this.sameList('waiting', engine.map(({ key }) => key), reference.map(({ key }) => key));
    return engine.map(({ key, entry }, index) => ({ key, activity: entry, visit: reference[index]!.entry }));
  }

  private keyOf({ elementId, iteration, scopeId, armed }: ActivityFact): string {
    return `${this.pathOf(scopeId)}/${elementId}${suffix(iteration)}${armed ? ' armed' : ''}`;
  }

  private pathOf(scopeId: string | undefined): string {
    const scope = scopeId === undefined ? undefined : this.seen.get(scopeId);
    return scope ? `${this.pathOf(scope.scopeId)}/${scope.elementId}${suffix(scope.iteration)}` : '';
  }

  private same(what: string, engine: string, reference: string): void {
    if (engine !== reference) throw new Difference(`${this.name}: ${what}: engine ${engine}; reference ${reference}`);
  }

  private sameList(what: string, engine: readonly string[], reference: readonly string[]): void {
    this.same(what, [...engine].sort().join(' '), [...reference].sort().join(' '));
  }
}

function canceledCallsIn(facts: readonly EngineFact[]): string[] {
  return facts.flatMap((fact) => (fact.kind === 'activity-canceled' && fact.activity.call ? [fact.activity.id] : []));
}

/** Gateways hold tokens in ways of their own; what they let through shows in the flows. */
function namesOf(facts: readonly EngineFact[], kind: EngineFact['kind']): string[] {
  return facts.flatMap((fact) => (fact.kind === kind && fact.kind !== 'sequence-flow-taken' && !fact.activity.elementType.endsWith('Gateway') ? [fact.activity.elementId] : []));
}

async function outcomeOf<T>(run: () => T | Promise<T>): Promise<{ value?: T; error?: unknown }> {
  try {
    return { value: await run() };
  } catch (error) {
    return { error };
  }
}

function uncaughtCode(error: unknown): string | undefined {
  if (error instanceof UncaughtError) return error.code;
  if (!(error instanceof StepFailed)) return undefined;
  const { facts } = error.cause as { facts?: { what?: string; errorCode?: string } };
  return facts?.what === 'uncaught-error' ? facts.errorCode : undefined;
}

function sorted(variables: Variables): [string, unknown][] {
  return Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1));
}
