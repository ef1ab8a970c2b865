import { copyVariables } from '../variables';
import { ActivityNotWaiting, ModelMistake, StepFailed } from '../engine.errors';
import { startEventsOf, type DiagramElement } from '../definition/diagram';
import { ProcessEngine, type ActivityFact, type EngineDefinition, type EngineEffect, type EngineFact, type EngineHost, type StepInput, type StepOperation, type StepOutcome, type Variables } from '../process-engine';
import { mappedValue } from './activity';
import { evaluate } from '../expression';
import { applyCorrections } from './corrections';
import { DefinitionCache, type LoadedDefinition } from './definition-cache';
import { hostLibrary } from './hosting';
import { library } from './library';
import type { Execution, Item } from './library-shapes';
import { modify } from './modification';
import { silentServer } from './silent-server';
import { readSnapshot, writeSnapshot } from './snapshot';
import { inspectSnapshot } from './snapshot.reader';
import { STEP_LIMITS, type StepLimits } from './step-limits';
import { StepRun } from './step-run';
import { aliveTokens, cancelTokens } from './tokens';

hostLibrary();
applyCorrections();

/** bpmn-server 2.3.8 as a stepping function: restore, run to the next wait states, take a snapshot. See ../README.md. */
export class BpmnServerEngine extends ProcessEngine {
  readonly definitions: DefinitionCache;
  private host?: EngineHost;
  private readonly server = silentServer();

  constructor(
    cachedDefinitions = 200,
    private readonly limits: StepLimits = STEP_LIMITS,
  ) {
    super();
    this.definitions = new DefinitionCache(this.server, cachedDefinitions);
  }

  override attachHost(host: EngineHost): void {
    this.host = host;
  }

  override async step({ definition, snapshot, context, operation, skipElementIds }: StepInput): Promise<StepOutcome> {
    if (!this.host) throw new Error('attachHost() has not been called: service tasks would have nobody to run them');
    const loaded = await this.load(definition);
    const execution =
      operation.kind === 'start' ? this.newExecution(loaded, context.processInstanceId) : await this.restore(snapshot, loaded, context.processInstanceId);
    const run = new StepRun(loaded.diagram, context, this.host, this.limits, skipElementIds);
    execution.step = run;
    execution.process = loaded.definition.processes.get(loaded.diagram.processKey)!;
    execution.userName = context.actor.userId;
    await perform(execution, operation, loaded);
    return outcomeOf(execution, run, operation);
  }

  override waitingIn(snapshot: string): readonly ActivityFact[] {
    try {
      return inspectSnapshot(snapshot).waiting;
    } catch {
      throw damagedSnapshot();
    }
  }

  /** A stored definition that cannot be read any more is a fault of its instances, not of the host. */
  private async load(definition: EngineDefinition): Promise<LoadedDefinition> {
    try {
      return await this.definitions.get(definition);
    } catch (error) {
      if (error instanceof ModelMistake) throw StepFailed.at(definition.key, error);
      throw new StepFailed(definition.key, new ModelMistake('definition-unreadable', '该版本的流程图无法读取', 'The diagram of this version cannot be read'));
    }
  }

  private newExecution({ definition }: LoadedDefinition, id: string): Execution {
    const execution = new library.Execution(this.server, definition.name, definition);
    execution.instance.id = id;
    execution.scopes = {};
    return execution;
  }

  private async restore(snapshot: string | undefined, { definition, diagram }: LoadedDefinition, id: string): Promise<Execution> {
    if (snapshot === undefined) throw new Error('every operation but start needs the snapshot of the previous step');
    try {
      return await readSnapshot(snapshot, definition, id, this.server);
    } catch {
      throw new StepFailed(diagram.processKey, damagedSnapshot());
    }
  }
}

/** Says nothing of the content: what the parser says would quote the variables in it. */
function damagedSnapshot(): ModelMistake {
  return new ModelMistake('snapshot-unreadable', '该事项保存的运行状态已损坏', 'The saved state of this instance is damaged');
}

async function perform(execution: Execution, operation: StepOperation, loaded: LoadedDefinition): Promise<void> {
  switch (operation.kind) {
    case 'start':
      return start(execution, operation.startElementId, operation.variables, loaded);
    case 'complete':
      return complete(execution, operation.activityInstanceId, operation.variables, operation.instanceVariables ?? {});
    case 'throw-error':
      return raise(execution, operation.activityInstanceId, operation.variables ?? {}, (item) => item.token.processError(operation.errorCode, item));
    case 'throw-escalation': {
      const { activityInstanceId, escalationCode, variables = {} } = operation;
      return raise(execution, activityInstanceId, variables, (item) => item.token.processEscalation(escalationCode, item, copyVariables(variables)));
    }
    case 'terminate':
      if (execution.instance.status !== 'running') throw new ActivityNotWaiting(execution.id);
      await cancelTokens(aliveTokens(execution));
      execution.instance.status = 'terminated';
      return;
    case 'set-variables':
      if (execution.instance.status !== 'running') throw new ActivityNotWaiting(execution.id);
      Object.assign(execution.instance.data, copyVariables(operation.variables));
      return;
    case 'modify':
      return modify(execution, operation);
  }
}

async function start(execution: Execution, startElementId: string | undefined, variables: Variables, { diagram }: LoadedDefinition): Promise<void> {
  const starts = startEventsOf(diagram);
  const element = startElementId === undefined ? (starts.find(({ triggers }) => triggers.length === 0) ?? starts[0]) : starts.find(({ id }) => id === startElementId);
  if (!element) throw new StepFailed(startElementId ?? diagram.processKey, new ModelMistake('no-start-event', '流程图中没有这个开始事件', 'The diagram has no such start event'));
  Object.assign(execution.instance, { status: 'running', data: copyVariables(variables) });
  const node = execution.getNodeById(element.id);
  const token = await library.Token.startNewToken('Primary', execution, node, null, null, null, null, null, true);
  await execution.process.start(execution, token);
  await token.execute(null);
  await execution.checkEnd();
}

async function complete(execution: Execution, activityInstanceId: string, variables: Variables, instanceVariables: Variables): Promise<void> {
  const item = find(execution, activityInstanceId);
  Object.assign(execution.instance.data, copyVariables(instanceVariables));
  const element = execution.step!.element(item.elementId);
  const own = element.type === 'callActivity' ? mapOut(element, copyVariables(variables)) : copyVariables(variables);
  try {
    await execution.signalItem(activityInstanceId, own, execution.userName);
  } catch (error) {
    throw error instanceof ActivityNotWaiting ? error : StepFailed.at(item.elementId, error);
  }
}

/** `camunda:out`: what of the child's variables comes back; nothing unless the diagram says so. */
function mapOut({ mappingsOut }: DiagramElement, variables: Variables): Variables {
  const result: Variables = {};
  for (const mapping of mappingsOut) {
    if (mapping.all) Object.assign(result, variables);
    else if (mapping.target !== undefined) result[mapping.target] = mappedValue(mapping, variables, (text) => evaluate(text, variables));
  }
  return copyVariables(result);
}

/** What a called instance did not catch is raised at the call activity. */
async function raise(execution: Execution, activityInstanceId: string, variables: Variables, process: (item: Item) => Promise<void>): Promise<void> {
  const item = find(execution, activityInstanceId);
  if (execution.instance.status !== 'running' || item.status !== 'wait' || !item.activity?.waitsOutside) throw new ActivityNotWaiting(activityInstanceId, item.elementId);
  execution.appendData(copyVariables(variables), item, item.token.dataPath);
  try {
    await process(item);
    await execution.checkEnd();
  } catch (error) {
    throw StepFailed.at(item.elementId, error);
  }
}

function find(execution: Execution, activityInstanceId: string): Item {
  const item = execution.getItems().find(({ id }) => id === activityInstanceId);
  if (!item) throw new ActivityNotWaiting(activityInstanceId);
  return item;
}

function outcomeOf(execution: Execution, run: StepRun, operation: StepOperation): StepOutcome {
  const { status } = execution.instance;
  if (status === 'running' && operation.kind !== 'set-variables') refuseDeadInstance(execution);
  return {
    snapshot: writeSnapshot(execution),
    state: status === 'running' ? 'ACTIVE' : status === 'terminated' ? 'TERMINATED' : 'COMPLETED',
    variables: copyVariables(execution.instance.data),
    facts: run.log.facts(),
    effects: effectsOf(run),
  };
}

/** Nothing outside could ever continue it: better undone and shown than saved and forgotten. */
function refuseDeadInstance(execution: Execution): void {
  const waiting = aliveTokens(execution).flatMap(({ currentItem }) => (currentItem?.status === 'wait' ? [currentItem] : []));
  if (waiting.some(({ activity }) => activity?.waitsOutside && !activity.armed)) return;
  const stuck = [...new Set(waiting.filter(({ activity }) => !activity?.armed).map(({ elementId }) => elementId))];
  throw new StepFailed(stuck.at(-1) ?? execution.process.id, new ModelMistake('dead-end', '流程停在无人能推动的位置', 'The process stands where nothing can continue it', { elementIds: stuck }));
}

function effectsOf(run: StepRun): EngineEffect[] {
  const facts: EngineFact[] = run.log.facts();
  const over = new Set(facts.flatMap((fact) => (fact.kind === 'activity-completed' || fact.kind === 'activity-canceled' ? [fact.activity.id] : [])));
  const children = facts.flatMap((fact): EngineEffect[] => {
    if (fact.kind !== 'activity-started' || !fact.activity.call || over.has(fact.activity.id)) return [];
    return [{ kind: 'start-child', activityInstanceId: fact.activity.id, ...fact.activity.call }];
  });
  return [...run.thrown, ...children];
}
