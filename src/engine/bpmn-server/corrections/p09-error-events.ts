import { ModelMistake } from '../../engine.errors';
import { library } from '../library';
import { ACTION, type Item, type Token } from '../library-shapes';
import { stepOf } from '../step-run';
import { aliveTokens, armedBoundaryTokens, isArmed } from '../tokens';
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
      const catcher = findCatcher(thrower, code);
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

function findCatcher(thrower: Item, code: string): Token | undefined {
  let activity = thrower;
  for (;;) {
    const onActivity = matching(armedBoundaryTokens(activity), code);
    if (onActivity) return onActivity;
    const outer = enclosing(activity, code);
    if (outer instanceof library.Token) return outer as Token;
    if (!outer) return undefined;
    activity = outer as Item;
  }
}

/** The catcher among the event sub-processes around, or the activity around (sub-process, multi-instance body), or nothing. */
function enclosing(activity: Item, code: string): Token | Item | undefined {
  let insideEventSubProcess = false; // what it throws leaves the scope it belongs to
  for (let token: Token | null | undefined = activity.token; token; token = token.parentToken) {
    if (token.type === 'Instance') return token.originItem ?? undefined;
    if (token.type === 'EventSubProces') insideEventSubProcess = true;
    if (token.type !== 'SubProcess') continue;
    return (insideEventSubProcess ? undefined : matching(armedStarts(activity, token), code)) ?? token.originItem ?? undefined;
  }
  return insideEventSubProcess ? undefined : matching(armedStarts(activity, undefined), code);
}

function armedStarts(activity: Item, scope: Token | undefined): Token[] {
  return aliveTokens(activity.context).filter((token) => token.type === 'EventSubProces' && isArmed(token) && (token.parentToken ?? undefined) === scope);
}

/** The catcher of this very code, else one of any code. */
function matching(tokens: readonly Token[], code: string): Token | undefined {
  const catches = (token: Token, name: string | undefined) => {
    const trigger = stepOf(token.execution).element(token.startNodeId).triggers[0];
    return trigger?.kind === 'error' && trigger.name === name;
  };
  return tokens.find((token) => catches(token, code)) ?? tokens.find((token) => catches(token, undefined));
}
