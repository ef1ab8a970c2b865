import { StepFailed } from '../../engine.errors';
import { nextOfCycle, shouldArm } from '../activity';
import { library } from '../library';
import { stepOf } from '../step-run';
import { armedBoundaryTokens, cancelActivity, cancelTokens, isIteration } from '../tokens';
import type { Correction } from './correction';

/** Boundary events belong to one visit of their activity: armed, fired and canceled with exactly that visit. */
export const boundaryEvents: Correction = {
  id: 'p10-boundary-events',
  reason:
    'Events.ts:43-75: after an interrupting boundary event on a sub-process the token that held it still waits, and the instance never ends; every ' +
    'token that once branched off the host is killed too. Nothing is left unarmed when `gov:armWhen` says so.',
  apply(replace) {
    replace(library.Event, 'terminate', () => async function (item) {
      const host = item.token.originItem!;
      host.token.status = 'terminated';
      await cancelActivity(host);
    });

    replace(library.Node.prototype, 'startBoundaryEvents', () => async function (item, token) {
      if (isIteration(item)) return; // they belong to the multi-instance activity as a whole
      const step = stepOf(item.context);
      for (const event of this.attachments) {
        try {
          if (!shouldArm(step.element(event.id), step, token)) continue;
        } catch (error) {
          throw StepFailed.at(event.id, error);
        }
        await library.Token.startNewToken('BoundaryEvent', item.context, event, null, token, item, null);
      }
    });

    replace(library.Node.prototype, 'cancelBoundaryEvents', () => async function (item) {
      await cancelTokens(armedBoundaryTokens(item));
    });

    replace(library.BoundaryEvent.prototype, 'run', (original) => async function (item) {
      const result = await original.call(this, item);
      const host = item.token.originItem;
      if (this.isCancelling !== false || !host || host.status === 'end') return result;
      const nextTimer = nextOfCycle(item.activity?.timer, stepOf(item.context));
      if (this.subType === 'timer' && !nextTimer) return result;
      const again = await library.Token.startNewToken('BoundaryEvent', item.context, this, null, host.token, host, null, null, true);
      again.nextTimer = nextTimer;
      await again.execute(null);
      return result;
    });
  },
};
