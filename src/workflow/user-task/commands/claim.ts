import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common';
import { UnitOfWork } from '../../../platform/database';
import { UserDirectory } from '../../../platform/identity';
import { TaskDesk } from '../task-desk';
import { UserTaskAlreadyClaimed } from '../user-task.errors';
import { isCandidate, refuseClaim, refuseUnclaim } from '../user-task.policy';

/** 认领, 放回. */
@Injectable()
export class ClaimUserTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: TaskDesk,
    private readonly users: UserDirectory,
  ) {}

  run(actor: Actor, taskId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.desk.load(actor, taskId);
      // only who could have taken it learns who did
      if (task.state === 'CREATED' && task.assigneeId && task.assigneeId !== actor.userId && isCandidate(actor, task)) {
        throw new UserTaskAlreadyClaimed(taskId, (await this.users.find(task.assigneeId))?.name ?? task.assigneeId);
      }
      await this.desk.check(actor, task, refuseClaim(actor, task));
      await this.desk.refuseSuspended(task);
      await this.desk.handOver(task, { assigneeId: actor.userId });
      await this.desk.record(task, actor, 'CLAIMED');
    });
  }

  putBack(actor: Actor, taskId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.desk.load(actor, taskId);
      await this.desk.check(actor, task, refuseUnclaim(actor, task));
      await this.desk.refuseSuspended(task);
      await this.desk.handOver(task, { assigneeId: null });
      await this.desk.record(task, actor, 'UNCLAIMED');
    });
  }
}
