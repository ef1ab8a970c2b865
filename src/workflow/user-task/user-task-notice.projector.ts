import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/event';
import { NotificationService } from '../../platform/notification';
import { DeadlineService, dueText } from '../deadline';
import type { UserTask } from './user-task.entity';
import { UserTaskAssigned, UserTaskCreated } from './user-task.events';

/** New work tells the person who has it. What several may claim waits in their list; its reminders tell all of them. */
@Injectable()
export class UserTaskNoticeProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly notifications: NotificationService,
    private readonly deadlines: DeadlineService,
  ) {}

  onModuleInit(): void {
    this.events.within(UserTaskCreated, async ({ task }) => {
      // who moved the case on to a step of their own is looking at it
      if (task.assigneeId && task.assigneeId !== task.senderId) await this.tell(task, task.assigneeId, `待办：${task.name}`, '转由您办理');
    });
    this.events.within(UserTaskAssigned, async ({ task, assigneeId, actor }) => {
      if (assigneeId !== actor.userId) await this.tell(task, assigneeId, `改派：${task.name}`, `由${actor.name}改派您办理`);
    });
  }

  private async tell(task: UserTask, userId: string, title: string, what: string): Promise<void> {
    const deadline = task.deadlineId ? await this.deadlines.get(task.deadlineId) : undefined;
    const due = deadline?.status === 'OPEN' ? `，应于${dueText(deadline)}前完成` : '';
    await this.notifications.notify({
      tenantId: task.tenantId,
      userIds: [userId],
      kind: 'TASK',
      title,
      body: `${task.title}：${what}${due}。`,
      taskId: task.id,
      processInstanceId: task.processInstanceId,
      deadlineId: task.deadlineId ?? undefined,
    });
  }
}
