import type { Actor } from '../common';

/** Values by name. Plain JSON: no class instances, no `undefined`. */
export type Variables = Record<string, unknown>;

/** One deployed version of one process, as XML. `id` is unique per version and is the key of the definition cache. */
export interface EngineDefinition {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly xml: string;
}

/** What a step knows beside the diagram and the variables. */
export interface StepContext {
  readonly tenantId: string;
  readonly processInstanceId: string;
  readonly businessKey: string;
  readonly actor: Actor;
  /** business time of the step; expressions and service tasks never read another clock */
  readonly now: Date;
}

export type StepOperation =
  | { readonly kind: 'start'; readonly variables: Variables; readonly startElementId?: string }
  /** user task, receive task, catching or boundary event (timer, message, signal), armed event sub-process, call activity */
  | {
      readonly kind: 'complete';
      readonly activityInstanceId: string;
      /** in the scope of the activity: inside an iteration they stay with it */
      readonly variables: Variables;
      /** of the instance as a whole, set first: what the iterations of one activity add up to */
      readonly instanceVariables?: Variables;
    }
  /** a failure the model foresaw, raised from outside at a waiting activity (a child instance ended in a BPMN error) */
  | { readonly kind: 'throw-error'; readonly activityInstanceId: string; readonly errorCode: string; readonly variables?: Variables }
  /** a child instance escalates: the nearest catcher from its call activity outwards takes it, and the child goes on unless that interrupts */
  | { readonly kind: 'throw-escalation'; readonly activityInstanceId: string; readonly escalationCode: string; readonly variables?: Variables }
  /** ends every token; the instance becomes TERMINATED */
  | { readonly kind: 'terminate' }
  /** repairs root variables; nothing moves, and an instance that nothing else could continue is repaired too */
  | { readonly kind: 'set-variables'; readonly variables: Variables }
  /** moves tokens by hand: what waits is canceled, other elements begin; see bpmn-server/modification.ts */
  | { readonly kind: 'modify'; readonly cancel: readonly CancelInstruction[]; readonly startBefore: readonly StartInstruction[] };

/** One visit by its id, or every living visit of an element; with everything inside it. */
export type CancelInstruction = { readonly activityInstanceId: string } | { readonly elementId: string };

export interface StartInstruction {
  readonly elementId: string;
  /** set before the element begins, in the scope it begins in */
  readonly variables?: Variables;
  /** a living visit around the element, when several could be meant (iterations, runs of one sub-process) */
  readonly ancestorActivityInstanceId?: string;
}

export interface StepInput {
  readonly definition: EngineDefinition;
  /** what the previous step returned; absent for `start` */
  readonly snapshot?: string;
  readonly context: StepContext;
  readonly operation: StepOperation;
  /** elements that are passed without being run: a person decided to do without a broken service */
  readonly skipElementIds?: readonly string[];
}

/** Work for a person, as the diagram asks for it: expressions evaluated, role expressions (`APPROVER@tenant`) not yet resolved. */
export interface UserTaskRequest {
  readonly assignee?: string;
  readonly candidateUsers: readonly string[];
  readonly candidateGroups: readonly string[];
  readonly formKey?: string;
  readonly priority?: number;
}

/** A timer the host owes: either tied to a deadline of the instance by code, or an instant the expression gave. */
export interface TimerRequest {
  /** `gov:deadlineRef`: code of a deadline of this instance (or of the activity it is attached to) */
  readonly deadlineRef?: string;
  /** `gov:offset`, e.g. `+3WD`, `0`, `-1WD`, relative to that deadline's due instant */
  readonly offset?: string;
  /** result of timeDate / timeDuration / timeCycle when no deadlineRef is given */
  readonly dueAt?: Date;
  /** of a repeating timer; the engine arms it again itself, `left` firings from now on (absent: without end) */
  readonly cycle?: { readonly interval: string; readonly left?: number };
}

export interface MessageRequest {
  readonly name: string;
  /** result of `gov:correlationKey`; the business key of the instance when the attribute is absent */
  readonly correlationKey: string;
}

export type ElementType = string; // BPMN's own names without prefix: userTask, serviceTask, boundaryEvent, …

/** One visit to one element of the diagram. */
export interface ActivityFact {
  readonly id: string;
  readonly elementId: string;
  readonly elementType: ElementType;
  readonly elementName?: string;
  /** activity instance of the enclosing sub-process, absent at the top */
  readonly scopeId?: string;
  /** element id of the activity a boundary event sits on */
  readonly attachedTo?: string;
  /** activity instance id of the activity a boundary event sits on */
  readonly attachedToInstanceId?: string;
  /** index within a multi-instance activity, from 0 */
  readonly iteration?: number;
  /** every `gov:*` attribute of the element without prefix: literals as they stand, values starting with `=` as FEEL results */
  readonly gov: Readonly<Record<string, unknown>>;
  /** belongs to an event sub-process that is armed but not started: it waits for nothing the instance needs */
  readonly armed?: boolean;
  readonly userTask?: UserTaskRequest;
  readonly timer?: TimerRequest;
  readonly message?: MessageRequest;
  readonly signal?: { readonly name: string };
  /** `businessKey` only when the diagram gives the child its own */
  readonly call?: { readonly calledElement: string; readonly variables: Variables; readonly businessKey?: string };
}

/** What the step did, in order. `waiting`: the activity holds a token and waits for the outside. */
export type EngineFact =
  | { readonly kind: 'activity-started'; readonly activity: ActivityFact; readonly waiting: boolean }
  | { readonly kind: 'activity-completed'; readonly activity: ActivityFact }
  | { readonly kind: 'activity-canceled'; readonly activity: ActivityFact }
  | { readonly kind: 'sequence-flow-taken'; readonly sequenceFlowId: string };

/** What must happen outside of this instance; the host writes it to the outbox of the same transaction. */
export type EngineEffect =
  | { readonly kind: 'start-child'; readonly activityInstanceId: string; readonly calledElement: string; readonly variables: Variables; readonly businessKey?: string }
  | { readonly kind: 'send-message'; readonly name: string; readonly correlationKey: string; readonly variables: Variables }
  | { readonly kind: 'broadcast-signal'; readonly name: string; readonly variables: Variables }
  /** an escalation nobody in this instance caught: for the call activity that started it, if there is one; else it is forgotten */
  | { readonly kind: 'escalate'; readonly escalationCode: string; readonly variables: Variables };

export interface StepOutcome {
  /** opaque; to be handed in at the next step */
  readonly snapshot: string;
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  /** variables of the instance's own (root) scope after the step */
  readonly variables: Variables;
  readonly facts: readonly EngineFact[];
  readonly effects: readonly EngineEffect[];
}

/** The code behind a service task; called inside the step, inside the transaction. */
export interface ServiceTaskCall {
  readonly name: string;
  readonly elementId: string;
  readonly activityInstanceId: string;
  readonly context: StepContext;
  /** all variables visible at the element, inner scopes winning */
  readonly variables: Readonly<Variables>;
  /** the element's camunda:inputParameter values, FEEL evaluated */
  readonly input: Readonly<Variables>;
}

/** What the engine needs from above; registered once at start-up. */
export interface EngineHost {
  /** returns variables to set, or throws a BpmnError the model may catch; anything else fails the step */
  runServiceTask(call: ServiceTaskCall): Promise<Variables | void>;
  /** evaluates the decision of a business rule task; the result goes into `camunda:resultVariable` */
  evaluateDecision(decisionRef: string, variables: Readonly<Variables>, context: StepContext): Promise<unknown>;
}

/**
 * The only door to the engine: a pure stepping function. One operation runs to the next wait states in memory; nothing
 * is saved in between, nothing outside is called but the host's service tasks and decisions. A step that throws has
 * changed nothing. Throws `ActivityNotWaiting` for a stale operation, `StepFailed` (element id, cause) otherwise.
 */
export abstract class ProcessEngine {
  abstract attachHost(host: EngineHost): void;
  abstract step(input: StepInput): Promise<StepOutcome>;
  /** What a snapshot says is waiting for the outside; for whoever lost the rows that were derived from it. */
  abstract waitingIn(snapshot: string): readonly ActivityFact[];
}
