import { startEventsOf, type Diagram, type DiagramElement, type DiagramFlow } from './diagram';
import { readDiagrams, type ReadResult } from './diagram-reader';
import { checkElements, extensionProblems } from './element-rules';
import { checkExpressions } from './expression-rules';
import { error, type DefinitionProblem } from './problem';
import { checkSkips } from './skip-rules';
import { checkStructure } from './structure-rules';
import { guardXml } from './xml-guard';

/** One element as the floors above need to know it: for forms, guards, histories and diagrams. */
export interface InspectedElement {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly parentId?: string;
  readonly attachedTo?: string;
  readonly formKey?: string;
  readonly documentation?: string;
  readonly implementation?: string;
  readonly decisionRef?: string;
  readonly calledElement?: string;
  /** attributes as they stand in the XML, not evaluated */
  readonly gov: Readonly<Record<string, string>>;
  readonly camunda: Readonly<Record<string, string>>;
  readonly triggers: readonly { readonly kind: string; readonly name?: string }[];
}

/** What a deployment needs to know of a diagram, and everything that is wrong with it. */
export interface DefinitionInspection {
  readonly processKey: string;
  readonly processName?: string;
  readonly documentation?: string;
  readonly problems: readonly DefinitionProblem[];
  readonly elements: readonly InspectedElement[];
  readonly flows: readonly Pick<DiagramFlow, 'id' | 'name' | 'source' | 'target'>[];
  readonly startForms: readonly { readonly elementId: string; readonly formKey: string }[];
  /** has a start event without trigger: people (or other processes) can start it */
  readonly hasNoneStart: boolean;
  readonly messageStarts: readonly { readonly elementId: string; readonly messageName: string }[];
  readonly formKeys: readonly string[];
  readonly decisionRefs: readonly string[];
  readonly serviceTaskNames: readonly string[];
  readonly calledElements: readonly string[];
}

/** Reads a diagram for deployment. Never throws on bad input: everything wrong is a problem with a sentence. */
export async function inspectDefinition(xml: string): Promise<DefinitionInspection> {
  const guarded = guardXml(xml);
  if (guarded.length > 0) return nothingKnown(guarded);
  let read: ReadResult;
  try {
    read = await readDiagrams(xml);
  } catch (failure) {
    const detail = failure instanceof Error ? failure.message.split('\n')[0]! : String(failure);
    return nothingKnown([error(undefined, 'xml-malformed', `流程图文件无法读取：${detail}。`, `The file cannot be read: ${detail}.`)]);
  }
  const problems = [...checkDocument(read)];
  const [diagram] = read.diagrams;
  if (!diagram) return nothingKnown(problems);
  problems.push(...extensionProblems(diagram.processKey, diagram.processExtensions), ...checkElements(diagram), ...checkStructure(diagram), ...checkExpressions(diagram), ...checkSkips(diagram));
  return describe(diagram, problems);
}

const NAMESPACES: Readonly<Record<string, string>> = {
  camunda: 'http://camunda.org/schema/1.0/bpmn',
  gov: 'https://qunguan.example/schema/gov',
};

function checkDocument({ diagrams, warnings, messageFlowIds, namespaces }: ReadResult): DefinitionProblem[] {
  const found = warnings.map(({ elementId, message }) => {
    const detail = message.split('\n')[0]!;
    return error(elementId, 'parser-warning', `流程图有误：${detail}。`, `The diagram is wrong: ${detail}.`);
  });
  if (diagrams.length === 0) found.push(error(undefined, 'no-executable-process', '流程图中没有可执行的流程（isExecutable="true"）。', 'The file has no executable process.'));
  if (diagrams.length > 1) found.push(error(diagrams[1]!.processKey, 'many-executable-processes', '一个文件只能有一个可执行的流程。', 'A file has one executable process only.'));
  for (const id of messageFlowIds) found.push(error(id, 'message-flow-unsupported', '不支持消息流，请用消息事件。', 'Message flows are not supported; use message events.'));
  for (const [prefix, uri] of Object.entries(namespaces)) {
    const expected = Object.entries(NAMESPACES).find(([name, own]) => (name === prefix) !== (own === uri));
    if (expected) found.push(error(undefined, 'namespace-prefix', `命名空间前缀“${expected[0]}”必须对应 ${expected[1]}。`, `The prefix "${expected[0]}" must stand for ${expected[1]}, and nothing else.`));
  }
  return found;
}

function describe(diagram: Diagram, problems: DefinitionProblem[]): DefinitionInspection {
  const elements = [...diagram.elements.values()];
  const starts = startEventsOf(diagram);
  const distinct = (values: readonly (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined && value !== ''))] as string[];
  return {
    processKey: diagram.processKey,
    ...(diagram.processName === undefined ? {} : { processName: diagram.processName }),
    ...(diagram.documentation === undefined ? {} : { documentation: diagram.documentation }),
    problems,
    elements: elements.map(describeElement),
    flows: [...diagram.flows.values()].map(({ id, name, source, target }) => ({ id, name, source, target })),
    startForms: starts.flatMap(({ id, camunda }) => (camunda['formKey'] ? [{ elementId: id, formKey: camunda['formKey'] }] : [])),
    hasNoneStart: starts.some(({ triggers }) => triggers.length === 0),
    messageStarts: starts.flatMap(({ id, triggers: [trigger] }) => (trigger?.kind === 'message' && trigger.name ? [{ elementId: id, messageName: trigger.name }] : [])),
    formKeys: distinct(elements.map(({ camunda }) => camunda['formKey'])),
    decisionRefs: distinct(elements.map(({ camunda }) => camunda['decisionRef'])),
    serviceTaskNames: distinct(elements.filter(({ type }) => type === 'serviceTask').map(({ implementation }) => implementation)),
    calledElements: distinct(elements.map(({ calledElement }) => calledElement)),
  };
}

function describeElement(element: DiagramElement): InspectedElement {
  const { id, type, name, parentId, attachedTo, documentation, implementation, calledElement, gov, camunda, triggers } = element;
  const known = { name, parentId, attachedTo, documentation, implementation, calledElement, formKey: camunda['formKey'], decisionRef: camunda['decisionRef'] };
  const present = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return { id, type, gov, camunda, triggers: triggers.map(({ kind, name: of }) => ({ kind, ...(of === undefined ? {} : { name: of }) })), ...present };
}

function nothingKnown(problems: readonly DefinitionProblem[]): DefinitionInspection {
  return {
    processKey: '', problems, elements: [], flows: [], startForms: [], hasNoneStart: false, messageStarts: [], formKeys: [], decisionRefs: [], serviceTaskNames: [], calledElements: [],
  };
}
