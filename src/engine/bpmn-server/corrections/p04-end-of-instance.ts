import { library } from '../library';
import { aliveTokens, isArmed } from '../tokens';
import type { Correction } from './correction';

/** An instance ends when nothing is left but armed event sub-processes, and its end is awaited. */
export const endOfInstance: Correction = {
  id: 'p04-end-of-instance',
  reason:
    'Execution.ts:73-90: the end of the instance is not awaited, and an event sub-process that is at work does not count: the instance ends over its open tasks.',
  apply(replace) {
    replace(library.Execution.prototype, 'checkEnd', () => async function () {
      if (this.instance.status !== 'running') return;
      if (aliveTokens(this).every(isArmed)) await this.end();
    });
  },
};
