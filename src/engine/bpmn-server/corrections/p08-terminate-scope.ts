import { library } from '../library';
import { aliveTokens, cancelTokens, isWithin, runOf } from '../tokens';
import type { Correction } from './correction';

/** A terminate end event ends the run of the (sub-)process it stands in, nothing else. */
export const terminateScope: Correction = {
  id: 'p08-terminate-scope',
  reason: 'Terminate.ts:14: inside a sub-process it kills the whole instance, and nothing of it is awaited.',
  apply(replace) {
    replace(library.TerminateBehaviour.prototype, 'end', () => async function (item) {
      const { token } = item;
      const run = runOf(token);
      await cancelTokens(aliveTokens(token.execution).filter((other) => other !== token && !isWithin(token, other) && (!run || isWithin(other, run))));
    });
  },
};
