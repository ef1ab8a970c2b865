import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common';
import { UnitOfWork } from '../../../platform/database';
import { EventBus } from '../../../platform/event';
import { TaskAudience } from '../task-audience';
import { TaskDesk } from '../task-desk';
import { UrgedTooSoon } from '../user-task.errors';
import { UserTaskPassed } from '../user-task.events';
import { refuseUrging } from '../user-task.policy';
import { UserTaskRepository } from '../user-task.repository';

/** Between two urges of one task, whoever sends them: a reminder that comes every minute is read by nobody. Business time. */
const URGE_PAUSE_MINUTES = 30;

/** 催办: reminds those who have the task; counted, and seen by supervisors. */
@Injectable()
export class UrgeUserTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: TaskDesk,
    private readonly tasks: UserTaskRepository,
    private readonly audience: TaskAudience,
    private readonly events: EventBus,
  ) {}

  run(actor: Actor, taskId: string, text?: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.desk.loadVisible(actor, taskId);
      await this.desk.checkHandler(actor, task, refuseUrging);
      const { now } = this.desk;
      const nextAt = task.lastUrgedAt ? new Date(task.lastUrgedAt.getTime() + URGE_PAUSE_MINUTES * 60_000) : now;
      if (nextAt > now) throw new UrgedTooSoon(taskId, nextAt, Math.ceil((nextAt.getTime() - now.getTime()) / 1000), URGE_PAUSE_MINUTES);
      await this.tasks.update(taskId, { urgeCount: task.urgeCount + 1, lastUrgedAt: now });
      await this.desk.record(task, actor, 'URGED', { opinion: text, detail: { count: task.urgeCount + 1 }, principalId: null });
      await this.events.publish(new UserTaskPassed(task, 'URGED', actor, await this.audience.peopleOf(task), text));
    });
  }
}
