import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common';
import { UnitOfWork } from '../../../platform/database';
import { EventBus } from '../../../platform/event';
import { DeadlineService } from '../../deadline';
import { ProcessInstanceEnded, ProcessInstanceSuspended, ProcessStepper } from '../../process-instance';
import { RecallQueries } from '../recall.queries';
import { ReturnTargets } from '../return-targets.queries';
import { TaskDesk } from '../task-desk';
import type { UserTask } from '../user-task.entity';
import { RecallTooLate, UserTaskForbidden } from '../user-task.errors';
import { UserTaskPassed } from '../user-task.events';
import { refuseRecall } from '../user-task.policy';
import { UserTaskRepository } from '../user-task.repository';
import { GiveBackUserTask } from './give-back';

/**
 * 撤回: one's own last act is undone while nobody has acted on what followed. The task is there again, for the same person and
 * with the clock it had: completing and recalling gains no time.
 */
@Injectable()
export class RecallUserTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: TaskDesk,
    private readonly tasks: UserTaskRepository,
    private readonly queries: RecallQueries,
    private readonly stepper: ProcessStepper,
    private readonly deadlines: DeadlineService,
    private readonly events: EventBus,
    private readonly targets: ReturnTargets,
    private readonly back: GiveBackUserTask,
  ) {}

  run(actor: Actor, taskId: string, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { task, instance } = await this.desk.loadWithInstance(actor, taskId);
      const refusal = refuseRecall(actor, task);
      if (refusal) {
        await this.desk.checkSeen(actor, task);
        throw new UserTaskForbidden(taskId, refusal);
      }
      if (instance.state !== 'ACTIVE') throw new ProcessInstanceEnded(instance.id, instance.state);
      if (instance.suspended) throw new ProcessInstanceSuspended(instance);
      // under their locks: who claims one of them at this moment comes before or after
      for (const { id } of await this.tasks.listFollowing(taskId)) await this.tasks.findForUpdate(id);
      const following = await this.queries.listUntouched(task);
      if (!following) throw new RecallTooLate(taskId);
      await this.desk.markHandled(actor, task);
      await this.desk.record(task, actor, 'RECALLED', { opinion: reason });
      await this.stepper.proceed(
        instance.id,
        { kind: 'modify', cancel: following.map(({ activityInstanceId }) => ({ activityInstanceId })), startBefore: [task.elementId, ...(await this.targets.standInsFor(task))].map((elementId) => ({ elementId })) },
        actor,
      );
      await this.tasks.update(taskId, { recallable: false });
      const again = (await this.tasks.listOpenByInstance(instance.id)).filter((open) => open.elementId === task.elementId).at(-1);
      if (again) await this.giveBack(again, task);
      await this.events.publish(new UserTaskPassed(task, 'RECALLED', actor, following.flatMap(({ assigneeId }) => (assigneeId && assigneeId !== actor.userId ? [assigneeId] : [])), reason));
    });
  }

  private async giveBack(again: UserTask, before: UserTask): Promise<void> {
    await this.back.run(again, before);
    if (!again.deadlineId || !before.deadlineId) return;
    const { startAt } = await this.deadlines.get(before.deadlineId);
    await this.deadlines.restart(again.deadlineId, { startAt, reason: 'RESTART', note: '撤回后按原期限继续计算' });
  }
}
