import { library } from '../library';
import { aliveTokens, cancelTokens } from '../tokens';
import type { Correction } from './correction';

/** The first event of an event-based gateway cancels the others of the same visit. */
export const eventGatewayVisits: Correction = {
  id: 'p20-event-gateway-visits',
  reason: 'Gateway.ts:290-308 cancels the waiting events of every visit to the gateway: in a multi-instance sub-process one iteration kills the others.',
  apply(replace) {
    replace(library.EventBasedGateway.prototype, 'cancelAllBranched', () => async function (ending) {
      const visit = ending.token.originItem;
      const others = aliveTokens(ending.context).filter((token) => token !== ending.token && token.originItem === visit && token.currentNode.id === token.startNodeId);
      await cancelTokens(others);
    });
  },
};
