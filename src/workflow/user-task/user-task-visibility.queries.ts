import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { maySeeInstance, ProcessInstanceRepository, type ProcessInstance } from '../process-instance';
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
    private readonly instances: ProcessInstanceRepository,
  ) {}

  /** May this person be told of the run at all? Whom a case is about is kept away from it, whoever would let them in. */
  mayKnow(person: Actor, processInstanceId: string): Promise<boolean> {
    return this.visibility.allowsRun(person, processInstanceId);
  }

  /** Those of these runs the person may be told of. */
  async listKnown(person: Actor, processInstanceIds: readonly string[]): Promise<ReadonlySet<string>> {
    const known = new Set(processInstanceIds);
    for (const instance of await this.instances.listByIds([...known])) if (!this.visibility.allows(person, instance)) known.delete(instance.id);
    return known;
  }

  /** Processes whose runs somebody may have to be kept away from. */
  shieldedProcesses(): readonly string[] {
    return this.visibility.shieldedProcesses();
  }

  async allows(actor: Actor, task: UserTask, instance: ProcessInstance): Promise<boolean> {
    if (actor.tenantId !== task.tenantId) return false;
    if (task.assigneeId === actor.userId || isCandidate(actor, task)) return true;
    const readers = (await this.involvement.readersOf([instance.id])).get(instance.id)!;
    return maySeeInstance(actor, instance, readers) && this.visibility.allows(actor, instance);
  }
}
