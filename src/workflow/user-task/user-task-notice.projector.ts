import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/event';
import { NotificationService } from '../../platform/notification';
import { DeadlineService, dueText } from '../deadline';
import { TaskAudience } from './task-audience';
import type { UserTask } from './user-task.entity';
import { UserTaskAssigned, UserTaskCreated, UserTaskPassed } from './user-task.events';

/** What people are told of a verb: the head of the line, and what was done. */
const NOTICES: Record<UserTaskPassed['verb'], readonly [title: string, what: string]> = {
  TRANSFERRED: ['转办', '转办给您'],
  DELEGATED: ['委派', '委派您协助办理'],
  RESOLVED: ['委派', '已交回，请您继续办理'],
  TAKEN_BACK: ['委派', '已收回委派，无需您协助'],
  TAKEN_OVER: ['改派', '已改派他人，无需您办理'],
  SIGNERS_ADDED: ['加签', '请您加签'],
  SIGNER_REMOVED: ['减签', '已取消请您加签，无需签署'],
  SIGNED: ['加签', '已签署，请您继续办理'],
  RETURNED: ['退回', '退回您重新办理'],
  RECALLED: ['撤回', '已撤回，无需您办理'],
  ENDED: ['退回', '已退回前面的环节，本环节无需您办理'],
  URGED: ['催办', '请您尽快办理'],
  COPIED: ['抄送', '抄送您知悉'],
};

/** A reason in brackets leaves its own full stop behind. */
const FULL_STOP = /[。.；;\s]+$/u;

/** What leaves somebody's hands is not due from them any more. */
const OVER: ReadonlySet<UserTaskPassed['verb']> = new Set(['TAKEN_BACK', 'TAKEN_OVER', 'SIGNER_REMOVED', 'RECALLED', 'ENDED', 'COPIED']);

/** New work tells the person who has it. What several may claim waits in their list; its reminders tell all of them. */
@Injectable()
export class UserTaskNoticeProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly notifications: NotificationService,
    private readonly deadlines: DeadlineService,
    private readonly audience: TaskAudience,
  ) {}

  onModuleInit(): void {
    this.events.within(UserTaskCreated, async ({ task }) => {
      // who moved the case on to a step of their own is looking at it
      if (task.assigneeId && task.assigneeId !== task.senderId) await this.tell(task, task.assigneeId, `待办：${task.name}`, '有一件新待办');
    });
    this.events.within(UserTaskAssigned, async ({ task, assigneeId, actor }) => {
      if (assigneeId !== actor.userId) await this.tell(task, assigneeId, `改派：${task.name}`, `由${actor.name}改派您办理`);
    });
    this.events.within(UserTaskPassed, async (event) => void (await this.passed(event)));
  }

  private passed({ task, verb, actor, userIds, opinion }: UserTaskPassed): Promise<unknown> {
    const [title, what] = NOTICES[verb];
    const words = opinion ? `（${opinion.replace(FULL_STOP, '')}）` : '';
    return Promise.all(userIds.filter((id) => id !== actor.userId).map((id) => this.tell(task, id, `${title}：${task.name}`, `${actor.name}${what}${words}`, !OVER.has(verb))));
  }

  private async tell(task: UserTask, userId: string, title: string, what: string, isTheirs = true): Promise<void> {
    const deadline = isTheirs && task.deadlineId ? await this.deadlines.get(task.deadlineId) : undefined;
    const due = deadline?.status === 'OPEN' ? `，应于${dueText(deadline)}前完成` : '';
    await this.notifications.notify({
      tenantId: task.tenantId,
      userIds: await this.audience.withDeputies([userId], task),
      kind: 'TASK',
      title,
      body: `${task.title}：${what}${due}。`,
      taskId: task.id,
      processInstanceId: task.processInstanceId,
      deadlineId: task.deadlineId ?? undefined,
    });
  }
}
