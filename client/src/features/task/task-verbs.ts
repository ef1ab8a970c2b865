import type { TaskAct, UserTaskDetail } from '@/api/types';
import type { IconName } from '@/ui/icons';

/** The acts beside the decision, in the order of the bar. */
export const SECONDARY: readonly { act: TaskAct; icon: IconName }[] = [
  { act: 'transfer', icon: 'send' }, { act: 'addSigners', icon: 'plus' }, { act: 'return', icon: 'undo' }, { act: 'delegate', icon: 'users' }, { act: 'copy', icon: 'cc' },
  { act: 'urge', icon: 'horn' }, { act: 'unclaim', icon: 'left' }, { act: 'reassign', icon: 'user' }, { act: 'comment', icon: 'chat' },
];

/** May the reader decide, sign, help or take it? Everybody else only looks at it. */
export function isInHand({ state, rights }: Pick<UserTaskDetail, 'state' | 'rights'>): boolean {
  return state === 'CREATED' && (['complete', 'claim', 'sign', 'resolve'] as const).some((act) => rights[act].allowed);
}

/** What the bar offers first: signing and helping are somebody else's task in one's own hands. Who has not got it is offered no decision. */
export function primaryAct(task: UserTaskDetail, userId: string): TaskAct | undefined {
  const can = (act: TaskAct): boolean => !!task.rights[act]?.allowed;
  if (task.state === 'COMPLETED') return can('recall') ? 'recall' : undefined;
  if (task.state !== 'CREATED') return undefined;
  if (can('sign')) return 'sign';
  if (can('resolve')) return 'resolve';
  if (can('complete') || can('claim')) return task.assignee ? 'complete' : 'claim';
  // their own, and somebody else is being waited for
  return task.assignee?.id === (task.onBehalfOf?.id ?? userId) ? 'complete' : undefined;
}

/** What they could do before or will be able to again: shown with the reason why not now. Whether there was anywhere to return to is not known. */
export function actsForLater(task: UserTaskDetail): typeof SECONDARY {
  return isInHand(task) || task.rights.removeSigner.allowed ? SECONDARY.filter(({ act }) => act !== 'return' && task.rights[act]?.forNow) : [];
}

/** The others that this person may do now; what the server refuses is not offered. */
export function secondaryActs(task: UserTaskDetail, userId: string): typeof SECONDARY {
  const first = primaryAct(task, userId);
  return SECONDARY.filter(({ act }) => act !== first && task.rights[act]?.allowed && (task.state === 'CREATED' || act === 'comment' || act === 'copy'));
}
