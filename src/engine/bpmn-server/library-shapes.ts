import type { StepRun } from './step-run';
import type { ActivityState } from './activity';

/*
 * The parts of bpmn-server 2.3.8 that we touch, as we understand them. Its own types are mostly `any`; these are
 * narrower and stay inside this folder. `library.ts` checks that the code behind them is the code we read.
 */

export type ItemStatus = 'enter' | 'start' | 'wait' | 'end';
export type TokenType = 'Primary' | 'SubProcess' | 'Instance' | 'Diverge' | 'EventSubProces' | 'BoundaryEvent';

/** One visit to an element, or one flow taken. */
export interface Item {
  id: string;
  seq: number;
  itemKey: string | null;
  element: Node;
  token: Token;
  status: ItemStatus;
  startedAt: unknown;
  endedAt: unknown;
  input: Record<string, unknown>;
  output: unknown;
  vars: Record<string, unknown>;
  readonly elementId: string;
  readonly type: string;
  readonly node: Node;
  readonly context: Execution;
  /** ours: what the activity is for the host; kept in the snapshot while it waits */
  activity?: ActivityState;
}

export interface Token {
  id: number;
  type: TokenType;
  status?: 'running' | 'wait' | 'end' | 'terminated';
  execution: Execution;
  dataPath: string;
  startNodeId: string;
  _currentNode: Node;
  readonly currentNode: Node;
  readonly currentItem: Item | undefined;
  parentToken: Token | null | undefined;
  originItem: Item | null | undefined;
  itemsKey: string | null;
  loop: Loop | undefined;
  path: Item[];
  /** ours: how a repeating timer that has just fired is armed again; taken as soon as the token stands on it */
  nextTimer?: ActivityState['timer'];
  save(): Record<string, unknown>;
  execute(input: unknown): Promise<unknown>;
  goNext(): Promise<void>;
  preNext(): Promise<boolean>;
  end(cancel?: boolean): Promise<void>;
  terminate(): Promise<void>;
  signal(data: unknown, options?: object): Promise<void>;
  processError(code: string, thrower: Item): Promise<void>;
  processEscalation(code: string, thrower: Item, variables?: Record<string, unknown>): Promise<void>;
  addItemToPath(item: Item): void;
}

export interface Flow {
  id: string;
  type: string;
  from: Node;
  to: Node;
  run(item: Item): Promise<'take' | 'discard'>;
}

export interface Node {
  id: string;
  type: string;
  name: string;
  subType?: string;
  messageId?: string;
  def: Record<string, any>;
  process: Process;
  outbounds: Flow[];
  inbounds: Flow[];
  attachments: Node[];
  attachedTo?: Node;
  behaviours: Map<string, Behaviour>;
  isCatching: boolean;
  isCancelling?: boolean;
  childProcess?: Process;
  loopDefinition?: { isSequential(): boolean; isStandard(): boolean; collection: string | undefined };
  execute(item: Item): Promise<number | undefined>;
  enter(item: Item): void;
  start(item: Item): Promise<number | undefined>;
  run(item: Item): Promise<number | undefined>;
  continue(item: Item): Promise<void>;
  end(item: Item, cancel?: boolean): Promise<void>;
  doEvent(item: Item, event: string, newStatus: ItemStatus | null, details?: object): Promise<unknown[]>;
  getOutbounds(item: Item): Promise<Item[]>;
  startBoundaryEvents(item: Item, token: Token): Promise<void>;
  cancelBoundaryEvents(item: Item): Promise<void>;
  cancelEBG(item: Item): Promise<void>;
}

export interface Process {
  id: string;
  childrenNodes: Node[];
  eventSubProcesses: Process[];
  getStartNodes(): Node[];
  start(execution: Execution, parentToken: Token | null): Promise<void>;
  end(execution: Execution): Promise<void>;
}

export interface Loop {
  id: number;
  node: Node;
  ownerToken: Token;
  definition: NonNullable<Node['loopDefinition']>;
  sequence: number;
  completed: number;
  dataPath: string;
  _items: unknown[] | null | undefined;
  isSequential(): boolean;
  isStandard(): boolean;
  save(): Record<string, unknown>;
}

export interface Behaviour {
  node: Node;
  definition: Record<string, any>;
  init(): void;
  enter(item: Item): unknown;
  start(item: Item): unknown;
  end(item: Item): unknown;
  exit(item: Item): unknown;
}

export interface Execution {
  id: string;
  instance: InstanceState;
  tokens: Map<number, Token>;
  definition: Definition;
  process: Process;
  uids: Record<string, number>;
  userName: string;
  /** ours: everything of the running step; absent while a snapshot is being read */
  step?: StepRun;
  /** ours: variables of multi-instance iterations by the token's dataPath */
  scopes?: Record<string, Record<string, unknown>>;
  getItems(): Item[];
  getNodeById(id: string): Node;
  getNewId(scope: string): number;
  getUUID(): string;
  getData(dataPath: string): Record<string, unknown>;
  appendData(data: Record<string, unknown> | null, item: Item | null, dataPath?: string): void;
  checkEnd(): Promise<void>;
  end(): Promise<void>;
  restored(): Promise<void>;
  save(): Promise<void>;
  signalItem(itemId: string, data: Record<string, unknown>, userName: string): Promise<Execution>;
}

export interface InstanceState {
  id: string;
  name: string;
  status: 'running' | 'end' | 'terminated';
  startedAt?: unknown;
  endedAt?: unknown;
  data: Record<string, unknown>;
  items: unknown[];
  tokens: unknown[];
  loops: unknown[];
  logs: unknown[];
  source?: unknown;
  svg?: unknown;
}

export interface Definition {
  name: string;
  processes: Map<string, Process>;
  nodes: Map<string, Node>;
  flows: Flow[];
  load(): Promise<unknown>;
  loadProcess(definition: unknown, element: Record<string, unknown>, parent: unknown): Process;
}

// prototypes are what the corrections replace methods of; their constructors are called by the library itself
type Class<T> = { new (...args: any[]): T; prototype: T };

export interface Library {
  Execution: Class<Execution> & { restore(server: object, state: InstanceState): Promise<Execution> };
  Token: Class<Token> & {
    startNewToken(type: TokenType, execution: Execution, node: Node, dataPath: string | null, parent: Token | null | undefined, origin: Item | null | undefined, loop: Loop | null, data?: unknown, noExecute?: boolean, itemsKey?: string | number | null): Promise<Token>;
  };
  Item: Class<Item> & { load(execution: Execution, state: unknown, token: Token): Item };
  Loop: Class<Loop> & { checkStart(token: Token): Promise<boolean>; checkNext(token: Token): Promise<boolean>; cancel(item: Item | undefined): Promise<void> };
  Definition: Class<Definition>;
  Node: Class<Node>;
  Event: Class<Node> & { terminate(item: Item): Promise<void> };
  StartEvent: Class<Node>;
  EndEvent: Class<Node>;
  BoundaryEvent: Class<Node>;
  Gateway: Class<Node>;
  XORGateway: Class<Node>;
  EventBasedGateway: Class<Node & { cancelAllBranched(item: Item): Promise<void> }>;
  UserTask: Class<Node>;
  ReceiveTask: Class<Node>;
  ServiceTask: Class<Node>;
  SendTask: Class<Node>;
  BusinessRuleTask: Class<Node>;
  SubProcess: Class<Node>;
  CallActivity: Class<Node>;
  Process: Class<Process>;
  Behaviour: Class<Behaviour>;
  BehaviourLoader: { behaviours: { name: string; funct: (node: Node, definition: object) => Behaviour }[] };
  MessageEventBehaviour: Class<Behaviour>;
  SignalEventBehaviour: Class<Behaviour>;
  ErrorEventBehaviour: Class<Behaviour>;
  EscalationEventBehaviour: Class<Behaviour>;
  TerminateBehaviour: Class<Behaviour>;
}

/** The library's `NODE_ACTION`: what a node asks of its token. */
export const ACTION = { continue: 1, wait: 2, end: 3, cancel: 4, stop: 5, error: 6, abort: 7 } as const;
