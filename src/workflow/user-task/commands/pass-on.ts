import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common';
import { UnitOfWork } from '../../../platform/database';
import { EventBus } from '../../../platform/event';
import { TaskDesk } from '../task-desk';
import { SamePerson } from '../user-task.errors';
import { UserTaskPassed } from '../user-task.events';
import { refuseHandingOn, refuseResolution } from '../user-task.policy';

export interface HandingOn {
  readonly userId: string;
  readonly reason: string;
  readonly evidenceIds?: readonly string[];
}

/** 转办 gives a task away for good; 委派 asks somebody to help, and it comes back with their opinion. */
@Injectable()
export class PassOnUserTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: TaskDesk,
    private readonly events: EventBus,
  ) {}

  transfer(actor: Actor, taskId: string, { userId, reason, evidenceIds }: HandingOn): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.desk.load(actor, taskId);
      await this.desk.checkHandler(actor, task, (who, seen) => refuseHandingOn(who, seen, 'transfer'));
      // nor to the person a stand-in has it from
      if ([actor.userId, task.assigneeId].includes(userId)) throw new SamePerson(userId);
      await this.desk.refuseSuspended(task);
      const person = await this.desk.findPerson(task, userId);
      const given = await this.desk.handOver(task, { assigneeId: userId, senderId: actor.userId, heldCompletion: null });
      await this.desk.markHandled(actor, task);
      await this.desk.record(task, actor, 'TRANSFERRED', { opinion: reason, detail: { to: userId, toName: person.name }, evidenceIds });
      await this.events.publish(new UserTaskPassed(given, 'TRANSFERRED', actor, [userId], reason));
    });
  }

  delegate(actor: Actor, taskId: string, { userId, reason, evidenceIds }: HandingOn): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.desk.load(actor, taskId);
      await this.desk.checkHandler(actor, task, (who, seen) => refuseHandingOn(who, seen, 'delegate'));
      // nor to the person a stand-in has it from
      if ([actor.userId, task.assigneeId].includes(userId)) throw new SamePerson(userId);
      await this.desk.refuseSuspended(task);
      const person = await this.desk.findPerson(task, userId);
      const given = await this.desk.handOver(task, { assigneeId: userId, ownerId: task.assigneeId });
      await this.desk.markHandled(actor, task);
      await this.desk.record(task, actor, 'DELEGATED', { opinion: reason, detail: { to: userId, toName: person.name }, evidenceIds });
      await this.events.publish(new UserTaskPassed(given, 'DELEGATED', actor, [userId], reason));
    });
  }

  /** 交回 by the helper with an opinion and proof, or 收回 by the owner. */
  resolve(actor: Actor, taskId: string, opinion: string, evidenceIds: readonly string[]): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.desk.load(actor, taskId);
      await this.desk.checkHandler(actor, task, refuseResolution);
      await this.desk.refuseSuspended(task);
      const [owner, helper] = [task.ownerId!, task.assigneeId!];
      const isTakenBack = actor.userId !== helper && (await this.desk.actsAs(actor, task)) === owner;
      const back = await this.desk.handOver(task, { assigneeId: owner, ownerId: null });
      await this.desk.markHandled(actor, task);
      await this.desk.record(task, actor, 'RESOLVED', { opinion, detail: isTakenBack ? { takenBack: true } : {}, evidenceIds });
      await this.events.publish(new UserTaskPassed(back, isTakenBack ? 'TAKEN_BACK' : 'RESOLVED', actor, [isTakenBack ? helper : owner], opinion));
    });
  }
}
