import type { ApiProblem } from '@/api/api-problem';
import type { HistoryItem, PersonRef } from '@/api/types';

/** What last happened to a task. */
export interface TaskChange { kind: string; at: string; by?: PersonRef; to?: string; outcome?: string }

/** Does this refusal say that the task is no longer what the page shows? */
export const isStale = ({ status, code }: ApiProblem): boolean => status === 409 || ['user-task-forbidden', 'user-task-not-found', 'signer-not-found'].includes(code);

/** As the server tells it with its refusal. */
export function changeIn({ facts }: ApiProblem): TaskChange | undefined {
  const change = facts.change as TaskChange | undefined;
  return change?.kind ? change : undefined;
}

const UNCHANGED = ['COMMENT', 'TASK_CREATED', 'URGED', 'COPIED', 'SERVICE', 'DECISION', 'STARTED', 'DEADLINE', 'INCIDENT', 'SUSPENDED', 'RESUMED', 'ENDED', 'TASK_CANCELED'];
const OF_THE_RUN = ['CANCELED', 'WITHDRAWN', 'MODIFIED', 'RETURNED', 'RECALLED'];

/** As the story tells it (newest first), when the page notices before anything is sent. */
export function changeOf(story: HistoryItem[], elementId: string): TaskChange | undefined {
  const item = story.find((each) => !UNCHANGED.includes(each.kind) && (each.elementId === elementId || OF_THE_RUN.includes(each.kind)));
  if (!item) return undefined;
  const { toName, outcome } = (item.detail ?? {}) as { toName?: string; outcome?: string };
  return { kind: item.kind, at: item.at, by: item.actor, to: toName, outcome };
}
