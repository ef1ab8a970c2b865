import { startsEventSubProcess, type Diagram, type DiagramElement } from './diagram';
import { error, warning, type DefinitionProblem } from './problem';

/** What each single element must be and have, so that the engine does with it what the drawing says. */
export function checkElements(diagram: Diagram): DefinitionProblem[] {
  return [...diagram.elements.values()].flatMap((element) => {
    if (IGNORED.has(element.type)) return [];
    if (!SUPPORTED.has(element.type)) return [error(element.id, 'element-unsupported', `不支持的元素：${element.type}。`, `Unsupported element: ${element.type}.`)];
    return [checkAttributes, checkTriggers, checkLoop, checkExtensions, checkParameters, checkWork, checkName].flatMap((rule) => rule(element, diagram));
  });
}

export const SUPPORTED: ReadonlySet<string> = new Set([
  'startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent',
  'userTask', 'serviceTask', 'businessRuleTask', 'receiveTask', 'sendTask', 'task', 'manualTask', 'callActivity', 'subProcess',
  'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway',
]);
const IGNORED = new Set(['dataObject', 'dataObjectReference', 'dataStoreReference']);
const CAN_ESCALATE = new Set(['subProcess', 'callActivity']);
const CAN_REPEAT = new Set(['userTask', 'subProcess', 'callActivity']);

function triggersAllowed(element: DiagramElement, diagram: Diagram): readonly string[] {
  switch (element.type) {
    case 'startEvent':
      if (startsEventSubProcess(diagram, element)) return ['message', 'timer', 'signal', 'error', 'escalation'];
      return element.parentId === undefined ? ['', 'message'] : [''];
    case 'endEvent':
      return ['', 'message', 'signal', 'error', 'escalation', 'terminate'];
    case 'intermediateCatchEvent':
      return ['message', 'timer', 'signal'];
    case 'intermediateThrowEvent':
      return ['', 'message', 'signal', 'escalation'];
    case 'boundaryEvent':
      return ['message', 'timer', 'signal', 'error', 'escalation'];
    case 'receiveTask':
    case 'sendTask':
      return ['message'];
    default:
      return [''];
  }
}

function checkAttributes({ id, unsupportedAttributes, triggeredByEvent, parentId }: DiagramElement, diagram: Diagram): DefinitionProblem[] {
  const found = unsupportedAttributes.map((name) => error(id, 'attribute-unsupported', `不支持属性 ${name}。`, `The attribute ${name} is not supported.`));
  if (triggeredByEvent && diagram.elements.get(parentId ?? '')?.triggeredByEvent) {
    found.push(error(id, 'event-sub-process-nested', '事件子流程不能直接放在另一个事件子流程中。', 'An event sub-process cannot stand directly in another one.'));
  }
  return found;
}

function checkTriggers(element: DiagramElement, diagram: Diagram): DefinitionProblem[] {
  const { id, triggers, type } = element;
  if (triggers.length > 1) return [error(id, 'many-triggers', '一个事件只能有一个事件定义。', 'An event has one event definition only.')];
  const [trigger] = triggers;
  const kind = trigger?.kind ?? '';
  if (!triggersAllowed(element, diagram).includes(kind)) {
    return [error(id, 'trigger-unsupported', `这里不支持${kind === '' ? '无触发' : `“${kind}”`}的事件。`, `An event with ${kind === '' ? 'no trigger' : `trigger "${kind}"`} is not supported here.`)];
  }
  const throws = type === 'endEvent' || type === 'intermediateThrowEvent';
  const needsName = kind === 'message' || kind === 'signal' || (throws && (kind === 'error' || kind === 'escalation'));
  if (needsName && !trigger?.name) return [error(id, 'trigger-without-name', '消息、信号、错误或升级没有名称（代码）。', 'The message, signal, error or escalation has no name or code.')];
  if (kind === 'error' && !element.interrupting) return [error(id, 'error-must-interrupt', '错误事件必须是中断的。', 'Error events always interrupt.')];
  if (kind === 'escalation' && type === 'boundaryEvent' && !CAN_ESCALATE.has(diagram.elements.get(element.attachedTo ?? '')?.type ?? '')) {
    return [error(id, 'boundary-never-fires', '升级只能来自子流程或调用活动，此边界事件永远不会触发。', 'Escalations come from sub-processes and call activities only; this boundary event can never fire.')];
  }
  return [];
}

function checkLoop({ id, type, multiInstance, standardLoop }: DiagramElement): DefinitionProblem[] {
  if (standardLoop) return [error(id, 'standard-loop-unsupported', '不支持标准循环，请用网关画出循环。', 'Standard loops are not supported; draw the loop with gateways.')];
  if (!multiInstance) return [];
  if (!CAN_REPEAT.has(type)) return [error(id, 'multi-instance-unsupported', '只有用户任务、子流程和调用活动可以多实例。', 'Only user tasks, sub-processes and call activities can be multi-instance.')];
  if (multiInstance.collection === undefined && multiInstance.cardinality === undefined) {
    return [error(id, 'multi-instance-without-collection', '多实例没有集合。', 'The multi-instance activity has no collection.')];
  }
  return [];
}

const FOREIGN_ATTRIBUTES = ['class', 'delegateExpression', 'expression', 'type', 'topic', 'resource', 'scriptFormat'];

function checkExtensions({ id, otherExtensions, camunda }: DiagramElement): DefinitionProblem[] {
  const foreign = FOREIGN_ATTRIBUTES.filter((name) => camunda[name] !== undefined).map((name) => `camunda:${name}`);
  return extensionProblems(id, [...otherExtensions, ...foreign]);
}

export function extensionProblems(elementId: string, names: readonly string[]): DefinitionProblem[] {
  return names.map((name) =>
    name.startsWith('camunda:')
      ? error(elementId, 'extension-unsupported', `不支持 ${name}（脚本、监听器等一律不执行）。`, `${name} is not supported; scripts and listeners are never run.`)
      : warning(elementId, 'extension-ignored', `${name} 将被忽略。`, `${name} is ignored.`),
  );
}

const TAKES_INPUT = new Set(['serviceTask', 'businessRuleTask', 'sendTask', 'intermediateThrowEvent', 'endEvent']);

function checkParameters({ id, type, inputs, outputs }: DiagramElement): DefinitionProblem[] {
  const found: DefinitionProblem[] = [];
  const form = [...inputs, ...outputs].find(({ unsupportedForm }) => unsupportedForm);
  if (form) found.push(error(id, 'parameter-form-unsupported', `参数“${form.name}”只能是文字或 FEEL。`, `The parameter "${form.name}" must be text or FEEL.`));
  if ([...inputs, ...outputs].some(({ name }) => name === '')) found.push(error(id, 'parameter-without-name', '参数没有名称。', 'A parameter has no name.'));
  if (inputs.length > 0 && !TAKES_INPUT.has(type)) found.push(error(id, 'input-unsupported', '该元素没有输入参数。', 'This element takes no input parameters.'));
  return found;
}

function checkWork({ id, type, camunda, implementation, calledElement }: DiagramElement): DefinitionProblem[] {
  switch (type) {
    case 'userTask': {
      const people = ['assignee', 'candidateUsers', 'candidateGroups'].some((name) => camunda[name]);
      return people ? [] : [error(id, 'user-task-without-people', '用户任务没有办理人或候选人。', 'The user task has neither assignee nor candidates.')];
    }
    case 'serviceTask':
      return implementation && !implementation.startsWith('##') ? [] : [error(id, 'service-task-without-implementation', '服务任务没有实现名称。', 'The service task names no implementation.')];
    case 'businessRuleTask':
      if (!camunda['decisionRef']) return [error(id, 'rule-task-without-decision', '业务规则任务没有决策表。', 'The business rule task names no decision.')];
      return camunda['resultVariable'] ? [] : [warning(id, 'decision-without-result', '决策结果没有存入变量。', 'The result of the decision is not kept.')];
    case 'callActivity':
      return calledElement ? [] : [error(id, 'call-activity-without-process', '调用活动没有给出流程。', 'The call activity names no process.')];
    case 'task':
    case 'manualTask':
      return [warning(id, 'task-does-nothing', '该任务不做任何事，直接通过。', 'This task does nothing; it is passed at once.')];
    default:
      return [];
  }
}

function checkName({ id, name, type }: DiagramElement): DefinitionProblem[] {
  const nameless = !name && !type.endsWith('Gateway');
  return nameless ? [warning(id, 'element-without-name', '元素没有名称。', 'The element has no name.')] : [];
}
