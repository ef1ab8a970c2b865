import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { maySeeInstance, type ProcessInstance } from '../process-instance';
import { InstanceVisibilityRegistry } from '../registry';
import type { UserTask } from './user-task.entity';
import { isCandidate } from './user-task.policy';
import { UserTaskQueries } from './user-task.queries';

/** May this person know of the task? Its page, a comment and a reassignment ask here; claim and completion ask for more. */
@Injectable()
export class UserTaskVisibility {
  constructor(
    private readonly queries: UserTaskQueries,
    private readonly visibility: InstanceVisibilityRegistry,
  ) {}

  async allows(actor: Actor, task: UserTask, instance: ProcessInstance): Promise<boolean> {
    if (actor.tenantId !== task.tenantId) return false;
    if (task.assigneeId === actor.userId || isCandidate(actor, task)) return true;
    const tasks = await this.queries.listByInstances([instance.id]);
    const involved = new Set(tasks.flatMap((one) => [one.completedBy, one.assigneeId].filter((id) => id !== null)));
    return maySeeInstance(actor, instance, involved) && this.visibility.allows(actor, instance);
  }
}
