import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common';
import { UnitOfWork } from '../../../platform/database';
import { EventBus } from '../../../platform/event';
import { actorOf, UserDirectory } from '../../../platform/identity';
import { ProcessStepper } from '../../process-instance';
import { ReturnTargets } from '../return-targets.queries';
import { TaskDesk } from '../task-desk';
import type { UserTask } from '../user-task.entity';
import { UserTaskPassed } from '../user-task.events';
import { ReturnTargetNotPossible } from '../user-task.errors';
import { refuseAssignee, refuseReturn } from '../user-task.policy';
import { UserTaskRepository } from '../user-task.repository';

/** 退回: the case goes back to an earlier step, and to the person who did it; every branch that came from there ends. */
@Injectable()
export class ReturnUserTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: TaskDesk,
    private readonly targets: ReturnTargets,
    private readonly tasks: UserTaskRepository,
    private readonly stepper: ProcessStepper,
    private readonly users: UserDirectory,
    private readonly events: EventBus,
  ) {}

  run(actor: Actor, taskId: string, elementId: string, reason: string, evidenceIds: readonly string[] = []): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { task, instance } = await this.desk.loadWithInstance(actor, taskId);
      await this.desk.checkHandler(actor, task, refuseReturn);
      const target = (await this.targets.listOf(task)).find((each) => each.elementId === elementId);
      const plan = target && (await this.targets.planFor(task, elementId));
      if (!plan) throw new ReturnTargetNotPossible(taskId, elementId);
      const toName = (await this.users.find(target.completedBy!))?.name;
      await this.desk.markHandled(actor, task);
      await this.desk.record(task, actor, 'RETURNED', { opinion: reason, detail: { to: target.name, ...(toName ? { toName } : {}) }, evidenceIds });
      const startBefore = [elementId, ...plan.standIns].map((id) => ({ elementId: id }));
      await this.stepper.proceed(instance.id, { kind: 'modify', cancel: plan.end.map((id) => ({ elementId: id })), startBefore }, actor);
      const again = (await this.tasks.listOpenByInstance(instance.id)).filter((open) => open.elementId === elementId).at(-1);
      if (again) await this.giveBack(again, task, target.completedBy!, actor, reason);
    });
  }

  /** To the person who did it, when they still may; otherwise whoever the diagram asks. */
  private async giveBack(again: UserTask, from: UserTask, completedBy: string, actor: Actor, reason: string): Promise<void> {
    const person = await this.users.find(completedBy);
    const may = person && !refuseAssignee({ ...actorOf(person), active: person.active }, again);
    const given = await this.desk.handOver(again, { returnedFromId: from.id, ...(may ? { assigneeId: completedBy } : {}) });
    if (given.assigneeId) await this.events.publish(new UserTaskPassed(given, 'RETURNED', actor, [given.assigneeId], reason));
  }
}
