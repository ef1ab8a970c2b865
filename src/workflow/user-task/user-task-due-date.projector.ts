import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/event';
import { DeadlineChanged, DeadlineClosed, DeadlineQueries, DeadlineStarted, type Deadline } from '../deadline';
import type { UserTask } from './user-task.entity';
import { UserTaskCreated } from './user-task.events';
import { inboxOwners } from './user-task.projector';
import { UserTaskRepository } from './user-task.repository';

/**
 * Keeps the due dates of the lists. A task with a clock of its own follows that; any other is due with the stage it
 * belongs to (解散工作群 by T-DISS), as long as the stage's clock runs.
 */
@Injectable()
export class UserTaskDueDateProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly tasks: UserTaskRepository,
    private readonly deadlines: DeadlineQueries,
  ) {}

  onModuleInit(): void {
    this.events.within(UserTaskCreated, ({ task }) => this.followStage(task.processInstanceId));
    this.events.within(DeadlineStarted, ({ deadline }) => this.follow(deadline));
    this.events.within(DeadlineClosed, ({ deadline }) => (deadline.taskId ? undefined : this.followStage(deadline.processInstanceId)));
    this.events.within(DeadlineChanged, ({ deadline }) => this.follow(deadline));
  }

  private async follow(deadline: Deadline): Promise<void> {
    if (!deadline.taskId) return this.followStage(deadline.processInstanceId);
    const task = await this.tasks.find(deadline.taskId);
    if (task?.state === 'CREATED') await this.setDueAt(task, deadline.dueAt);
  }

  private async followStage(processInstanceId: string): Promise<void> {
    const open = (await this.tasks.listOpenByInstance(processInstanceId)).filter((task) => task.deadlineId === null);
    if (open.length === 0) return;
    const stage = (await this.deadlines.stageByInstance([processInstanceId])).get(processInstanceId);
    for (const task of open) await this.setDueAt(task, stage ? new Date(stage.dueAt) : null);
  }

  private async setDueAt(task: UserTask, dueAt: Date | null): Promise<void> {
    if (task.dueAt?.getTime() === dueAt?.getTime()) return;
    // as it is under the lock: somebody may have claimed or completed it since it was read
    const current = await this.tasks.findForUpdate(task.id);
    if (current?.state !== 'CREATED') return;
    await this.tasks.update(task.id, { dueAt });
    await this.tasks.replaceInbox(task.id, inboxOwners(current), dueAt);
  }
}
