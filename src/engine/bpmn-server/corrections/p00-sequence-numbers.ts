import { library } from '../library';
import type { Correction } from './correction';

/** Counters of items, tokens and loops begin at 0 again after every restore. */
export const sequenceNumbers: Correction = {
  id: 'p00-sequence-numbers',
  reason:
    'Execution.ts:708 counts anew after a restore, and flows that were looked at but not taken have used numbers up (Item.ts:56): ' +
    'sequence numbers repeat, the order of a path breaks, and the instance is stuck for good.',
  apply(replace) {
    replace(library.Execution.prototype, 'restored', (original) => async function () {
      const next = (numbers: number[]) => 1 + Math.max(-1, ...numbers);
      const tokens = [...this.tokens.values()];
      this.uids['item'] = next(this.getItems().map(({ seq }) => seq));
      this.uids['token'] = next(tokens.map(({ id }) => id));
      this.uids['loop'] = next(tokens.flatMap(({ loop }) => (loop ? [loop.id] : [])));
      await original.call(this);
    });
  },
};
