import type { DiagramElement } from '../../definition/diagram';
import type { Scope, Visit } from './reference-scope';

/** From the inside out: what sits on the activity, then the event sub-processes around it, then the activity around. */
export function catcherOf(thrower: Visit, kind: string, code: string): Visit | undefined {
  const among = (candidates: readonly Visit[]) => {
    const ofKind = candidates.filter(({ element: { triggers } }) => triggers[0]?.kind === kind);
    return ofKind.find(({ element: { triggers } }) => triggers[0]!.name === code) ?? ofKind.find(({ element: { triggers } }) => triggers[0]!.name === undefined);
  };
  let scope: Scope = thrower.scope;
  let activity: Visit | undefined = thrower;
  for (;;) {
    const onActivity = activity && among([...scope.visits].filter(({ host }) => host !== undefined && host === activity));
    if (onActivity) return onActivity;
    const leavesEventSubProcess = scope.kind === 'event-sub-process';
    const around = leavesEventSubProcess ? scope.parent! : scope;
    const inScope = leavesEventSubProcess ? undefined : among([...around.visits].filter(({ isArmedStart }) => isArmedStart));
    if (inScope) return inScope;
    activity = around.owner;
    if (!around.parent) return undefined;
    scope = around.parent;
  }
}

/** How often a catching event may happen; undefined: again and again. */
export function firingsOf({ triggers: [trigger], interrupting }: DiagramElement): number | undefined {
  if (trigger?.kind !== 'timer' || interrupting) return interrupting ? 1 : undefined;
  const [, times] = /^R(\d*)\//.exec(trigger.timeCycle ?? 'R1/') ?? [];
  return times ? Number(times) : undefined;
}

export function less(firings: number | undefined): number | undefined {
  return firings === undefined ? undefined : firings - 1;
}
