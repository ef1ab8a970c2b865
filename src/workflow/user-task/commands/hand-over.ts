import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common';
import { EventBus } from '../../../platform/event';
import type { UserSummary } from '../../../platform/identity';
import { TaskColleagues } from '../task-colleagues';
import { TaskDesk } from '../task-desk';
import type { Signature, UserTask } from '../user-task.entity';
import { UserTaskPassed } from '../user-task.events';
import { openSignatures } from '../user-task.policy';

/** One task of a 离职交接: whatever part somebody plays in it, another plays from now on. In the caller's unit of work. */
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
  concerns({ assigneeId, ownerId, candidates, signatures }: UserTask, userId: string): boolean {
    return assigneeId === userId || ownerId === userId || candidates.users.includes(userId) || openSignatures({ signatures }).some((each) => each.userId === userId);
  }

  /** Refuses whom the task may not be given to. */
  async check(task: UserTask, toUserId: string): Promise<void> {
    await this.desk.findPerson(task, toUserId);
  }

  async run(actor: Actor, task: UserTask, fromUserId: string, to: UserSummary, reason: string): Promise<void> {
    const swap = (id: string): string => (id === fromUserId ? to.id : id);
    const users = [...new Set(task.candidates.users.map(swap))];
    const given = await this.desk.handOver(task, {
      assigneeId: task.assigneeId && swap(task.assigneeId),
      ownerId: task.ownerId && swap(task.ownerId),
      candidates: { ...task.candidates, users },
      signatures: this.signaturesAfter(task, fromUserId, to.id),
      // what one person has decided is not put into another's mouth
      ...(task.assigneeId === fromUserId ? { signing: null, heldCompletion: null } : {}),
    });
    await this.desk.record(task, actor, 'TRANSFERRED', { opinion: reason, detail: { from: fromUserId, to: to.id, toName: to.name }, principalId: null });
    await this.events.publish(new UserTaskPassed(given, 'TRANSFERRED', actor, [to.id], reason));
  }

  /** The taker signs in the giver's place; of a task that becomes their own they sign nothing, and nobody signs a decision that is to be made anew. */
  private signaturesAfter({ signatures, assigneeId, ownerId }: UserTask, fromUserId: string, toUserId: string): Signature[] | null {
    const isTheirs = [assigneeId, ownerId].includes(fromUserId);
    return signatures?.map((each) => {
      if (each.state !== 'PENDING' && each.state !== 'PLANNED') return each;
      if (isTheirs && (assigneeId === fromUserId || each.userId === toUserId)) return { ...each, state: 'REMOVED' };
      return each.userId === fromUserId ? { ...each, userId: toUserId } : each;
    }) ?? null;
  }
}
