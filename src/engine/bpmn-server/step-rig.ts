import { type Actor } from '../../common';
import type { EngineEffect, EngineFact, EngineHost, StepContext, StepOperation, StepOutcome, Variables } from '../process-engine';
import { BpmnServerEngine } from './bpmn-server-engine';

/** Test rig of this folder: diagrams in short hand, and an instance whose every step is taken from its snapshot only. */

const NAMESPACES =
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:gov="https://qunguan.example/schema/gov"';

export const process = (body: string, roots = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions ${NAMESPACES} id="definitions" targetNamespace="t">${roots}<bpmn:process id="p" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export const flow = (source: string, target: string, condition?: string, id = `${source}-${target}`): string =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">` +
  `${condition === undefined ? '' : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escape(condition)}</bpmn:conditionExpression>`}</bpmn:sequenceFlow>`;

/** Flows from each id to the next. */
export const path = (...ids: string[]): string => ids.slice(1).map((id, index) => flow(ids[index]!, id)).join('');

const element = (type: string) => (id: string, attributes = '', inner = ''): string => `<bpmn:${type} id="${id}" ${attributes}>${inner}</bpmn:${type}>`;
export const startEvent = element('startEvent');
export const endEvent = element('endEvent');
export const userTask = element('userTask');
export const serviceTask = (id: string, implementation: string, inner = ''): string => element('serviceTask')(id, `implementation="${implementation}"`, inner);
export const callActivity = (id: string, calledElement: string, inner = ''): string => element('callActivity')(id, `calledElement="${calledElement}"`, inner);
export const xor = (id: string, defaultFlow?: string): string => element('exclusiveGateway')(id, defaultFlow ? `default="${defaultFlow}"` : '');
export const and = element('parallelGateway');
export const or = element('inclusiveGateway');
export const subProcess = (id: string, ...inner: string[]): string => element('subProcess')(id, '', inner.join(''));
export const catchEvent = element('intermediateCatchEvent');
export const throwEvent = element('intermediateThrowEvent');
export const boundary = (id: string, attachedTo: string, trigger: string, attributes = ''): string =>
  element('boundaryEvent')(id, `attachedToRef="${attachedTo}" ${attributes}`, trigger);
export const nonInterrupting = 'cancelActivity="false"';
export const eventSubProcess = (id: string, trigger: string, inner: string, interrupting = true): string =>
  `<bpmn:subProcess id="${id}" triggeredByEvent="true">${startEvent(`${id}-start`, interrupting ? '' : 'isInterrupting="false"', trigger)}${inner}</bpmn:subProcess>`;
export const parallel = (collection: string, attributes = ''): string => `<bpmn:multiInstanceLoopCharacteristics camunda:collection="${collection}" ${attributes}/>`;
export const sequential = (collection: string, attributes = ''): string => parallel(collection, `isSequential="true" ${attributes}`);
/** Multi-instance until a condition holds. */
export const until = (condition: string, collection: string, attributes = ''): string =>
  `<bpmn:multiInstanceLoopCharacteristics camunda:collection="${collection}" ${attributes}><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${escape(condition)}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>`;

let definitions = 0;
const definitionOf = (type: string, inner: string, attributes = ''): string => `<bpmn:${type}EventDefinition id="d${++definitions}" ${attributes}>${inner}</bpmn:${type}EventDefinition>`;
export const timer = (duration = 'P1D'): string => definitionOf('timer', `<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${escape(duration)}</bpmn:timeDuration>`);
export const timeDate = (date: string): string => definitionOf('timer', `<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${escape(date)}</bpmn:timeDate>`);
export const timeCycle = (cycle: string): string => definitionOf('timer', `<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${escape(cycle)}</bpmn:timeCycle>`);
export const onMessage = (ref: string): string => definitionOf('message', '', `messageRef="${ref}"`);
export const onSignal = (ref: string): string => definitionOf('signal', '', `signalRef="${ref}"`);
export const onError = (ref?: string): string => definitionOf('error', '', ref ? `errorRef="${ref}"` : '');
export const onEscalation = (ref?: string): string => definitionOf('escalation', '', ref ? `escalationRef="${ref}"` : '');
export const terminate = (): string => definitionOf('terminate', '');
export const message = (id: string, name: string): string => `<bpmn:message id="${id}" name="${name}"/>`;
export const signal = (id: string, name: string): string => `<bpmn:signal id="${id}" name="${name}"/>`;
export const error = (id: string, code: string): string => `<bpmn:error id="${id}" errorCode="${code}"/>`;
export const escalation = (id: string, code: string): string => `<bpmn:escalation id="${id}" escalationCode="${code}"/>`;
export const inputs = (values: Record<string, string>): string =>
  `<bpmn:extensionElements><camunda:inputOutput>${Object.entries(values).map(([name, text]) => `<camunda:inputParameter name="${name}">${escape(text)}</camunda:inputParameter>`).join('')}</camunda:inputOutput></bpmn:extensionElements>`;

export const NOW = new Date('2026-10-09T01:00:00.000Z');
const ACTOR: Actor = { userId: 'u1', tenantId: 'T', name: '甲', kind: 'user', roles: [] };

export type ServiceTasks = Record<string, (input: Readonly<Variables>, variables: Readonly<Variables>) => Variables | void | Promise<Variables | void>>;

let xmlSequence = 0;

/** One instance of one diagram; a fresh engine's worth of restoring lies between any two steps. */
export class Instance {
  snapshot?: string;
  state: StepOutcome['state'] = 'ACTIVE';
  variables: Variables = {};
  facts: readonly EngineFact[] = [];
  effects: readonly EngineEffect[] = [];
  now = NOW;
  readonly history: EngineFact[] = [];
  readonly calls: string[] = [];
  private readonly id: string;

  constructor(
    private readonly xml: string,
    services: ServiceTasks = {},
    readonly engine = new BpmnServerEngine(),
    private readonly decide: (ref: string, variables: Readonly<Variables>) => unknown = () => null,
  ) {
    this.id = `definition-${++xmlSequence}`;
    const host: EngineHost = {
      runServiceTask: async ({ name, input, variables }) => {
        this.calls.push(name);
        return services[name]?.(input, variables);
      },
      evaluateDecision: async (ref, variables) => this.decide(ref, variables),
    };
    engine.attachHost(host);
  }

  static async started(xml: string, variables: Variables = {}, services: ServiceTasks = {}): Promise<Instance> {
    const instance = new Instance(xml, services);
    await instance.start(variables);
    return instance;
  }

  async start(variables: Variables = {}, startElementId?: string): Promise<this> {
    return this.step({ kind: 'start', variables, ...(startElementId ? { startElementId } : {}) });
  }

  /** Completes the first waiting activity of this element (or of this iteration of it). */
  async complete(elementId: string, variables: Variables = {}, iteration?: number): Promise<this> {
    return this.step({ kind: 'complete', activityInstanceId: this.waitingId(elementId, iteration), variables });
  }

  async throwError(elementId: string, errorCode: string, variables?: Variables): Promise<this> {
    return this.step({ kind: 'throw-error', activityInstanceId: this.waitingId(elementId), errorCode, ...(variables ? { variables } : {}) });
  }

  async throwEscalation(elementId: string, escalationCode: string, variables?: Variables): Promise<this> {
    return this.step({ kind: 'throw-escalation', activityInstanceId: this.waitingId(elementId), escalationCode, ...(variables ? { variables } : {}) });
  }

  async terminate(): Promise<this> {
    return this.step({ kind: 'terminate' });
  }

  async step(operation: StepOperation): Promise<this> {
    const context: StepContext = { tenantId: 'T', processInstanceId: 'instance', businessKey: 'KEY-1', actor: ACTOR, now: this.now };
    const definition = { id: this.id, key: 'p', version: 1, xml: this.xml };
    const outcome = await this.engine.step({ definition, context, operation, ...(this.snapshot === undefined ? {} : { snapshot: this.snapshot }) });
    ({ snapshot: this.snapshot, state: this.state, variables: this.variables, facts: this.facts, effects: this.effects } = outcome);
    this.history.push(...outcome.facts);
    return this;
  }

  /** Activities that wait for the outside, as the facts told. */
  waitingActivities() {
    const open = new Map<string, Extract<EngineFact, { kind: 'activity-started' }>['activity']>();
    for (const fact of this.history) {
      if (fact.kind === 'activity-started' && fact.waiting) open.set(fact.activity.id, fact.activity);
      else if (fact.kind !== 'sequence-flow-taken' && fact.kind !== 'activity-started') open.delete(fact.activity.id);
    }
    return [...open.values()];
  }

  /** Their element ids, `u#1` for the second iteration, without armed event sub-processes. */
  get waiting(): string[] {
    return this.waitingActivities().filter(({ armed }) => !armed).map(({ elementId, iteration }) => (iteration === undefined ? elementId : `${elementId}#${iteration}`));
  }

  waitingId(elementId: string, iteration?: number): string {
    const found = this.waitingActivities().find((activity) => activity.elementId === elementId && (iteration === undefined || activity.iteration === iteration));
    if (!found) throw new Error(`${elementId} does not wait; waiting: ${this.waiting.join(', ')}`);
    return found.id;
  }

  /** `completed u`, `canceled v` … of the last step. */
  ended(kind: 'completed' | 'canceled'): string[] {
    return this.facts.flatMap((fact) => (fact.kind === `activity-${kind}` ? [(fact as { activity: { elementId: string } }).activity.elementId] : []));
  }
}
