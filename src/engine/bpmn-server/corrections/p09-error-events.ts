import { ModelMistake } from '../../engine.errors';
import { findCatcher } from '../event-catchers';
import { library } from '../library';
import { ACTION } from '../library-shapes';
import { stepOf } from '../step-run';
import type { Correction } from './correction';

/** An error goes outwards from where it is thrown, scope by scope, to the nearest catcher; uncaught it fails the step. */
export const errorEvents: Correction = {
  id: 'p09-error-events',
  reason:
    'Error.ts:31-49 takes every scope for a transaction (TypeError at an error end event in a sub-process); Token.ts:347 ends the instance on an uncaught ' +
    'error as if it were completed; Token.ts:295-345 asks all event sub-processes of the instance, wherever they are.',
  apply(replace) {
    replace(library.ErrorEventBehaviour.prototype, 'start', () => async function (item) {
      if (this.node.isCatching) return ACTION.wait;
      await item.token.processError(stepOf(item.context).element(item.elementId).triggers[0]?.name ?? '', item);
      return ACTION.error;
    });

    replace(library.Token.prototype, 'processError', () => async function (code, thrower) {
      const catcher = findCatcher(thrower, 'error', code);
      if (!catcher) {
        throw new ModelMistake('uncaught-error', `错误“${code}”没有任何环节处理`, `No boundary event catches the error "${code}"`, { errorCode: code, elementId: thrower.elementId });
      }
      if (thrower.type === 'bpmn:EndEvent') {
        this.status = 'end';
        thrower.endedAt = new Date();
        thrower.status = 'end';
      }
      await catcher.signal({});
    });
  },
};
