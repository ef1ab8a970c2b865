import { library } from '../library';
import type { Correction } from './correction';

/** The end of an activity is over when it says so. */
export const awaitedNodeEnd: Correction = {
  id: 'p03-awaited-node-end',
  reason:
    'Node.ts:361,364 call the behaviours of an ending node without awaiting them: their errors are swallowed as unhandled rejections, and a ' +
    'terminate end event is still at work when the token has gone on.',
  apply(replace) {
    replace(library.Node.prototype, 'end', () => async function (item, cancel = false) {
      if (!item || item.status === 'end') return;
      for (const behaviour of this.behaviours.values()) await behaviour.end(item);
      item.endedAt = cancel ? null : new Date();
      await this.doEvent(item, 'end', 'end', { cancel });
      if (!cancel) for (const behaviour of this.behaviours.values()) await behaviour.exit(item);
      await this.cancelBoundaryEvents(item);
      if (!cancel) await this.cancelEBG(item);
    });
  },
};
