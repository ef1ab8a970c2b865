import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import type { Diagram, DiagramElement, DiagramFlow, EventTrigger, MultiInstance, Parameter, VariableMapping } from './diagram';
import { checkDrawing } from './drawing-rules';
import type { DefinitionProblem } from './problem';

/** What the XML holds: the executable processes, and what the parser and the collaboration have to say. */
export interface ReadResult {
  readonly diagrams: readonly Diagram[];
  readonly warnings: readonly { readonly elementId?: string; readonly message: string }[];
  /** processes that are not executable */
  readonly otherProcessIds: readonly string[];
  /** what the library could not read, or would read as something else */
  readonly drawing: readonly DefinitionProblem[];
  readonly messageFlowIds: readonly string[];
  readonly namespaces: Readonly<Record<string, string>>;
}

/** Parses BPMN XML into our own view of it. Rejects when the XML is malformed. */
export async function readDiagrams(xml: string): Promise<ReadResult> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  const roots: ModdleElement[] = rootElement['rootElements'] ?? [];
  return {
    diagrams: roots.filter((root) => root.$type === 'bpmn:Process' && root['isExecutable'] === true).map(readProcess),
    otherProcessIds: roots.filter((root) => root.$type === 'bpmn:Process' && root['isExecutable'] !== true).map(({ id }) => id ?? ''),
    drawing: roots.filter((root) => root.$type === 'bpmn:Process').flatMap(checkDrawing),
    warnings: warnings.map(({ message, element }) => ({ message, elementId: element?.id })),
    messageFlowIds: roots.filter((root) => root.$type === 'bpmn:Collaboration').flatMap((root) => (root['messageFlows'] ?? []).map(({ id }: ModdleElement) => id)),
    namespaces: Object.fromEntries(Object.entries(rootElement.$attrs).filter(([name]) => name.startsWith('xmlns:')).map(([name, uri]) => [name.slice(6), uri])),
  };
}

function readProcess(process: ModdleElement): Diagram {
  const nodes: { element: ModdleElement; parentId?: string }[] = [];
  const flows = new Map<string, DiagramFlow>();
  const walk = (container: ModdleElement, parentId?: string): void => {
    for (const element of (container['flowElements'] ?? []) as ModdleElement[]) {
      if (element.$type === 'bpmn:SequenceFlow') flows.set(element.id ?? '', readFlow(element, parentId));
      else nodes.push({ element, parentId });
      if (element['flowElements'] !== undefined || /SubProcess|Transaction/.test(element.$type)) walk(element, element.id);
    }
  };
  walk(process);
  const elements = new Map<string, DiagramElement>();
  const flowsInto = flowsBy(flows, ({ target }) => target);
  const flowsOutOf = flowsBy(flows, ({ source }) => source);
  nodes.forEach(({ element, parentId }, index) => {
    const read = readElement(element, parentId, flowsInto.get(element.id) ?? [], flowsOutOf.get(element.id) ?? []);
    elements.set(read.id || `#${index}`, read);
  });
  return { processKey: process.id ?? '', processName: process.name, documentation: documentationOf(process), processExtensions: extensionTypes(process), elements, flows };
}

function flowsBy(flows: ReadonlyMap<string, DiagramFlow>, end: (flow: DiagramFlow) => string | undefined): Map<string | undefined, DiagramFlow[]> {
  const groups = new Map<string | undefined, DiagramFlow[]>();
  for (const flow of flows.values()) {
    const group = groups.get(end(flow));
    if (group) group.push(flow);
    else groups.set(end(flow), [flow]);
  }
  return groups;
}

function readFlow(flow: ModdleElement, parentId?: string): DiagramFlow {
  return {
    id: flow.id ?? '',
    name: flow.name,
    source: flow['sourceRef']?.id,
    target: flow['targetRef']?.id,
    // one without text is no condition that could hold
    condition: flow['conditionExpression'] ? (textOf(flow['conditionExpression'].body) ?? '') : undefined,
    parentId,
  };
}

function readElement(element: ModdleElement, parentId: string | undefined, incoming: readonly DiagramFlow[], outgoing: readonly DiagramFlow[]): DiagramElement {
  const extensions: ModdleElement[] = element['extensionElements']?.values ?? [];
  const ofType = (type: string) => extensions.filter(({ $type }) => $type === type);
  const parameters = ofType('camunda:inputOutput').flatMap((io): ModdleElement[] => io['$children'] ?? []);
  const loop: ModdleElement | undefined = element['loopCharacteristics'];
  return {
    id: element.id ?? '',
    type: shortType(element.$type),
    name: element.name,
    parentId,
    gov: attributesOf(element, 'gov'),
    camunda: attributesOf(element, 'camunda'),
    incoming,
    outgoing,
    attachedTo: element['attachedToRef']?.id,
    interrupting: (element.$type === 'bpmn:BoundaryEvent' ? element['cancelActivity'] : element['isInterrupting']) !== false,
    triggers: readTriggers(element),
    inputs: parameters.filter(({ $type }) => $type === 'camunda:inputParameter').map(readParameter),
    outputs: parameters.filter(({ $type }) => $type === 'camunda:outputParameter').map(readParameter),
    mappingsIn: ofType('camunda:in').map(readMapping),
    mappingsOut: ofType('camunda:out').map(readMapping),
    otherExtensions: extensionTypes(element),
    multiInstance: loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics' ? readMultiInstance(loop) : undefined,
    standardLoop: loop?.$type === 'bpmn:StandardLoopCharacteristics' || undefined,
    implementation: element['implementation'],
    calledElement: element['calledElement'],
    defaultFlow: element['default']?.id,
    triggeredByEvent: element['triggeredByEvent'] === true || undefined,
    documentation: documentationOf(element),
    unsupportedAttributes: unsupportedAttributesOf(element),
  };
}

/** What has another value than BPMN's default, or than the one value we run. */
function unsupportedAttributesOf(element: ModdleElement): string[] {
  const loop: ModdleElement = element['loopCharacteristics'] ?? {};
  const found: Record<string, boolean> = {
    isForCompensation: element['isForCompensation'] === true,
    instantiate: element['instantiate'] === true,
    startQuantity: (element['startQuantity'] ?? 1) !== 1,
    completionQuantity: (element['completionQuantity'] ?? 1) !== 1,
    parallelMultiple: element['parallelMultiple'] === true,
    eventDefinitionRef: (element['eventDefinitionRef'] ?? []).length > 0,
    eventGatewayType: (element['eventGatewayType'] ?? 'Exclusive') !== 'Exclusive',
    behavior: (loop['behavior'] ?? 'All') !== 'All',
  };
  return Object.keys(found).filter((name) => found[name]);
}

function extensionTypes(element: ModdleElement): string[] {
  const extensions: ModdleElement[] = element['extensionElements']?.values ?? [];
  return extensions.map(({ $type }) => $type).filter((type) => !KNOWN_EXTENSIONS.has(type));
}

const KNOWN_EXTENSIONS = new Set(['camunda:inputOutput', 'camunda:in', 'camunda:out', 'camunda:properties']);

function shortType(type: string): string {
  const name = type.replace(/^\w+:/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function attributesOf(element: ModdleElement, prefix: string): Record<string, string> {
  const own = Object.entries(element.$attrs).filter(([name]) => name.startsWith(`${prefix}:`));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length + 1), value]));
}

function readTriggers(element: ModdleElement): EventTrigger[] {
  if (/^bpmn:(Receive|Send)Task$/.test(element.$type)) return [{ kind: 'message', name: element['messageRef']?.name }];
  return ((element['eventDefinitions'] ?? []) as ModdleElement[]).map((definition) => ({
    kind: shortType(definition.$type).replace(/EventDefinition$/, ''),
    name: definition['messageRef']?.name ?? definition['signalRef']?.name ?? definition['errorRef']?.errorCode ?? definition['escalationRef']?.escalationCode,
    timeDuration: textOf(definition['timeDuration']?.body),
    timeDate: textOf(definition['timeDate']?.body),
    timeCycle: textOf(definition['timeCycle']?.body),
  }));
}

function readParameter(parameter: ModdleElement): Parameter {
  const child = (parameter['$children'] as ModdleElement[] | undefined)?.[0];
  return { name: parameter.name ?? '', text: String(parameter['$body'] ?? '').trim(), ...(child ? { unsupportedForm: child.$type } : {}) };
}

function readMapping(mapping: ModdleElement): VariableMapping {
  const { source, sourceExpression, target, businessKey, variables } = mapping;
  return { all: variables === 'all' || undefined, source, sourceExpression, target, businessKey };
}

function readMultiInstance(loop: ModdleElement): MultiInstance {
  return {
    sequential: loop['isSequential'] === true,
    collection: loop.$attrs['camunda:collection'],
    elementVariable: loop.$attrs['camunda:elementVariable'],
    cardinality: textOf(loop['loopCardinality']?.body),
    completionCondition: textOf(loop['completionCondition']?.body),
  };
}

function documentationOf(element: ModdleElement): string | undefined {
  return textOf((element['documentation'] as ModdleElement[] | undefined)?.[0]?.['text']);
}

function textOf(text: unknown): string | undefined {
  const trimmed = typeof text === 'string' ? text.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}
