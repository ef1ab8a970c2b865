import type { DiagramElement } from '../definition/diagram';
import { ModificationRefused } from '../engine.errors';
import type { StartInstruction } from '../process-engine';
import type { Execution, Token } from './library-shapes';
import { stepOf } from './step-run';
import { aliveTokens, isArmed, isWithin } from './tokens';

/** Where a token will begin: in which living run, and which sub-processes must be entered first, the outer one before. */
export interface PlannedStart {
  readonly element: DiagramElement;
  /** the run of the nearest enclosing sub-process that lives; null at the top */
  readonly run: Token | null;
  readonly missing: readonly DiagramElement[];
}

/** Finds the scope of a start, or refuses with the element's name. `canceled`: what will not be there any more. */
export function planStart(execution: Execution, start: StartInstruction, canceled: ReadonlySet<Token>): PlannedStart {
  const step = stepOf(execution);
  const element = step.diagram.elements.get(start.elementId);
  if (!element || !execution.getNodeById(start.elementId)) {
    throw refusal('unknown-element', start.elementId, `流程图中没有环节“${start.elementId}”。`, `The diagram has no element "${start.elementId}".`);
  }
  refuseTarget(execution, element);
  const ancestor = start.ancestorActivityInstanceId === undefined ? undefined : ancestorOf(execution, start, canceled);
  const missing: DiagramElement[] = [];
  for (let outer = parentOf(execution, element); outer; outer = parentOf(execution, outer)) {
    const runs = runsOf(execution, outer).filter((run) => !canceled.has(run) && (!ancestor || belongsTo(run, ancestor)));
    if (runs.length > 1) {
      throw refusal('ambiguous-scope', element.id, `“${named(outer)}”正在办理不止一次，请指明是哪一次。`, `"${named(outer)}" is running more than once; name the activity instance meant.`, { scope: outer.id });
    }
    if (runs[0]) return { element, run: runs[0], missing };
    refuseEntering(element, outer);
    missing.unshift(outer);
  }
  if (ancestor) {
    throw refusal('not-inside', element.id, `“${named(element)}”不在所指的环节之内。`, `"${named(element)}" is not inside the activity instance named.`, { activityInstanceId: start.ancestorActivityInstanceId });
  }
  return { element, run: null, missing };
}

function refuseTarget(execution: Execution, element: DiagramElement): void {
  const { elements } = stepOf(execution).diagram;
  if (element.type === 'boundaryEvent') {
    throw refusal('boundary-event', element.id, `“${named(element)}”是边界事件，只能由其所在的环节触发；请选择它之后的环节。`, `"${named(element)}" is a boundary event; choose the element behind it.`);
  }
  if (element.triggeredByEvent || (element.parentId !== undefined && elements.get(element.parentId)?.triggeredByEvent && element.type === 'startEvent')) {
    throw refusal('event-sub-process', element.id, `“${named(element)}”只能由它等待的事件触发。`, `"${named(element)}" begins by its event only.`);
  }
  if (element.type === 'startEvent' && element.triggers.length > 0) {
    throw refusal('start-event', element.id, `“${named(element)}”由外部事件触发，请选择它之后的环节。`, `"${named(element)}" is started by an event from outside; choose the element behind it.`);
  }
  const race = element.incoming.find(({ source }) => source !== undefined && elements.get(source)?.type === 'eventBasedGateway');
  if (race) {
    throw refusal('event-of-a-race', element.id, `“${named(element)}”属于事件网关“${race.source!}”，请选择该网关。`, `"${named(element)}" belongs to the event-based gateway "${race.source!}"; choose the gateway.`);
  }
}

function refuseEntering(element: DiagramElement, outer: DiagramElement): void {
  if (outer.triggeredByEvent) {
    throw refusal('event-sub-process', element.id, `“${named(outer)}”尚未触发，不能直接进入其中的环节。`, `"${named(outer)}" has not been started by its event.`, { scope: outer.id });
  }
  if (outer.multiInstance) {
    throw refusal('multi-instance', element.id, `“${named(outer)}”要逐项办理，请选择整个“${named(outer)}”。`, `"${named(outer)}" runs once per entry; start it as a whole.`, { scope: outer.id });
  }
}

function ancestorOf(execution: Execution, start: StartInstruction, canceled: ReadonlySet<Token>): Token {
  const token = aliveTokens(execution).find(({ currentItem }) => currentItem?.id === start.ancestorActivityInstanceId && currentItem?.status !== 'end');
  if (token && !canceled.has(token)) return token;
  throw refusal('unknown-ancestor', start.elementId, '所指的上级环节已经结束或将被取消。', 'The enclosing activity instance named is not running, or is to be canceled.', { activityInstanceId: start.ancestorActivityInstanceId });
}

function belongsTo(run: Token, ancestor: Token): boolean {
  return run === ancestor || isWithin(run, ancestor) || run.originItem?.token === ancestor;
}

/** Living runs of an embedded sub-process; of an event sub-process those that have been started by their event. */
function runsOf(execution: Execution, outer: DiagramElement): Token[] {
  const alive = aliveTokens(execution);
  if (!outer.triggeredByEvent) return alive.filter(({ type, originItem }) => type === 'SubProcess' && originItem?.elementId === outer.id);
  const { elements } = stepOf(execution).diagram;
  // the token of an event sub-process walks: it may have ended at a fork while its branches live
  return [...execution.tokens.values()].filter(
    (token) => token.type === 'EventSubProces' && elements.get(token.startNodeId)?.parentId === outer.id && !isArmed(token) && alive.some((other) => other === token || isWithin(other, token)),
  );
}

function parentOf(execution: Execution, element: DiagramElement): DiagramElement | undefined {
  return element.parentId === undefined ? undefined : stepOf(execution).diagram.elements.get(element.parentId);
}

export function named(element: DiagramElement): string {
  return element.name ?? element.id;
}

function refusal(reason: string, elementId: string, zh: string, en: string, facts: Readonly<Record<string, unknown>> = {}): ModificationRefused {
  return new ModificationRefused(reason, zh, en, { elementId, ...facts });
}
