import type { Moddle } from '../modeler-services';
import type { DiagramElement } from '../viewer-services';
import { conditionEntry, fieldEntry, moddleOf, type Entry, type FieldOptions } from './entries';

export interface PanelGroup { id: string; label: string; entries?: unknown[]; shouldOpen?: boolean }
/** A panel text by key; the modeler page gives its translations in. */
export type Words = (key: string) => string;

const is = (element: DiagramElement, type: string): boolean => moddleOf(element).$instanceOf(type);
const triggeredBy = (element: DiagramElement, definition: string): boolean =>
  is(element, 'bpmn:Event') && (moddleOf(element).get<Moddle[] | undefined>('eventDefinitions') ?? []).some((each) => each.$instanceOf(definition));
const correlates = (element: DiagramElement): boolean =>
  is(element, 'bpmn:ReceiveTask') || is(element, 'bpmn:SendTask') || triggeredBy(element, 'bpmn:MessageEventDefinition');

/** 执行: what the element does and who does it. One place instead of Camunda's many, most of which we refuse. */
function executionFields(element: DiagramElement): string[] {
  if (is(element, 'bpmn:UserTask')) return ['camunda:assignee', 'camunda:candidateUsers', 'camunda:candidateGroups', 'camunda:formKey', 'gov:subject', 'gov:verbs', 'gov:returnTo', 'gov:votes'];
  if (is(element, 'bpmn:StartEvent')) return ['camunda:formKey', 'gov:category', 'gov:summary', 'gov:startable'];
  if (is(element, 'bpmn:ServiceTask')) return ['implementation', 'gov:skippable'];
  if (is(element, 'bpmn:BusinessRuleTask')) return ['camunda:decisionRef', 'camunda:resultVariable', 'gov:skippable'];
  if (is(element, 'bpmn:SendTask')) return ['gov:skippable'];
  return is(element, 'bpmn:CallActivity') ? ['calledElement'] : [];
}

/** 法规: the clause an element answers to, its clock, and who must not do it. */
function regulationFields(element: DiagramElement): string[] {
  if (is(element, 'bpmn:Process')) return ['gov:clause'];
  if (!is(element, 'bpmn:FlowNode')) return [];
  return [
    'gov:clause',
    ...(is(element, 'bpmn:UserTask') ? ['gov:deadline', 'gov:deadlineStart', 'gov:deadlineTitle', 'gov:separateFrom', 'gov:excludedUsers'] : []),
    ...(triggeredBy(element, 'bpmn:TimerEventDefinition') ? ['gov:deadlineRef', 'gov:deadlineId', 'gov:offset', 'gov:notBefore', 'gov:armWhen'] : []),
    ...(correlates(element) ? ['gov:correlationKey'] : []),
  ];
}

const AREAS = new Set(['gov:summary', 'camunda:candidateGroups', 'gov:deadlineStart', 'gov:excludedUsers', 'gov:notBefore', 'gov:armWhen']);

export function governanceGroups(element: DiagramElement, words: Words): PanelGroup[] {
  const key = (property: string): string => property.replace(':', '-');
  const entry = (property: string): Entry => {
    const field: FieldOptions = { property, label: words(`field.${key(property)}`), description: words(`hint.${key(property)}`) || undefined, area: AREAS.has(property) };
    if (property === 'gov:startable') field.options = [{ value: '', label: words('yes') }, { value: 'false', label: words('no') }];
    if (property === 'gov:skippable') field.options = [{ value: '', label: words('no') }, { value: 'true', label: words('yes') }];
    return fieldEntry(element, field);
  };
  const group = (id: string, entries: Entry[]): PanelGroup[] =>
    (entries.length > 0 ? [{ id, label: words(`group.${id}`), entries, shouldOpen: true }] : []);
  const condition = is(element, 'bpmn:SequenceFlow') ? [conditionEntry(element, words('field.condition'), words('hint.condition'))] : [];
  return [
    ...group('qunguan-execution', [...executionFields(element).map(entry), ...condition]),
    ...group('qunguan-regulation', regulationFields(element).map(entry)),
  ];
}
