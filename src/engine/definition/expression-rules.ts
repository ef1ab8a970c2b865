import { isLocalDate } from '../../common';
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
  if (text.length > MAX_EXPRESSION) return [error(elementId, 'expression-too-long', `表达式超过 ${MAX_EXPRESSION} 个字符。`, `The expression is longer than ${MAX_EXPRESSION} characters.`)];
  if (isForeign(text)) return [error(elementId, 'expression-not-feel', `“${text}”不是 FEEL 表达式。`, `"${text}" is not FEEL.`)];
  const found = validate(text);
  return found ? [error(elementId, 'expression-invalid', `表达式“${text}”有误：${found.reason}。`, `The expression "${text}" is wrong: ${found.reason}.`)] : [];
}

const MAX_EXPRESSION = 4_000;

const DURATION = /^P(?!$)(\d{1,9}Y)?(\d{1,9}M)?(\d{1,9}W)?(\d{1,9}D)?(T(?=\d)(\d{1,9}H)?(\d{1,9}M)?(\d{1,9}S)?)?$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const OFFSET = /^(0|[+-](\d{1,9})(WD|D|H|M))$/;
const DAYS_OF_100_YEARS = 36_525;
const DAYS: Readonly<Record<string, number>> = { Y: 365.25, M: 365.25 / 12, W: 7, D: 1, WD: 1 };
const DAYS_OF_TIME: Readonly<Record<string, number>> = { H: 1 / 24, M: 1 / 1_440, S: 1 / 86_400 };

function checkTimer(element: DiagramElement): DefinitionProblem[] {
  const { id, gov, triggers: [trigger] } = element;
  if (trigger?.kind !== 'timer') return [];
  const { timeDate, timeDuration, timeCycle } = trigger;
  if (timeCycle !== undefined) return checkCycle(element, timeCycle);
  if (gov['deadlineRef'] !== undefined) {
    const offset = gov['offset'];
    const wrong = offset !== undefined && !isExpression(offset) && !isOffset(offset);
    return wrong ? [error(id, 'timer-offset-invalid', `偏移“${offset}”不能识别或超过 100 年，例如 +3WD。`, `The offset "${offset}" cannot be read or is beyond 100 years; write +3WD.`)] : [];
  }
  if (timeDate === undefined && timeDuration === undefined) return [error(id, 'timer-without-time', '定时器没有给出时间。', 'The timer gives no time.')];
  if (timeDate !== undefined && timeDuration !== undefined) return [error(id, 'timer-with-two-times', '定时器只能给出一个时间。', 'The timer gives two times.')];
  const time = (timeDuration ?? timeDate)!;
  if (isExpression(time) || (timeDuration === undefined ? isInstant(time) : isDuration(time))) return [];
  return [error(id, 'timer-time-invalid', `定时器的时间“${time}”不能识别、为零或超过 100 年。`, `The time "${time}" cannot be read, is zero or beyond 100 years.`)];
}

/** Longer than nothing (a timer that is due at once is a loop without wait) and shorter than anybody waits. */
function isDuration(text: string): boolean {
  if (!DURATION.test(text)) return false;
  const [date = '', time = ''] = text.slice(1).split('T');
  const days = daysOf(date, DAYS) + daysOf(time, DAYS_OF_TIME);
  return days > 0 && days <= DAYS_OF_100_YEARS;
}

function daysOf(text: string, units: Readonly<Record<string, number>>): number {
  return [...text.matchAll(/(\d+)([A-Z])/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * units[unit!]!, 0);
}

function isInstant(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  return day !== undefined && isLocalDate(day) && day >= '2000' && day < '2127' && !Number.isNaN(Date.parse(text));
}

function isOffset(text: string): boolean {
  const [, known, amount, unit] = OFFSET.exec(text) ?? [];
  return known !== undefined && (amount === undefined || Number(amount) * (DAYS[unit!] !== undefined && unit !== 'M' ? 1 : DAYS_OF_TIME[unit!]!) <= DAYS_OF_100_YEARS);
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
