import { isExpression, validate } from '../expression';
import { TIMER_CYCLE, type Diagram, type DiagramElement } from './diagram';
import { error, type DefinitionProblem } from './problem';

/** Every place where our conventions evaluate FEEL, checked for syntax and unknown functions. */
export function checkExpressions(diagram: Diagram): DefinitionProblem[] {
  const ofElements = [...diagram.elements.values()].flatMap((element) => expressionsOf(element).flatMap((text) => check(element.id, text)));
  const ofFlows = [...diagram.flows.values()].flatMap(({ id, condition }) => (condition === undefined ? [] : check(id, condition)));
  return [...ofElements, ...ofFlows, ...[...diagram.elements.values()].flatMap(checkTimer)];
}

function expressionsOf(element: DiagramElement): string[] {
  const { gov, camunda, inputs, outputs, mappingsIn, mappingsOut, multiInstance, triggers, calledElement } = element;
  const attributes = [
    ...Object.values(gov),
    ...Object.values(camunda),
    ...[...inputs, ...outputs].map(({ text }) => text),
    ...mappingsIn.map(({ businessKey }) => businessKey),
    ...triggers.flatMap(({ timeDate, timeDuration, timeCycle }) => [timeDate, timeDuration, timeCycle]),
    calledElement,
  ].filter((text) => text !== undefined && (isExpression(text) || isForeign(text)));
  const always = [...[...mappingsIn, ...mappingsOut].map(({ sourceExpression }) => sourceExpression), multiInstance?.collection, multiInstance?.cardinality, multiInstance?.completionCondition];
  return [...attributes, ...always].filter((text) => text !== undefined);
}

/** `${…}` and `#{…}` come from other engines and are never evaluated here. */
function isForeign(text: string): boolean {
  return /[$#]\{/.test(text);
}

function check(elementId: string, text: string): DefinitionProblem[] {
  if (isForeign(text)) return [error(elementId, 'expression-not-feel', `“${text}”不是 FEEL 表达式。`, `"${text}" is not FEEL.`)];
  const found = validate(text);
  return found ? [error(elementId, 'expression-invalid', `表达式“${text}”有误：${found.reason}。`, `The expression "${text}" is wrong: ${found.reason}.`)] : [];
}

const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

function checkTimer(element: DiagramElement): DefinitionProblem[] {
  const { id, gov, triggers: [trigger] } = element;
  if (trigger?.kind !== 'timer') return [];
  const { timeDate, timeDuration, timeCycle } = trigger;
  if (timeCycle !== undefined) return checkCycle(element, timeCycle);
  if (gov['deadlineRef'] !== undefined) {
    const offset = gov['offset'];
    const wrong = offset !== undefined && !isExpression(offset) && !/^(0|[+-]\d+(WD|D|H|M))$/.test(offset);
    return wrong ? [error(id, 'timer-offset-invalid', `偏移“${offset}”不能识别，例如 +3WD。`, `The offset "${offset}" cannot be read; write +3WD.`)] : [];
  }
  if (timeDate === undefined && timeDuration === undefined) return [error(id, 'timer-without-time', '定时器没有给出时间。', 'The timer gives no time.')];
  const wrong = timeDuration !== undefined ? !isExpression(timeDuration) && !DURATION.test(timeDuration) : !isExpression(timeDate) && !INSTANT.test(timeDate!);
  return wrong ? [error(id, 'timer-time-invalid', `定时器的时间“${timeDuration ?? timeDate}”不能识别。`, `The time "${timeDuration ?? timeDate}" cannot be read.`)] : [];
}

/** Only what does not interrupt can happen more than once; a deadline has one instant. */
function checkCycle({ id, type, gov, interrupting, triggers: [trigger] }: DiagramElement, cycle: string): DefinitionProblem[] {
  const canRepeat = (type === 'boundaryEvent' || type === 'startEvent') && !interrupting;
  if (!canRepeat || gov['deadlineRef'] !== undefined || trigger?.timeDate !== undefined || trigger?.timeDuration !== undefined) {
    return [error(id, 'timer-cycle-unsupported', '循环定时器只能用于不中断的边界事件或事件子流程，且不能同时给出期限。', 'A repeating timer belongs to a non-interrupting boundary event or event sub-process, without a deadline or another time.')];
  }
  const wrong = !isExpression(cycle) && !TIMER_CYCLE.test(cycle);
  return wrong ? [error(id, 'timer-time-invalid', `定时器的时间“${cycle}”不能识别，例如 R3/PT1H；间隔至少一分钟。`, `The time "${cycle}" cannot be read; write R3/PT1H, a minute or more apart.`)] : [];
}
