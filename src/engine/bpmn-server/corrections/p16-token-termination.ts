import { library } from '../library';
import { cancelActivity, isAlive } from '../tokens';
import type { Correction } from './correction';

/** Terminating a token cancels what it holds, once and awaited. */
export const tokenTermination: Correction = {
  id: 'p16-token-termination',
  reason:
    'Token.ts:511 terminates children without awaiting them, and ended ones again; Loop.ts:208-220 then reads a property of null whenever the ' +
    'multi-instance activity had one entry only, and every later completion fails.',
  apply(replace) {
    replace(library.Token.prototype, 'terminate', () => async function () {
      if (!isAlive(this)) return;
      this.status = 'terminated';
      const item = this.currentItem;
      if (item && item.status !== 'end') await cancelActivity(item);
    });
  },
};
