import { isLocalDate, startOfDay } from '../../common';
import { startsEventSubProcess, TIMER_CYCLE, type Diagram, type DiagramElement } from '../definition/diagram';
import { ModelMistake } from '../engine.errors';
import { evaluate } from '../expression';
import type { ActivityFact, MessageRequest, TimerRequest, UserTaskRequest, Variables } from '../process-engine';
import type { Item, Token } from './library-shapes';
import type { StepRun } from './step-run';
import { visibleVariables } from './token-variables';
import { isIteration, iterationOf, subProcessOf } from './tokens';

/** What an activity is for the host, evaluated once at activation and kept with the item while it waits. Plain JSON. */
export interface ActivityState extends Omit<ActivityFact, 'timer'> {
  readonly timer?: Omit<TimerRequest, 'dueAt'> & { readonly dueAt?: string };
  /** only something outside can continue it */
  readonly waitsOutside: boolean;
  /** catches errors or escalations from inside: no fact of its own until it has caught one */
  readonly internal?: boolean;
}

export function toFact(state: ActivityState): ActivityFact {
  const { waitsOutside: _waits, internal: _internal, timer, ...fact } = state;
  return { ...fact, ...(timer ? { timer: { ...timer, ...(timer.dueAt ? { dueAt: new Date(timer.dueAt) } : {}) } } : {}) } as ActivityFact;
}

/** Describes a visit as it begins. Throws when an expression of the element fails. */
export function describeActivity(item: Item, step: StepRun): ActivityState {
  const element = step.element(item.elementId);
  const { token } = item;
  const gov = govValues(element, step, token);
  const body = element.multiInstance !== undefined && !isIteration(item);
  const scope = subProcessOf(token)?.originItem;
  const iteration = iterationOf(token);
  return {
    id: item.id,
    elementId: element.id,
    elementType: body ? 'multiInstanceBody' : element.type,
    ...(element.name === undefined ? {} : { elementName: element.name }),
    ...(scope ? { scopeId: scope.id } : {}),
    ...(element.attachedTo ? { attachedTo: element.attachedTo } : {}),
    ...(element.attachedTo && token.originItem ? { attachedToInstanceId: token.originItem.id } : {}),
    ...(iteration === undefined ? {} : { iteration }),
    gov,
    ...(startsEventSubProcess(step.diagram, element) ? { armed: true } : {}),
    waitsOutside: !body && waitsOutside(element, step.diagram),
    ...(catchesFromInside(element) ? { internal: true } : {}),
    ...(body ? {} : requests(element, gov, step, token)),
  };
}

/** Is a boundary event or event sub-process to be armed: `gov:armWhen` holds, and its timer has an instant? */
export function shouldArm(element: DiagramElement, step: StepRun, token: Token): boolean {
  if (element.gov['armWhen'] !== undefined && step.attribute(element.gov['armWhen'], token) !== true) return false;
  if (element.triggers[0]?.kind !== 'timer') return true;
  const deadlineRef = element.gov['deadlineRef'];
  return timerOf(element, deadlineRef === undefined ? {} : { deadlineRef: step.attribute(deadlineRef, token) }, step, token) !== undefined;
}

function requests(element: DiagramElement, gov: Record<string, unknown>, step: StepRun, token: Token): Partial<ActivityState> {
  if (element.type === 'userTask') return { userTask: userTaskOf(element, step, token) };
  if (element.type === 'callActivity') return { call: callOf(element, step, token) };
  const trigger = element.triggers[0];
  if (!trigger || !isCatching(element, step.diagram)) return {};
  if (trigger.kind === 'message') return { message: messageOf(element, gov, step) };
  if (trigger.kind === 'signal') return { signal: { name: trigger.name ?? '' } };
  if (trigger.kind !== 'timer') return {};
  const timer = token.nextTimer ?? timerOf(element, gov, step, token);
  token.nextTimer = undefined;
  if (!timer) throw new ModelMistake('timer-without-instant', '定时器没有给出时间', 'The timer gives no instant', { elementId: element.id });
  return { timer };
}

function isCatching(element: DiagramElement, diagram: Diagram): boolean {
  return ['boundaryEvent', 'intermediateCatchEvent', 'receiveTask'].includes(element.type) || startsEventSubProcess(diagram, element);
}

function catchesFromInside({ type, triggers: [trigger] }: DiagramElement): boolean {
  return (type === 'boundaryEvent' || type === 'startEvent') && (trigger?.kind === 'error' || trigger?.kind === 'escalation');
}

function waitsOutside(element: DiagramElement, diagram: Diagram): boolean {
  return element.type === 'userTask' || element.type === 'callActivity' || (isCatching(element, diagram) && !catchesFromInside(element));
}

/** Every `gov:*` attribute; those that belong to the timer are evaluated with the rest. */
function govValues(element: DiagramElement, step: StepRun, token: Token): Record<string, unknown> {
  return Object.fromEntries(Object.entries(element.gov).map(([name, text]) => [name, step.attribute(text, token)]));
}

function userTaskOf({ camunda }: DiagramElement, step: StepRun, token: Token): UserTaskRequest {
  const value = (name: string) => (camunda[name] === undefined ? undefined : step.attribute(camunda[name], token));
  const [assignee] = names(value('assignee'));
  const formKey = value('formKey');
  const priority = value('priority');
  return {
    ...(assignee === undefined ? {} : { assignee }),
    candidateUsers: names(value('candidateUsers')),
    candidateGroups: names(value('candidateGroups')),
    ...(typeof formKey === 'string' && formKey !== '' ? { formKey } : {}),
    ...(priority === undefined || priority === null || Number.isNaN(Number(priority)) ? {} : { priority: Number(priority) }),
  };
}

/** A list, or text with commas; nothing twice. */
function names(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : value === null || value === undefined ? [] : [value];
  return [...new Set(list.filter((name) => name !== null).map((name) => String(name).trim()).filter((name) => name !== ''))];
}

function messageOf(element: DiagramElement, gov: Record<string, unknown>, step: StepRun): MessageRequest {
  return { name: element.triggers[0]?.name ?? '', correlationKey: correlationKeyOf(element, gov, step) };
}

export function correlationKeyOf(element: DiagramElement, gov: Record<string, unknown>, step: StepRun): string {
  if (element.gov['correlationKey'] === undefined) return step.context.businessKey;
  const key = gov['correlationKey'];
  if (key === null || key === undefined || typeof key === 'object' || key === '') {
    throw new ModelMistake('no-correlation-key', '消息没有关联键', 'The message has no correlation key', { elementId: element.id });
  }
  return String(key);
}

function timerOf(element: DiagramElement, gov: Record<string, unknown>, step: StepRun, token: Token): ActivityState['timer'] {
  if (element.gov['deadlineRef'] !== undefined) {
    const ref = gov['deadlineRef'];
    const offset = element.gov['offset'] === undefined ? undefined : step.attribute(element.gov['offset'], token);
    return typeof ref === 'string' && ref !== '' ? { deadlineRef: ref, ...(offset === undefined || offset === null ? {} : { offset: String(offset) }) } : undefined;
  }
  const { timeDuration, timeDate, timeCycle } = element.triggers[0] ?? {};
  if (timeCycle !== undefined) return firstOfCycle(step.attribute(timeCycle, token), step);
  if (timeDuration !== undefined) return dueAt(after(step.attribute(timeDuration, token), step));
  if (timeDate !== undefined) return dueAt(instantOf(step.attribute(timeDate, token)));
  return undefined;
}

function dueAt(instant: Date | undefined): ActivityState['timer'] {
  return instant && { dueAt: instant.toISOString() };
}

function after(duration: unknown, step: StepRun, start = step.context.now): Date | undefined {
  if (duration === null || duration === undefined) return undefined;
  const text = evaluate('date and time(start) + duration(length)', { start: start.toISOString(), length: String(duration) });
  if (typeof text !== 'string') throw new ModelMistake('not-a-duration', `“${String(duration)}”不是时长`, `"${String(duration)}" is no ISO duration`);
  return new Date(text);
}

/** `R3/PT1H` fires three times, `R/P1D` for as long as its activity goes on. */
function firstOfCycle(text: unknown, step: StepRun): ActivityState['timer'] {
  if (text === null || text === undefined) return undefined;
  const [, times, interval] = TIMER_CYCLE.exec(String(text)) ?? [];
  if (interval === undefined) throw new ModelMistake('not-a-cycle', `“${String(text)}”不是循环时间，例如 R3/PT1H`, `"${String(text)}" is no cycle; write R3/PT1H`);
  return { ...dueAt(after(interval, step)), cycle: { interval, ...(times ? { left: Number(times) } : {}) } };
}

/**
 * How a repeating timer that has just fired is armed again, or nothing when it has fired often enough. It keeps its
 * beat; when that instant has passed as well (the host was down), what was missed is not made up for: the next firing
 * is one interval from now.
 */
export function nextOfCycle(fired: ActivityState['timer'], step: StepRun): ActivityState['timer'] {
  if (!fired?.cycle) return undefined;
  const { interval, left } = fired.cycle;
  if (left !== undefined && left <= 1) return undefined;
  const onBeat = after(interval, step, new Date(fired.dueAt!))!;
  const due = onBeat.getTime() > step.context.now.getTime() ? onBeat : after(interval, step);
  return { ...dueAt(due), cycle: { interval, ...(left === undefined ? {} : { left: left - 1 }) } };
}

/** An instant, or a day (its first moment in Shanghai), or a time of day without zone (Shanghai). */
function instantOf(value: unknown): Date | undefined {
  if (value === null || value === undefined) return undefined;
  const text = String(value).trim();
  if (isLocalDate(text)) return startOfDay(text);
  const instant = new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}+08:00`);
  if (Number.isNaN(instant.getTime())) throw new ModelMistake('not-an-instant', `“${text}”不是时间`, `"${text}" is no instant`);
  return instant;
}

function callOf(element: DiagramElement, step: StepRun, token: Token): NonNullable<ActivityFact['call']> {
  const visible = visibleVariables(token);
  const variables: Variables = {};
  let businessKey: string | undefined;
  for (const mapping of element.mappingsIn) {
    if (mapping.businessKey !== undefined) businessKey = String(step.attribute(mapping.businessKey, token) ?? '') || undefined;
    else if (mapping.all) Object.assign(variables, visible);
    else if (mapping.target !== undefined) variables[mapping.target] = mappedValue(mapping, visible, (text) => step.evaluate(text, token));
  }
  const calledElement = step.attribute(element.calledElement ?? '', token);
  if (typeof calledElement !== 'string' || calledElement === '') {
    throw new ModelMistake('no-called-element', '调用活动没有给出流程', 'The call activity names no process', { elementId: element.id });
  }
  return { calledElement, variables, ...(businessKey === undefined ? {} : { businessKey }) };
}

export function mappedValue(mapping: { source?: string; sourceExpression?: string }, variables: Readonly<Variables>, evaluateText: (text: string) => unknown): unknown {
  if (mapping.sourceExpression !== undefined) return evaluateText(mapping.sourceExpression);
  return mapping.source !== undefined && Object.hasOwn(variables, mapping.source) ? variables[mapping.source] : null;
}
