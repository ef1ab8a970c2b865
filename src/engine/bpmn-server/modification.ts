import { copyVariables } from '../variables';
import { ActivityNotWaiting, ModificationRefused, StepFailed } from '../engine.errors';
import type { StartInstruction, StepOperation } from '../process-engine';
import { library } from './library';
import type { Execution, Item, Token } from './library-shapes';
import { refuseHopelessJoins, standInFlow } from './modification-joins';
import { planStart, type PlannedStart } from './modification-plan';
import { stepOf } from './step-run';
import { aliveTokens, cancelTokens, isAlive, isArmed, isIteration, isWithin } from './tokens';

/*
 * Moving tokens by hand (Camunda 7's process instance modification): what waits is canceled, tokens begin before other
 * elements, and the facts are those of any other step. Everything is planned and checked before the first change. A
 * scope that loses its last token is canceled with it, unless a token begins inside: then it goes on, with its boundary
 * events and its variables.
 */

type Modification = Extract<StepOperation, { kind: 'modify' }>;

export async function modify(execution: Execution, { cancel, startBefore }: Modification): Promise<void> {
  if (execution.instance.status !== 'running') throw new ActivityNotWaiting(execution.id);
  if (cancel.length === 0 && startBefore.length === 0) throw new ModificationRefused('nothing-to-do', '请选择要取消的环节或要开始的环节。', 'Say what to cancel or where to begin.');
  const canceled = new Set<Token>();
  for (const instruction of cancel) for (const item of itemsToCancel(execution, instruction)) condemn(item, canceled);
  const starts = startBefore.map((start) => planStart(execution, start, canceled));
  for (let scope = abandoned(execution, canceled, starts); scope; scope = abandoned(execution, canceled, starts)) condemn(scope, canceled);
  const stays = aliveTokens(execution).some((token) => !canceled.has(token) && !isArmed(token));
  if (!stays && starts.length === 0) {
    throw new ModificationRefused('nothing-left', '这样调整后流程中没有任何环节，请改用“终止”。', 'Nothing of the process would be left; cancel it instead.');
  }
  refuseHopelessJoins(execution, canceled, starts);
  await cancelTokens([...canceled]);
  await begin(execution, starts, startBefore);
  await execution.checkEnd();
}

function itemsToCancel(execution: Execution, instruction: Modification['cancel'][number]): Item[] {
  const living = aliveTokens(execution).flatMap((token) => (token.currentItem && token.currentItem.status !== 'end' && token.currentItem.activity ? [token.currentItem] : []));
  const found = living.filter((item) => ('elementId' in instruction ? item.elementId === instruction.elementId : item.id === instruction.activityInstanceId));
  const [first] = found;
  if (!first) {
    if ('elementId' in instruction) stepOf(execution).element(instruction.elementId);
    throw 'elementId' in instruction ? new ActivityNotWaiting('', instruction.elementId) : new ActivityNotWaiting(instruction.activityInstanceId);
  }
  if (isArmed(first.token)) {
    const { elementId } = first;
    throw new ModificationRefused('armed-event', `“${elementId}”随其所在的环节一起取消，不能单独取消。`, `"${elementId}" belongs to its activity and is canceled with it.`, { elementId });
  }
  return found.some((item) => !isIteration(item)) ? found.filter((item) => !isIteration(item)) : found;
}

/** Everything that ends with this visit: what is inside, what is armed on it, and the other events of the same race. */
function condemn(item: Item, canceled: Set<Token>): void {
  const alive = aliveTokens(item.context);
  const holders = alive.filter(({ type, originItem }) => originItem === item && (type === 'SubProcess' || type === 'Instance'));
  const race = item.token.originItem?.node.type === 'bpmn:EventBasedGateway' && item.token.currentNode.id === item.token.startNodeId ? item.token.originItem : undefined;
  for (const token of alive) {
    const inside = holders.some((holder) => token === holder || isWithin(token, holder));
    const armedOnIt = token.type === 'BoundaryEvent' && token.originItem === item && isArmed(token);
    const rival = race !== undefined && token.originItem === race && token.currentNode.id === token.startNodeId;
    if (token === item.token || inside || armedOnIt || rival) canceled.add(token);
  }
}

/** A visit to a sub-process or a multi-instance activity that has lost its last token and gets none. */
function abandoned(execution: Execution, canceled: ReadonlySet<Token>, starts: readonly PlannedStart[]): Item | undefined {
  const alive = aliveTokens(execution);
  const holders = alive.filter(({ type, originItem }) => originItem && (type === 'SubProcess' || type === 'Instance'));
  for (const holder of holders) {
    const host = holder.originItem!;
    if (canceled.has(host.token)) continue;
    if (holder.type === 'Instance') {
      if (canceled.has(holder) && !alive.some((token) => token.type === 'Instance' && token.originItem === host && !canceled.has(token))) return host;
      continue;
    }
    if (canceled.has(holder)) continue;
    const lost = [...canceled].some((token) => isWithin(token, holder));
    const busy = alive.some((token) => !canceled.has(token) && isWithin(token, holder) && !isArmed(token));
    const gets = starts.some(({ run }) => run === holder || (run && isWithin(run, holder)));
    if (lost && !busy && !gets) return host;
  }
  return undefined;
}

async function begin(execution: Execution, starts: readonly PlannedStart[], instructions: readonly StartInstruction[]): Promise<void> {
  const entered = new Map<string, Token>();
  const tokens: Token[] = [];
  for (const [index, { element, run, missing }] of starts.entries()) {
    let scope: Token | null = run;
    for (const subProcess of missing) {
      const key = `${scope?.id ?? ''} ${subProcess.id}`;
      const known = entered.get(key);
      scope = known ?? (await enterSubProcess(execution, subProcess.id, scope));
      entered.set(key, scope);
    }
    const token = await walker(execution, element.id, scope);
    execution.appendData(copyVariables(instructions[index]!.variables ?? {}), null, token.dataPath);
    tokens.push(token);
  }
  for (const token of tokens) {
    if (!isAlive(token)) continue;
    const arrival = standInFlow(execution, token);
    if (arrival) token.path.push(arrival);
    try {
      await token.execute(null);
    } catch (error) {
      throw StepFailed.at(token.startNodeId, error);
    }
  }
}

function walker(execution: Execution, elementId: string, scope: Token | null): Promise<Token> {
  return library.Token.startNewToken('Primary', execution, execution.getNodeById(elementId), null, scope, null, null, null, true);
}

/** Opens a visit to an embedded sub-process with nothing inside yet; its events are armed as they are on the usual way in. */
async function enterSubProcess(execution: Execution, elementId: string, outer: Token | null): Promise<Token> {
  const token = await walker(execution, elementId, outer);
  const node = token.currentNode;
  const item = new library.Item(node, token);
  token.addItemToPath(item);
  node.enter(item);
  item.status = 'enter';
  const child = node.childProcess!;
  const scope = await library.Token.startNewToken('SubProcess', execution, child.getStartNodes()[0]!, null, token, item, null, null, true);
  scope.status = 'wait';
  await node.startBoundaryEvents(item, token);
  await child.start(execution, scope);
  item.status = 'wait';
  token.status = 'wait';
  return scope;
}
