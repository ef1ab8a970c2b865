import { throwEvent } from '../hosting';
import { library } from '../library';
import type { Correction } from './correction';

/** Thrown messages and signals are handed to the host, which delivers them after the commit. */
export const thrownEvents: Correction = {
  id: 'p15-thrown-events',
  reason:
    'MessageSignal.ts:38,63 call the engine again from inside the step: a message to the own instance waits for its own lock until it times out, ' +
    'a signal runs every other instance inside the thrower, unawaited.',
  apply(replace) {
    for (const { prototype } of [library.MessageEventBehaviour, library.SignalEventBehaviour]) {
      replace(prototype, 'start', (original) => async function (item) {
        if (this.node.isCatching) return original.call(this, item);
        throwEvent(item);
        return undefined;
      });
    }
  },
};
