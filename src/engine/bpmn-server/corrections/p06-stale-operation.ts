import { ActivityNotWaiting } from '../../engine.errors';
import { library } from '../library';
import type { Correction } from './correction';

/** Only an activity that waits can be continued, and that is asked before anything is written. */
export const staleOperation: Correction = {
  id: 'p06-stale-operation',
  reason:
    'Token.ts:547 writes the data before it looks at the status: completing twice overwrites data without a word, or ends in a TypeError ' +
    '(`reading currentNodeId`, Execution.ts:252).',
  apply(replace) {
    replace(library.Execution.prototype, 'signalItem', (original) => async function (itemId, data, userName) {
      const item = this.getItems().find(({ id }) => id === itemId);
      const waits = item?.status === 'wait' && item.token.currentItem === item && item.activity?.waitsOutside === true;
      if (!waits || this.instance.status !== 'running') throw new ActivityNotWaiting(itemId, item?.elementId);
      return original.call(this, itemId, data, userName);
    });
  },
};
