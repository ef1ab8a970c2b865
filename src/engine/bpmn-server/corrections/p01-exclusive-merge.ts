import { library } from '../library';
import type { Correction } from './correction';

/** An exclusive gateway passes every token through. */
export const exclusiveMerge: Correction = {
  id: 'p01-exclusive-merge',
  reason: 'Gateway.ts:169-178: a token that arrives at an exclusive merge ends every other token which could still reach it: open tasks of parallel branches vanish.',
  apply(replace) {
    for (const { prototype } of [library.XORGateway, library.EventBasedGateway]) {
      replace(prototype, 'start', () => async function (item) {
        return library.Node.prototype.start.call(this, item);
      });
    }
  },
};
