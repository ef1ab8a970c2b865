import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common';
import { UnitOfWork } from '../../../platform/database';
import { EventBus } from '../../../platform/event';
import { IncidentService } from '../../incident';
import { TaskDesk } from '../task-desk';
import type { Signature, UserTask } from '../user-task.entity';
import { UserTaskAssigned, UserTaskPassed } from '../user-task.events';
import { handsOf, refuseReassignment } from '../user-task.policy';
import { NOBODY_TO_ASK } from '../user-task.projector';

/** 改派: a supervisor gives the task to somebody who may do it, whatever its handler had arranged with others. */
@Injectable()
export class AssignUserTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: TaskDesk,
    private readonly incidents: IncidentService,
    private readonly events: EventBus,
  ) {}

  run(actor: Actor, taskId: string, userId: string, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.desk.loadVisible(actor, taskId);
      await this.desk.check(actor, task, refuseReassignment(actor, task));
      const person = await this.desk.findPerson(task, userId);
      const given = await this.desk.handOver(task, { assigneeId: userId, senderId: actor.userId, ownerId: null, signing: null, heldCompletion: null, signatures: withdrawn(task) });
      await this.incidents.resolve({ processInstanceId: task.processInstanceId, elementId: task.elementId, kind: NOBODY_TO_ASK });
      await this.desk.record(task, actor, 'ASSIGNED', { opinion: reason, detail: { from: task.assigneeId, to: userId, toName: person.name }, principalId: null });
      await this.events.publish(new UserTaskAssigned(given, userId, actor));
      await this.events.publish(new UserTaskPassed(task, 'TAKEN_OVER', actor, handsOf(task).filter((id) => id !== userId), reason));
    });
  }
}

/** Nobody signs any more for a handler who has it no longer. */
function withdrawn({ signatures }: UserTask): Signature[] | null {
  return signatures?.map((each) => (each.state === 'PENDING' || each.state === 'PLANNED' ? { ...each, state: 'REMOVED' } : each)) ?? null;
}
