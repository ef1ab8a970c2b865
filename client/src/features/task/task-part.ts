import type { UserTask } from '@/api/types';

type Parts = Pick<UserTask, 'state' | 'assignee' | 'owner' | 'signers' | 'sender' | 'returned' | 'onBehalfOf'>;
type Person = NonNullable<UserTask['sender']>;

/** What an open task wants of its reader when it is not simply theirs to decide: a signature, help, or the same once more. */
export type TaskPart = 'signing' | 'helping' | 'returned';

export function partOf(task: Parts, userId: string): TaskPart | undefined {
  if (task.state !== 'CREATED') return undefined;
  const reader = task.onBehalfOf?.id ?? userId;
  if (task.signers.some(({ id }) => id === reader)) return 'signing';
  if (task.owner && task.assignee?.id === reader) return 'helping';
  return task.returned ? 'returned' : undefined;
}

/** From whom it came to this reader: who asks for a signature or for help, else who passed it on. */
export function senderOf(task: Parts, userId: string): Person | undefined {
  const part = partOf(task, userId);
  if (part === 'signing') return task.owner ?? task.assignee ?? task.sender;
  return part === 'helping' ? task.owner : task.sender;
}
