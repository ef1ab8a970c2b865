/** Entries of one multi-instance activity; every one of them is a scope of its own. */
export const MAX_ITERATIONS = 500;

/** A named value of `camunda:inputOutput`: FEEL when it starts with `=`, else a literal. */
export interface Parameter {
  readonly name: string;
  readonly text: string;
  /** `camunda:list`, `camunda:map`, `camunda:script`: forms we do not evaluate */
  readonly unsupportedForm?: string;
}

/** `camunda:in` / `camunda:out` of a call activity. */
export interface VariableMapping {
  readonly all?: boolean;
  readonly source?: string;
  readonly sourceExpression?: string;
  readonly target?: string;
  readonly businessKey?: string;
}

export interface MultiInstance {
  readonly sequential: boolean;
  readonly collection?: string;
  readonly elementVariable?: string;
  readonly cardinality?: string;
  readonly completionCondition?: string;
}

/** What an event (or a send or receive task) throws or waits for. */
export interface EventTrigger {
  /** `message`, `timer`, `error`, `escalation`, `signal`, `terminate`; others are refused at deployment */
  readonly kind: string;
  /** name of the message or signal, code of the error or escalation (absent: any) */
  readonly name?: string;
  readonly timeDuration?: string;
  readonly timeDate?: string;
  readonly timeCycle?: string;
}

/** `R3/PT1H`, `R/P1D`: how often at most, and the time between two firings, which is at least a minute. */
export const TIMER_CYCLE = /^R([1-9]\d{0,3})?\/(?=.*[1-9])(P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?)$/;

/** One element of the process, sequence flows apart, in the words of our conventions. */
export interface DiagramElement {
  readonly id: string;
  /** BPMN's own name without prefix: `userTask` */
  readonly type: string;
  readonly name?: string;
  /** the enclosing sub-process, absent at the top */
  readonly parentId?: string;
  /** attributes of these namespaces, without prefix */
  readonly gov: Readonly<Record<string, string>>;
  readonly camunda: Readonly<Record<string, string>>;
  readonly incoming: readonly DiagramFlow[];
  readonly outgoing: readonly DiagramFlow[];
  readonly attachedTo?: string;
  /** boundary events and starts of event sub-processes; true unless the diagram says otherwise */
  readonly interrupting: boolean;
  readonly triggers: readonly EventTrigger[];
  readonly inputs: readonly Parameter[];
  readonly outputs: readonly Parameter[];
  readonly mappingsIn: readonly VariableMapping[];
  readonly mappingsOut: readonly VariableMapping[];
  /** extension elements beside those above: `camunda:executionListener` … */
  readonly otherExtensions: readonly string[];
  readonly multiInstance?: MultiInstance;
  readonly standardLoop?: boolean;
  readonly implementation?: string;
  readonly calledElement?: string;
  readonly defaultFlow?: string;
  /** a sub-process that starts by an event */
  readonly triggeredByEvent?: boolean;
  readonly documentation?: string;
  /** attributes of BPMN that would change how the element runs, which we do not: `isForCompensation` … */
  readonly unsupportedAttributes: readonly string[];
}

export interface DiagramFlow {
  readonly id: string;
  readonly name?: string;
  readonly source?: string;
  readonly target?: string;
  readonly condition?: string;
  readonly parentId?: string;
}

/** One executable process, read once and shared by everybody: never changed. */
export interface Diagram {
  readonly processKey: string;
  readonly processName?: string;
  readonly documentation?: string;
  /** extension elements of the process itself: listeners, which nobody would call */
  readonly processExtensions: readonly string[];
  readonly elements: ReadonlyMap<string, DiagramElement>;
  readonly flows: ReadonlyMap<string, DiagramFlow>;
}

/** Start events of the process itself (not those of sub-processes). */
export function startEventsOf(diagram: Diagram): DiagramElement[] {
  return [...diagram.elements.values()].filter(({ type, parentId }) => type === 'startEvent' && parentId === undefined);
}

/** Is this the start event of an event sub-process? */
export function startsEventSubProcess(diagram: Diagram, element: DiagramElement): boolean {
  return element.type === 'startEvent' && element.parentId !== undefined && diagram.elements.get(element.parentId)?.triggeredByEvent === true;
}
