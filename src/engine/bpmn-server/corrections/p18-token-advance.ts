import { StepFailed } from '../../engine.errors';
import { library } from '../library';
import type { Token } from '../library-shapes';
import { isAlive } from '../tokens';
import type { Correction } from './correction';

/** A token goes on at once, branch after branch in the order of the diagram, and never when it has ended. */
export const tokenAdvance: Correction = {
  id: 'p18-token-advance',
  reason:
    'Token.ts:663 sleeps 10 ms per node to let unawaited work finish; Token.ts:700-745 runs branches at the same time, does not await the end of the splitting ' +
    'token, borrows items of its children and lets an ended token go on.',
  apply(replace) {
    replace(library.Token.prototype, 'goNext', () => async function () {
      if (!isAlive(this) || this.currentItem?.status === 'wait') return;
      if (!(await this.preNext())) return;
      const node = this.currentNode;
      try {
        await advance(this);
      } catch (error) {
        throw StepFailed.at(node.id, error);
      }
    });
  },
};

async function advance(token: Token): Promise<void> {
  const node = token.currentNode;
  const splittingItem = token.currentItem!;
  const flowItems = await node.getOutbounds(splittingItem);
  if (flowItems.length === 0) return token.end();
  for (const flowItem of flowItems) flowItem.status = 'end';
  const targets = flowItems.map((flowItem) => (flowItem.element as unknown as { to: typeof node }).to);
  if (flowItems.length === 1 && node.type !== 'bpmn:EventBasedGateway') {
    token.addItemToPath(flowItems[0]!);
    token._currentNode = targets[0]!;
    await token.execute(null);
    return;
  }
  const branches: Token[] = [];
  for (const [index, flowItem] of flowItems.entries()) {
    const branch = await library.Token.startNewToken('Diverge', token.execution, targets[index]!, null, token, splittingItem, null, null, true);
    flowItem.token = branch;
    branch.path.push(flowItem);
    branches.push(branch);
  }
  await token.end();
  for (const branch of branches) if (isAlive(branch)) await branch.execute(null);
}
