import { BpmnError, newId } from '../../common';
import { copyVariables } from '../variables';
import { StepFailed } from '../engine.errors';
import type { Variables } from '../process-engine';
import { correlationKeyOf, describeActivity } from './activity';
import { library } from './library';
import { ACTION, type Item, type ItemStatus, type Node } from './library-shapes';
import { acceptResult } from './service-result';
import { stepOf } from './step-run';
import { setVariables, visibleVariables } from './token-variables';

/*
 * What makes bpmn-server a stepping function of ours: nothing is saved, logged or timed inside it, conventions of our
 * diagrams are read from our own `Diagram`, service tasks and decisions go to the host, and every status change of an
 * item is noted. These are not corrections (`corrections/`): without them there is no hosting at all.
 */

/** Timers are rows of the host. The library would call `setTimeout` in every process that loads the instance. */
class DurableTimer extends library.Behaviour {
  override init(): void {
    this.node.subType = 'timer';
  }

  override start(item: Item): number | undefined {
    const startsProcess = item.type === 'bpmn:StartEvent' && item.token.type !== 'EventSubProces';
    return startsProcess ? undefined : ACTION.wait;
  }
}

/** Behaviours of the library that our conventions use; input and output, scripts, listeners and forms are not its business. */
const BEHAVIOURS_KEPT = new Set([
  'loopCharacteristics',
  'bpmn:MessageEventDefinition',
  'bpmn:SignalEventDefinition',
  'bpmn:ErrorEventDefinition',
  'bpmn:EscalationEventDefinition',
  'bpmn:TerminateEventDefinition',
]);

export function hostLibrary(): void {
  const { Execution, Item: ItemClass, Node: NodeClass, BehaviourLoader } = library;

  BehaviourLoader.behaviours = [
    ...BehaviourLoader.behaviours.filter(({ name }) => BEHAVIOURS_KEPT.has(name)),
    { name: 'bpmn:TimerEventDefinition', funct: (node, definition) => new DurableTimer(node, definition) },
  ];

  const silence = { log: noop, logS: noop, logE: noop, info: noop, report: noop, save: async () => undefined };
  Object.assign(Execution.prototype, silence, { getUUID: newId });

  Object.defineProperty(ItemClass.prototype, 'status', {
    configurable: true,
    get(this: Item & { statusValue: ItemStatus }) {
      return this.statusValue;
    },
    set(this: Item & { statusValue: ItemStatus }, status: ItemStatus) {
      if (this.statusValue === status) return;
      this.statusValue = status;
      this.token?.execution.step?.log.record(this, status);
    },
  });

  const enter = NodeClass.prototype.enter;
  NodeClass.prototype.enter = function (item) {
    enter.call(this, item);
    stepOf(item.context).countVisit(this.id);
    item.activity = describeActivity(item, stepOf(item.context));
  };

  const execute = NodeClass.prototype.execute;
  NodeClass.prototype.execute = async function (item) {
    try {
      return await execute.call(this, item);
    } catch (error) {
      throw StepFailed.at(this.id, error);
    }
  };

  // what continues a waiting activity: its result has been set, now come the outputs the diagram names
  NodeClass.prototype.run = async function (item) {
    applyOutputs(item);
    return ACTION.end;
  };
  library.ServiceTask.prototype.run = runServiceTask;
  library.BusinessRuleTask.prototype.run = runDecision;
  library.SendTask.prototype.run = async function (item) {
    if (!stepOf(item.context).skips(item.elementId)) throwEvent(item);
    return ACTION.end;
  };
}

function noop(): void {
  // the library's logs would hold every variable of the instance, for ever
}

async function runServiceTask(this: Node, item: Item): Promise<number> {
  const { run, host, context, element } = parts(item);
  return settle(item, () =>
    host.runServiceTask({
      name: element.implementation ?? '',
      elementId: this.id,
      activityInstanceId: item.id,
      context,
      variables: copyVariables(visibleVariables(item.token)),
      input: copyVariables(run.parameters(element.inputs, item.token)),
    }),
  );
}

async function runDecision(this: Node, item: Item): Promise<number> {
  const { host, context, element, run } = parts(item);
  return settle(item, async () => {
    const visible = { ...visibleVariables(item.token), ...run.parameters(element.inputs, item.token) };
    const result = await host.evaluateDecision(element.camunda['decisionRef'] ?? '', copyVariables(visible), context);
    const name = element.camunda['resultVariable'];
    return name === undefined ? undefined : { [name]: result };
  });
}

function parts(item: Item) {
  const run = stepOf(item.context);
  return { run, host: run.host, context: run.context, element: run.element(item.elementId) };
}

/** Sets what came back; a `BpmnError` looks for its boundary event instead. */
async function settle(item: Item, work: () => Promise<Variables | void>): Promise<number> {
  const step = stepOf(item.context);
  if (step.skips(item.elementId)) return ACTION.end;
  let result: Variables | undefined;
  try {
    result = acceptResult(await step.within(work));
  } catch (error) {
    if (!(error instanceof BpmnError)) throw error;
    await item.token.processError(error.errorCode, item);
    return ACTION.error;
  }
  if (result) setVariables(item, result);
  applyOutputs(item);
  return ACTION.end;
}

/** `camunda:outputParameter`: named values over what is visible after the activity's own result has been set. */
function applyOutputs(item: Item): void {
  const { run, element } = parts(item);
  if (element.outputs.length > 0) setVariables(item, acceptResult(run.parameters(element.outputs, item.token)) ?? {});
}

/** A throwing message or signal: noted for the outbox, never delivered from inside the step. */
export function throwEvent(item: Item): void {
  const { run, element } = parts(item);
  const [trigger] = element.triggers;
  const variables = copyVariables(run.parameters(element.inputs, item.token));
  const name = trigger?.name ?? '';
  if (trigger?.kind === 'signal') run.thrown.push({ kind: 'broadcast-signal', name, variables });
  else run.thrown.push({ kind: 'send-message', name, correlationKey: correlationKeyOf(element, item.activity?.gov ?? {}, run), variables });
}
