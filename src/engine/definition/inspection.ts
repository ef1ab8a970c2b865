import { startEventsOf, type Diagram, type DiagramElement, type DiagramFlow } from './diagram';
import { readDiagrams, type ReadResult } from './diagram-reader';
import { checkElements, extensionProblems } from './element-rules';
import { checkExpressions } from './expression-rules';
import { error, type DefinitionProblem } from './problem';
import { failureProblem, warningProblems } from './parser-findings';
import { checkSkips } from './skip-rules';
import { checkStructure } from './structure-rules';
import { checkVerbs } from './verb-rules';
import { at, guardXml, type XmlTag } from './xml-guard';

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
  /** what a multi-instance activity runs over, as it is written */
  readonly collection?: string;
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
  readonly flows: readonly Pick<DiagramFlow, 'id' | 'name' | 'source' | 'target' | 'condition'>[];
  readonly startForms: readonly { readonly elementId: string; readonly formKey: string }[];
  /** has a start event without trigger: people (or other processes) can start it */
  readonly hasNoneStart: boolean;
  readonly messageStarts: readonly { readonly elementId: string; readonly messageName: string }[];
  readonly formKeys: readonly string[];
  readonly decisionRefs: readonly string[];
  readonly serviceTaskNames: readonly string[];
  readonly calledElements: readonly string[];
}

/** Flow nodes and flows of the file; more than this nobody can read, and the engine would walk it recursively. */
const MAX_FLOW_ELEMENTS = 2_000;
/** beyond this many the list helps nobody */
const MAX_PROBLEMS = 300;

/** Reads a diagram. Never throws on bad input: everything wrong is a problem with a sentence. What people send goes through `DefinitionInspector`. */
export async function inspectDefinition(xml: string): Promise<DefinitionInspection> {
  const { problems: guarded, tags } = guardXml(xml);
  if (guarded.length > 0) return nothingKnown(guarded);
  const nameless = checkNameless(tags);
  let read: ReadResult;
  try {
    read = await readDiagrams(xml);
  } catch (failure) {
    return nothingKnown([failureProblem(failure, tags)]);
  }
  const problems = [...nameless, ...checkDocument(read, tags)];
  const [diagram] = read.diagrams;
  // what has no id cannot be named by any other rule
  if (!diagram || nameless.length > 0) return nothingKnown(mostImportant(problems));
  const size = diagram.elements.size + diagram.flows.size;
  if (size > MAX_FLOW_ELEMENTS) return nothingKnown([error(diagram.processKey, 'too-many-elements', `流程有 ${size} 个元素和连线，最多 ${MAX_FLOW_ELEMENTS} 个。`, `The process has ${size} elements and flows; at most ${MAX_FLOW_ELEMENTS} are allowed.`)]);
  problems.push(...extensionProblems(diagram.processKey, diagram.processExtensions), ...checkElements(diagram), ...checkStructure(diagram), ...checkExpressions(diagram), ...checkSkips(diagram), ...checkVerbs(diagram));
  return describe(diagram, mostImportant(problems));
}

function mostImportant(problems: readonly DefinitionProblem[]): readonly DefinitionProblem[] {
  if (problems.length <= MAX_PROBLEMS) return problems;
  return [...problems.filter(({ severity }) => severity === 'error'), ...problems.filter(({ severity }) => severity === 'warning')].slice(0, MAX_PROBLEMS);
}

/** what the engine finds by its id */
const HAS_ID = /^(process|lane|\w*[tT]ask|\w*[eE]vent|\w*Gateway|subProcess|adHocSubProcess|transaction|callActivity|sequenceFlow|dataObject\w*|dataStoreReference|textAnnotation|association|group|message|signal|error|escalation|participant|messageFlow)$/;

function checkNameless(tags: readonly XmlTag[]): DefinitionProblem[] {
  const prefix = /^[^:]*:|/.exec(tags[0]!.name)![0];
  return tags.flatMap((tag) => {
    const { name, id } = tag;
    const isBpmn = name.startsWith(prefix) && HAS_ID.test(name.slice(prefix.length));
    return isBpmn && !id?.trim() ? [at(tag, 'id-missing', `<${name}> 没有标识（id）`, `<${name}> has no id`)] : [];
  });
}

const NAMESPACES: Readonly<Record<string, string>> = {
  camunda: 'http://camunda.org/schema/1.0/bpmn',
  gov: 'https://qunguan.example/schema/gov',
};

function checkDocument({ diagrams, otherProcessIds, drawing, warnings, messageFlowIds, namespaces }: ReadResult, tags: readonly XmlTag[]): DefinitionProblem[] {
  const found = [...warningProblems(warnings, tags), ...drawing];
  if (diagrams.length === 0) found.push(at(tags[0]!, 'no-executable-process', '流程图中没有可执行的流程（isExecutable="true"）', 'the file has no executable process (isExecutable="true")', otherProcessIds[0]));
  if (diagrams.length > 1) found.push(error(diagrams[1]!.processKey, 'many-executable-processes', '一个文件只能有一个可执行的流程。', 'A file has one executable process only.'));
  // the engine loads every process of a file, checked or not
  else if (diagrams.length === 1) for (const id of otherProcessIds) found.push(error(id, 'other-process', '文件中还有另一个流程；其他参与者请画成没有内容的泳池。', 'The file holds another process; draw other participants as empty pools.'));
  for (const id of messageFlowIds) found.push(error(id, 'message-flow-unsupported', '不支持消息流，请用消息事件。', 'Message flows are not supported; use message events.'));
  for (const [prefix, uri] of Object.entries(namespaces)) {
    const expected = Object.entries(NAMESPACES).find(([name, own]) => (name === prefix) !== (own === uri));
    if (expected) found.push(at(tags[0]!, 'namespace-prefix', `命名空间前缀“${expected[0]}”必须对应 ${expected[1]}`, `the prefix "${expected[0]}" must stand for ${expected[1]}, and nothing else`));
  }
  return found;
}

function describe(diagram: Diagram, problems: readonly DefinitionProblem[]): DefinitionInspection {
  const elements = [...diagram.elements.values()];
  const starts = startEventsOf(diagram);
  const distinct = (values: readonly (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined && value !== ''))] as string[];
  return {
    processKey: diagram.processKey,
    ...(diagram.processName === undefined ? {} : { processName: diagram.processName }),
    ...(diagram.documentation === undefined ? {} : { documentation: diagram.documentation }),
    problems,
    elements: elements.map(describeElement),
    flows: [...diagram.flows.values()].map(({ id, name, source, target, condition }) => ({ id, name, source, target, ...(condition === undefined ? {} : { condition }) })),
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
  const { id, type, name, parentId, attachedTo, documentation, implementation, calledElement, gov, camunda, triggers, multiInstance } = element;
  const known = { name, parentId, attachedTo, documentation, implementation, calledElement, formKey: camunda['formKey'], decisionRef: camunda['decisionRef'], collection: multiInstance?.collection };
  const present = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return { id, type, gov, camunda, triggers: triggers.map(({ kind, name: of }) => ({ kind, ...(of === undefined ? {} : { name: of }) })), ...present };
}

/** The file could not be read at all: that it names no elements does not say that there are none. */
export function isNothingKnown({ processKey, elements }: DefinitionInspection): boolean {
  return processKey === '' && elements.length === 0;
}

export function nothingKnown(problems: readonly DefinitionProblem[]): DefinitionInspection {
  return {
    processKey: '', problems, elements: [], flows: [], startForms: [], hasNoneStart: false, messageStarts: [], formKeys: [], decisionRefs: [], serviceTaskNames: [], calledElements: [],
  };
}
