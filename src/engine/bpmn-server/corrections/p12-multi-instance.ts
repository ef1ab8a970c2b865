import { MAX_ITERATIONS } from '../../definition/diagram';
import { ModelMistake, StepFailed } from '../../engine.errors';
import { describeActivity } from '../activity';
import { library } from '../library';
import type { Item, Loop, Token } from '../library-shapes';
import { stepOf, type StepRun } from '../step-run';
import { aliveTokens, isAlive } from '../tokens';
import type { Correction } from './correction';

/**
 * A multi-instance activity has an item of its own, which carries the boundary events and stays until the last
 * iteration has ended; iterations are numbered and hold their element and their variables themselves.
 */
export const multiInstance: Correction = {
  id: 'p12-multi-instance',
  reason:
    'Loop.ts:126,160: entries of the collection serve as paths into the data (names with dots, duplicates and objects break it, `__proto__` pollutes ' +
    'the host); no entry hangs a parallel activity; boundary events are armed once per iteration, and the instance never ends after one fired.',
  apply(replace) {
    replace(library.Loop, 'checkStart', (original) => async function (token) {
      const node = token.currentNode;
      if (!node.loopDefinition || node.loopDefinition.isStandard()) return original.call(this, token);
      if (token.type === 'Instance' && token.loop?.node.id === node.id && token.path.length === 0) return true;
      const { body, entries } = named(node.id, () => ({ body: openBody(token), entries: entriesOf(node.id, stepOf(token.execution), token) }));
      if (entries.length === 0) {
        await node.end(body);
        await token.goNext();
        return false;
      }
      await node.startBoundaryEvents(body, token);
      body.status = 'wait';
      token.status = 'wait';
      const loop = new library.Loop(node, token);
      loop._items = entries;
      const first = loop.isSequential() ? entries.slice(0, 1) : entries;
      const iterations: Token[] = [];
      for (const _entry of first) iterations.push(await nextIteration(loop, body));
      for (const iteration of iterations) if (isAlive(iteration)) await iteration.execute(null);
      return false;
    });

    replace(library.Loop, 'checkNext', (original) => async function (token) {
      const { loop } = token;
      if (loop?.isStandard()) return original.call(this, token);
      if (token.type !== 'Instance' || !loop || token.currentNode.id !== loop.node.id) return true;
      await token.end();
      const body = token.originItem!;
      if (loop.isSequential() && loop.sequence < loop._items!.length) {
        await (await nextIteration(loop, body)).execute(null);
      } else if (!aliveTokens(token.execution).some((other) => other.type === 'Instance' && other.originItem === body)) {
        loop.ownerToken.status = 'running';
        await loop.node.end(body);
        await loop.ownerToken.goNext();
      }
      return false;
    });
  },
};

function named<T>(elementId: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw StepFailed.at(elementId, error);
  }
}

function openBody(token: Token): Item {
  const body = new library.Item(token.currentNode, token);
  token.addItemToPath(body);
  body.startedAt = new Date();
  body.activity = describeActivity(body, stepOf(token.execution));
  body.status = 'enter';
  return body;
}

function entriesOf(elementId: string, step: StepRun, token: Token): unknown[] {
  const { collection, cardinality } = step.element(elementId).multiInstance ?? {};
  const value = step.evaluate(collection ?? cardinality ?? 'null', token);
  const entries = Array.isArray(value) ? value : Number.isInteger(value) && Number(value) >= 0 ? [...Array(Number(value)).keys()] : undefined;
  if (!entries) throw new ModelMistake('no-collection', '多实例的集合不是列表', 'The collection of the multi-instance activity is no list', { elementId });
  if (entries.length > MAX_ITERATIONS) {
    throw new ModelMistake('too-many-iterations', `多实例最多${MAX_ITERATIONS}项`, `A multi-instance activity has at most ${MAX_ITERATIONS} entries`, { elementId, count: entries.length });
  }
  return entries;
}

async function nextIteration(loop: Loop, body: Item): Promise<Token> {
  const { execution } = loop.ownerToken;
  const index = loop.sequence++;
  const path = `${loop.node.id}#${loop.id}-${index}`;
  const { elementVariable } = stepOf(execution).element(loop.node.id).multiInstance ?? {};
  execution.appendData(elementVariable ? { [elementVariable]: loop._items![index] } : {}, null, path);
  return library.Token.startNewToken('Instance', execution, loop.node, path, loop.ownerToken, body, loop, null, true, index);
}
