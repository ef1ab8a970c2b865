import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/event';
import { DeadlineChanged } from '../deadline';
import { inboxOwners } from './user-task.projector';
import { UserTaskRepository } from './user-task.repository';

/** A recounted deadline moves its task in the lists. */
@Injectable()
export class UserTaskDueDateProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly tasks: UserTaskRepository,
  ) {}

  onModuleInit(): void {
    this.events.within(DeadlineChanged, async ({ deadline }) => {
      const task = deadline.taskId ? await this.tasks.find(deadline.taskId) : null;
      if (!task || task.state !== 'CREATED') return;
      await this.tasks.update(task.id, { dueAt: deadline.dueAt });
      await this.tasks.replaceInbox(task.id, inboxOwners(task), deadline.dueAt);
    });
  }
}
