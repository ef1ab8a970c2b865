import { Injectable } from '@nestjs/common';
import { newId, type Actor } from '../../../common';
import { UnitOfWork } from '../../../platform/database';
import { EventBus } from '../../../platform/event';
import { TaskDesk } from '../task-desk';
import type { Signature } from '../user-task.entity';
import { SamePerson, SignerAlreadyAsked, TooManySigners } from '../user-task.errors';
import { UserTaskPassed } from '../user-task.events';
import { openSignatures, refuseAddingSigners } from '../user-task.policy';

export interface SignersRequest {
  readonly position: Signature['position'];
  readonly userIds: readonly string[];
  readonly reason: string;
  readonly evidenceIds?: readonly string[];
}

const MOST_SIGNERS = 20;

/** 前加签: they sign now and the task comes back. 后加签: they sign once the handler has decided, and before the case goes on. */
@Injectable()
export class AddSigners {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: TaskDesk,
    private readonly events: EventBus,
  ) {}

  run(actor: Actor, taskId: string, { position, userIds, reason, evidenceIds }: SignersRequest): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.desk.load(actor, taskId);
      await this.desk.checkHandler(actor, task, refuseAddingSigners);
      await this.desk.refuseSuspended(task);
      const asked = [...new Set(userIds)];
      const open = openSignatures(task);
      if (open.length + asked.length > MOST_SIGNERS) throw new TooManySigners(MOST_SIGNERS);
      const names: string[] = [];
      for (const userId of asked) {
        if ([actor.userId, task.assigneeId, task.ownerId].includes(userId)) throw new SamePerson(userId);
        const person = await this.desk.findPerson(task, userId);
        if (open.some((each) => each.userId === userId)) throw new SignerAlreadyAsked(userId, person.name);
        names.push(person.name);
      }
      const state = position === 'BEFORE' ? 'PENDING' : 'PLANNED';
      const added = asked.map((userId): Signature => ({ id: newId(), userId, position, state, askedBy: actor.userId, reason }));
      const changed = await this.desk.handOver(task, { signatures: [...(task.signatures ?? []), ...added], ...(position === 'BEFORE' ? { signing: 'BEFORE' as const } : {}) });
      await this.desk.markHandled(actor, task);
      await this.desk.record(task, actor, 'SIGNERS_ADDED', { opinion: reason, detail: { position, names }, evidenceIds });
      // those who sign afterwards are told when it is their turn
      if (position === 'BEFORE') await this.events.publish(new UserTaskPassed(changed, 'SIGNERS_ADDED', actor, asked, reason));
    });
  }
}
