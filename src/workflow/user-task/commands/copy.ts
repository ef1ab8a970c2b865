import { Injectable } from '@nestjs/common';
import { newId, type Actor } from '../../../common';
import { UnitOfWork } from '../../../platform/database';
import { EventBus } from '../../../platform/event';
import { actorOf, UserDirectory } from '../../../platform/identity';
import { isOutsideOfCases } from '../../process-instance';
import { TaskCopyRepository } from '../task-copy.repository';
import { TaskDesk } from '../task-desk';
import type { UserTask } from '../user-task.entity';
import { AssigneeNotPossible, CopyNotPossible, UserTaskForbidden } from '../user-task.errors';
import { UserTaskPassed } from '../user-task.events';
import { TaskInvolvementQueries } from '../task-involvement.queries';
import { NO_SUCH_PERSON, refuseCopying } from '../user-task.policy';
import { UserTaskVisibility } from '../user-task-visibility.queries';

/** 抄送: others shall know of the case. They may see it from then on, unless it must be kept from them. */
@Injectable()
export class CopyUserTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: TaskDesk,
    private readonly copies: TaskCopyRepository,
    private readonly involvement: TaskInvolvementQueries,
    private readonly users: UserDirectory,
    private readonly visibility: UserTaskVisibility,
    private readonly events: EventBus,
  ) {}

  run(actor: Actor, taskId: string, userIds: readonly string[], note?: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.desk.loadVisible(actor, taskId);
      const refusal = refuseCopying(actor, task, await this.involvement.handsOn(task.processInstanceId));
      if (refusal) throw new UserTaskForbidden(taskId, refusal);
      const told: string[] = [];
      const names: string[] = [];
      for (const userId of new Set(userIds)) {
        const person = await this.users.find(userId);
        if (!person?.active || person.tenantId !== task.tenantId) throw new AssigneeNotPossible(userId, NO_SUCH_PERSON);
        const reader = actorOf(person);
        if (isOutsideOfCases(reader) || !(await this.mayBeTold(reader, task))) throw new CopyNotPossible(userId, person.name);
        names.push(person.name);
        const isNew = await this.copies.add({ id: newId(), tenantId: task.tenantId, userId, taskId, processInstanceId: task.processInstanceId, sentBy: actor.userId, note: note?.trim() || null, createdAt: this.desk.now, readAt: null });
        if (isNew) told.push(userId);
      }
      await this.desk.record(task, actor, 'COPIED', { opinion: note, detail: { names }, principalId: null });
      await this.events.publish(new UserTaskPassed(task, 'COPIED', actor, told, note));
    });
  }

  /** Who stays out because they acted knows of it anyway; who is recused does not. */
  private async mayBeTold(reader: Actor, task: UserTask): Promise<boolean> {
    if (!(await this.visibility.mayKnow(reader, task.processInstanceId))) return false;
    return !task.excludedUsers.includes(reader.userId) || (await this.desk.maySee(reader, task));
  }
}
