import { copyVariables } from '../../variables';
import { findCatcher } from '../event-catchers';
import { library } from '../library';
import { ACTION } from '../library-shapes';
import { stepOf } from '../step-run';
import { isAlive } from '../tokens';
import type { Correction } from './correction';

/** An escalation goes outwards like an error; its thrower goes on unless the catcher interrupts, and nobody need catch it. */
export const escalationEvents: Correction = {
  id: 'p21-escalation-events',
  reason:
    'Token.ts:295-345 asks the event sub-processes of the whole instance, whatever scope they stand in; Token.ts:388-420 moves the catcher out of its scope, ' +
    'forgets an escalation nobody catches, and reports the event that threw one as canceled when its scope is interrupted.',
  apply(replace) {
    replace(library.EscalationEventBehaviour.prototype, 'start', () => async function (item) {
      if (this.node.isCatching) return ACTION.wait;
      const step = stepOf(item.context);
      const element = step.element(item.elementId);
      await item.token.processEscalation(element.triggers[0]?.name ?? '', item, copyVariables(step.parameters(element.inputs, item.token)));
      return isAlive(item.token) ? undefined : ACTION.error;
    });

    replace(library.Token.prototype, 'processEscalation', () => async function (code, thrower, variables = {}) {
      const step = stepOf(this.execution);
      const catcher = findCatcher(thrower, 'escalation', code);
      if (!catcher) {
        step.thrown.push({ kind: 'escalate', escalationCode: code, variables });
        return;
      }
      const isEvent = thrower.type !== 'bpmn:CallActivity';
      if (isEvent && step.element(catcher.startNodeId).interrupting) {
        this.status = 'end'; // it has thrown: completed, not canceled with its scope
        thrower.endedAt = new Date();
        thrower.status = 'end';
      }
      await catcher.signal(variables);
    });
  },
};
