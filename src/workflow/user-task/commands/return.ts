import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common';
import { UnitOfWork } from '../../../platform/database';
import { EventBus } from '../../../platform/event';
import { UserDirectory } from '../../../platform/identity';
import { ProcessInstanceSuspended, ProcessStepper } from '../../process-instance';
import { ReturnTargets } from '../return-targets.queries';
import { TaskDesk } from '../task-desk';
import type { UserTask } from '../user-task.entity';
import { ReturnTargetNotPossible } from '../user-task.errors';
import { UserTaskPassed } from '../user-task.events';
import { doerOf, handsOf, refuseReturn } from '../user-task.policy';
import { UserTaskRepository } from '../user-task.repository';
import { GiveBackUserTask } from './give-back';

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
    private readonly back: GiveBackUserTask,
  ) {}

  run(actor: Actor, taskId: string, elementId: string, reason: string, evidenceIds: readonly string[] = []): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { task, instance } = await this.desk.loadWithInstance(actor, taskId);
      await this.desk.checkHandler(actor, task, refuseReturn);
      if (instance.suspended) throw new ProcessInstanceSuspended(instance);
      const target = (await this.targets.listOf(task)).find((each) => each.elementId === elementId);
      const plan = target && (await this.targets.planFor(task, elementId));
      if (!plan) throw new ReturnTargetNotPossible(taskId, elementId);
      const toName = (await this.users.find(doerOf(target)!))?.name;
      await this.desk.markHandled(actor, task);
      await this.desk.record(task, actor, 'RETURNED', { opinion: reason, detail: { to: target.name, ...(toName ? { toName } : {}) }, evidenceIds });
      const open = await this.tasks.listOpenByInstance(instance.id);
      const startBefore = [elementId, ...plan.standIns].map((id) => ({ elementId: id }));
      await this.stepper.proceed(instance.id, { kind: 'modify', cancel: plan.end.map((id) => ({ elementId: id })), startBefore }, actor);
      const left = await this.tasks.listOpenByInstance(instance.id);
      await this.tellOthers(actor, open.filter(({ id }) => id !== task.id && !left.some((each) => each.id === id)), reason);
      const again = left.filter((each) => each.elementId === elementId).at(-1);
      if (!again) return;
      const given = await this.back.run(again, target, { returnedFromId: task.id });
      if (given.assigneeId) await this.events.publish(new UserTaskPassed(given, 'RETURNED', actor, [given.assigneeId], reason));
    });
  }

  /** Those whose work in other branches ended with it. */
  private async tellOthers(actor: Actor, ended: readonly UserTask[], reason: string): Promise<void> {
    for (const task of ended) await this.events.publish(new UserTaskPassed(task, 'ENDED', actor, handsOf(task), reason));
  }
}
