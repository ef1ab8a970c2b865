import { StepFailed } from '../../engine.errors';
import { library } from '../library';
import type { Token } from '../library-shapes';
import { stepOf } from '../step-run';
import { cancelInside } from '../tokens';
import type { Correction } from './correction';

/** After each iteration its completion condition is asked; once it holds, the others are cancelled and the activity is over. */
export const completionCondition: Correction = {
  id: 'p22-completion-condition',
  reason: 'Loop.ts:185-206 and behaviours/Loop.ts never read `completionCondition`: every iteration has to be completed.',
  apply(replace) {
    replace(library.Loop, 'checkNext', (original) => async function (token) {
      const { loop } = token;
      const condition = loop && stepOf(token.execution).element(loop.node.id).multiInstance?.completionCondition;
      if (condition === undefined || token.type !== 'Instance' || token.currentNode.id !== loop!.node.id) return original.call(this, token);
      await token.end();
      if (!holds(condition, token)) return original.call(this, token);
      const { node, ownerToken } = loop!;
      const body = token.originItem!;
      await cancelInside(body);
      ownerToken.status = 'running';
      await node.end(body);
      await ownerToken.goNext();
      return false;
    });
  },
};

/** Asked in the scope of the iteration that has just ended: its variables, and the counters. */
function holds(condition: string, token: Token): boolean {
  try {
    return stepOf(token.execution).evaluate(condition, token) === true;
  } catch (error) {
    throw StepFailed.at(token.currentNode.id, error);
  }
}
