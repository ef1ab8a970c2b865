import { library } from './library';
import type { Item, Token } from './library-shapes';
import { stepOf } from './step-run';
import { aliveTokens, armedBoundaryTokens, isArmed } from './tokens';

type Kind = 'error' | 'escalation';

/** Errors and escalations go outwards from where they are thrown, scope by scope, to the nearest armed catcher of their code or of any. */
export function findCatcher(thrower: Item, kind: Kind, code: string): Token | undefined {
  let activity = thrower;
  for (;;) {
    const onActivity = matching(armedBoundaryTokens(activity), kind, code);
    if (onActivity) return onActivity;
    const outer = enclosing(activity, kind, code);
    if (outer instanceof library.Token) return outer as Token;
    if (!outer) return undefined;
    activity = outer as Item;
  }
}

/** The catcher among the event sub-processes around, or the activity around (sub-process, multi-instance body), or nothing. */
function enclosing(activity: Item, kind: Kind, code: string): Token | Item | undefined {
  let insideEventSubProcess = false; // what it throws leaves the scope it belongs to
  for (let token: Token | null | undefined = activity.token; token; token = token.parentToken) {
    if (token.type === 'Instance') return token.originItem ?? undefined;
    if (token.type === 'EventSubProces') insideEventSubProcess = true;
    if (token.type !== 'SubProcess') continue;
    return (insideEventSubProcess ? undefined : matching(armedStarts(activity, token), kind, code)) ?? token.originItem ?? undefined;
  }
  return insideEventSubProcess ? undefined : matching(armedStarts(activity, undefined), kind, code);
}

function armedStarts(activity: Item, scope: Token | undefined): Token[] {
  return aliveTokens(activity.context).filter((token) => token.type === 'EventSubProces' && isArmed(token) && (token.parentToken ?? undefined) === scope);
}

/** The catcher of this very code, else one of any code. */
function matching(tokens: readonly Token[], kind: Kind, code: string): Token | undefined {
  const catches = (token: Token, name: string | undefined) => {
    const trigger = stepOf(token.execution).element(token.startNodeId).triggers[0];
    return trigger?.kind === kind && trigger.name === name;
  };
  return tokens.find((token) => catches(token, code)) ?? tokens.find((token) => catches(token, undefined));
}
