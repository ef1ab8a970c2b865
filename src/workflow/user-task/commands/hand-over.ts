import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common';
import { EventBus } from '../../../platform/event';
import type { UserSummary } from '../../../platform/identity';
import { TaskColleagues } from '../task-colleagues';
import { TaskDesk } from '../task-desk';
import type { Signature, UserTask } from '../user-task.entity';
import { OwnSignature } from '../user-task.errors';
import { UserTaskPassed } from '../user-task.events';
import { openSignatures } from '../user-task.policy';

/** One task of a 离岗交接: whatever part somebody plays in it, another plays from now on. In the caller's unit of work. */
@Injectable()
export class HandOverUserTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly colleagues: TaskColleagues,
    private readonly events: EventBus,
  ) {}

  /** Locked. */
  load(actor: Actor, taskId: string): Promise<UserTask> {
    return this.desk.load(actor, taskId);
  }

  /** Who must not know of the case hands nothing of it over, nor learns that it is there. */
  mayBeHandedOverBy(actor: Actor, task: UserTask): Promise<boolean> {
    return this.colleagues.mayKnow(actor, task);
  }

  /** Does the person still play a part in it? What they signed long ago stays theirs. */
  concerns({ state, assigneeId, ownerId, candidates, signatures }: UserTask, userId: string): boolean {
    if (state !== 'CREATED') return false;
    return assigneeId === userId || ownerId === userId || candidates.users.includes(userId) || openSignatures({ signatures }).some((each) => each.userId === userId);
  }

  /** Refuses whom the task may not be given to, and who would sign their own decision. */
  async check(task: UserTask, fromUserId: string, toUserId: string): Promise<void> {
    const person = await this.desk.findPerson(task, toUserId);
    const isSigner = openSignatures(task).some(({ userId }) => userId === fromUserId);
    if (isSigner && [task.assigneeId, task.ownerId].includes(toUserId)) throw new OwnSignature(toUserId, person.name);
  }

  async run(actor: Actor, task: UserTask, fromUserId: string, to: UserSummary, reason: string): Promise<void> {
    const swap = (id: string): string => (id === fromUserId ? to.id : id);
    const users = [...new Set(task.candidates.users.map(swap))];
    const [assigneeId, ownerId] = [task.assigneeId && swap(task.assigneeId), task.ownerId && swap(task.ownerId)];
    const given = await this.desk.handOver(task, {
      assigneeId,
      ...(task.assigneeId === fromUserId ? { senderId: actor.userId } : {}),
      // nobody helps themself: the task is simply theirs
      ownerId: ownerId === assigneeId ? null : ownerId,
      candidates: { ...task.candidates, users },
      signatures: this.signaturesAfter(task, fromUserId, to.id),
      // what one person has decided is not put into another's mouth
      ...(task.assigneeId === fromUserId ? { signing: null, heldCompletion: null } : {}),
    });
    await this.desk.record(task, actor, 'TRANSFERRED', { opinion: reason, detail: { from: fromUserId, to: to.id, toName: to.name }, principalId: null });
    await this.events.publish(new UserTaskPassed(given, 'TRANSFERRED', actor, [to.id], reason));
  }

  /** The taker signs in the giver's place, once only; of a task that becomes their own they sign nothing, and nobody signs a decision that is to be made anew. */
  private signaturesAfter({ signatures, assigneeId, ownerId }: UserTask, fromUserId: string, toUserId: string): Signature[] | null {
    const isTheirs = [assigneeId, ownerId].includes(fromUserId);
    return signatures?.map((each) => {
      if (each.state !== 'PENDING' && each.state !== 'PLANNED') return each;
      if (isTheirs && (assigneeId === fromUserId || each.userId === toUserId)) return { ...each, state: 'REMOVED' };
      if (each.userId !== fromUserId) return each;
      const isAskedToo = signatures.some(({ userId, position, state }) => userId === toUserId && position === each.position && state === each.state);
      return isAskedToo ? { ...each, state: 'REMOVED' } : { ...each, userId: toUserId };
    }) ?? null;
  }
}
