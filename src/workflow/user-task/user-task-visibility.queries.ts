import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { maySeeInstance, type ProcessInstance } from '../process-instance';
import { InstanceVisibilityRegistry } from '../registry';
import { TaskInvolvementQueries } from './task-involvement.queries';
import type { UserTask } from './user-task.entity';
import { isCandidate } from './user-task.policy';

/** May this person know of the task? Its page, a comment and a reassignment ask here; claim and completion ask for more. */
@Injectable()
export class UserTaskVisibility {
  constructor(
    private readonly involvement: TaskInvolvementQueries,
    private readonly visibility: InstanceVisibilityRegistry,
  ) {}

  /** May this person be told of the run at all? Whom a case is about is kept away from it, whoever would let them in. */
  mayKnow(person: Actor, processInstanceId: string): Promise<boolean> {
    return this.visibility.allowsRun(person, processInstanceId);
  }

  async allows(actor: Actor, task: UserTask, instance: ProcessInstance): Promise<boolean> {
    if (actor.tenantId !== task.tenantId) return false;
    if (task.assigneeId === actor.userId || isCandidate(actor, task)) return true;
    const readers = (await this.involvement.readersOf([instance.id])).get(instance.id)!;
    return maySeeInstance(actor, instance, readers) && this.visibility.allows(actor, instance);
  }
}
