import { startEventsOf, type Diagram, type DiagramElement, type DiagramFlow } from './diagram';
import { checkEndlessLoops } from './endless-loops';
import { error, warning, type DefinitionProblem } from './problem';
import { isReservedName } from './reserved-names';

/** How elements hang together: identifiers, flows, scopes, gateways, what can be reached. */
export function checkStructure(diagram: Diagram): DefinitionProblem[] {
  return [checkIds, checkFlows, checkStarts, checkAttachments, checkGateways, checkReach, checkEndlessLoops].flatMap((rule) => rule(diagram));
}

const ID = /^[A-Za-z_][\w.-]{0,254}$/;
/** an event at their border can come before they are over */
const WAITS = new Set(['userTask', 'receiveTask', 'intermediateCatchEvent', 'callActivity', 'subProcess']);

const elementsOf = (diagram: Diagram): DiagramElement[] => [...diagram.elements.values()];

function checkIds(diagram: Diagram): DefinitionProblem[] {
  const ids = [diagram.processKey, ...elementsOf(diagram).map(({ id }) => id), ...[...diagram.flows.values()].map(({ id }) => id)];
  return ids.filter((id) => !ID.test(id) || isReservedName(id)).map((id) => error(id || diagram.processKey, 'id-invalid', `元素标识“${id}”缺失或不能使用。`, `The id "${id}" is missing or cannot be used.`));
}

function checkFlows(diagram: Diagram): DefinitionProblem[] {
  return [...diagram.flows.values()].flatMap((flow) => {
    const source = diagram.elements.get(flow.source ?? '');
    const target = diagram.elements.get(flow.target ?? '');
    if (!source || !target) return [error(flow.id, 'flow-dangling', '顺序流没有起点或终点。', 'The sequence flow lacks its source or its target.')];
    if (source.parentId !== target.parentId) return [error(flow.id, 'flow-crosses-scope', '顺序流不能穿过子流程边界。', 'A sequence flow must not cross the border of a sub-process.')];
    if (target.type === 'startEvent' || target.type === 'boundaryEvent') return [error(flow.id, 'flow-into-event', '顺序流不能指向开始事件或边界事件。', 'A sequence flow must not lead to a start or boundary event.')];
    return source.type === 'endEvent' ? [error(flow.id, 'flow-from-end', '结束事件之后不能再有顺序流。', 'Nothing can follow an end event.')] : [];
  });
}

function checkStarts(diagram: Diagram): DefinitionProblem[] {
  const found: DefinitionProblem[] = [];
  const starts = startEventsOf(diagram);
  if (starts.length === 0) found.push(error(diagram.processKey, 'start-missing', '流程没有开始事件。', 'The process has no start event.'));
  if (starts.filter(({ triggers }) => triggers.length === 0).length > 1) found.push(error(diagram.processKey, 'many-starts', '流程只能有一个无触发的开始事件。', 'A process has one start event without trigger.'));
  const innerStarts = elementsOf(diagram).filter(({ type, parentId }) => type === 'startEvent' && parentId !== undefined);
  for (const { id, triggeredByEvent, type } of elementsOf(diagram)) {
    if (type !== 'subProcess') continue;
    if (innerStarts.filter(({ parentId }) => parentId === id).length !== 1) found.push(error(id, 'sub-process-start', `${triggeredByEvent ? '事件' : ''}子流程必须恰有一个开始事件。`, 'A sub-process has exactly one start event.'));
  }
  for (const { id, triggeredByEvent, incoming, outgoing } of elementsOf(diagram)) {
    if (triggeredByEvent && incoming.length + outgoing.length > 0) found.push(error(id, 'event-sub-process-flow', '事件子流程不能有顺序流。', 'An event sub-process has no sequence flows.'));
  }
  return found;
}

const CAN_HOST = new Set(['userTask', 'serviceTask', 'businessRuleTask', 'receiveTask', 'sendTask', 'callActivity', 'subProcess']);

function checkAttachments(diagram: Diagram): DefinitionProblem[] {
  return elementsOf(diagram).flatMap(({ id, type, attachedTo, outgoing, triggers }) => {
    if (type !== 'boundaryEvent') return [];
    const host = diagram.elements.get(attachedTo ?? '');
    if (!host || !CAN_HOST.has(host.type) || host.triggeredByEvent) return [error(id, 'boundary-without-host', '边界事件没有附着在任务或子流程上。', 'The boundary event is not attached to an activity.')];
    const waits = WAITS.has(host.type);
    if (!waits && triggers[0]?.kind !== 'error') return [error(id, 'boundary-never-fires', '该任务立即完成，此边界事件永远不会触发。', 'The activity completes at once; this boundary event can never fire.')];
    return outgoing.length === 0 ? [warning(id, 'boundary-leads-nowhere', '边界事件之后没有任何环节。', 'Nothing follows the boundary event.')] : [];
  });
}

function checkGateways(diagram: Diagram): DefinitionProblem[] {
  return elementsOf(diagram).flatMap((element) => {
    const { id, type, outgoing, defaultFlow } = element;
    if (type === 'eventBasedGateway') return checkRace(diagram, element);
    if ((type !== 'exclusiveGateway' && type !== 'inclusiveGateway') || outgoing.length < 2) return [];
    const bare = outgoing.filter((flow) => flow.condition === undefined && flow.id !== defaultFlow);
    return [
      ...(defaultFlow === undefined ? [warning(id, 'gateway-without-default', '网关没有默认流：若没有条件成立，流程将停下并报错。', 'The gateway has no default flow; when no condition holds the process stops with an error.')] : []),
      ...bare.map((flow: DiagramFlow) => warning(flow.id, 'flow-without-condition', '分支没有条件，总会走这里。', 'The branch has no condition and is always taken.')),
    ];
  });
}

function checkRace(diagram: Diagram, { id, outgoing }: DiagramElement): DefinitionProblem[] {
  const wrong = outgoing.some(({ target }) => !['intermediateCatchEvent', 'receiveTask'].includes(diagram.elements.get(target ?? '')?.type ?? ''));
  return wrong || outgoing.length === 0 ? [error(id, 'event-gateway-targets', '事件网关之后只能是捕获事件或接收任务。', 'An event-based gateway leads to catching events or receive tasks only.')] : [];
}

function checkReach(diagram: Diagram): DefinitionProblem[] {
  const reached = new Set<string>();
  const boundaries = elementsOf(diagram).filter(({ attachedTo }) => attachedTo !== undefined);
  const open = elementsOf(diagram).filter(({ type, triggeredByEvent }) => type === 'startEvent' || triggeredByEvent).map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(diagram.elements.get(id)?.outgoing ?? []).flatMap(({ target }) => target ?? []));
    open.push(...boundaries.filter(({ attachedTo }) => attachedTo === id).map((event) => event.id));
  }
  return elementsOf(diagram).filter(({ id, type }) => !reached.has(id) && !type.startsWith('data')).map(({ id }) => warning(id, 'element-unreachable', '没有任何路径到达该元素。', 'No path leads to this element.'));
}
