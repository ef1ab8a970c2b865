import { library } from '../library';
import type { Correction } from './correction';

/** A call activity waits; the host starts the child after the commit and completes the activity when it has ended. */
export const callActivity: Correction = {
  id: 'p13-call-activity',
  reason:
    'Tasks.ts:399-425 starts the child inside the step of its parent and under its lock, forgets the boundary events, loses the result of a child ' +
    'that ends at once and does not await the continuation of the parent (Execution.ts:96).',
  apply(replace) {
    replace(library.CallActivity.prototype, 'start', () => async function (item) {
      return library.Node.prototype.start.call(this, item);
    });
  },
};
