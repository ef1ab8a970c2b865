import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common';
import { EventBus } from '../../../platform/event';
import type { UserSummary } from '../../../platform/identity';
import { TaskDesk } from '../task-desk';
import type { UserTask } from '../user-task.entity';
import { UserTaskPassed } from '../user-task.events';

/** One task of a 离职交接: whatever part somebody plays in it, another plays from now on. In the caller's unit of work. */
@Injectable()
export class HandOverUserTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly events: EventBus,
  ) {}

  /** Locked. */
  load(actor: Actor, taskId: string): Promise<UserTask> {
    return this.desk.load(actor, taskId);
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
      signatures: task.signatures?.map((each) => ({ ...each, userId: each.state === 'PENDING' || each.state === 'PLANNED' ? swap(each.userId) : each.userId })) ?? null,
      heldCompletion: task.heldCompletion && { ...task.heldCompletion, actorId: swap(task.heldCompletion.actorId) },
    });
    await this.desk.record(task, actor, 'TRANSFERRED', { opinion: reason, detail: { from: fromUserId, to: to.id, toName: to.name } });
    await this.events.publish(new UserTaskPassed(given, 'TRANSFERRED', actor, [to.id], reason));
  }
}
