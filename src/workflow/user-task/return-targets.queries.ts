import { Injectable } from '@nestjs/common';
import { DefinitionOutlineService } from '../process-definition';
import { ProcessInstanceRepository } from '../process-instance';
import { allowsVerb } from './task-verbs.policy';
import { endedByReturn } from './return-scope.policy';
import type { UserTask } from './user-task.entity';
import { UserTaskRepository } from './user-task.repository';

/** Where a task may be returned to, and what ends when it is. */
@Injectable()
export class ReturnTargets {
  constructor(
    private readonly tasks: UserTaskRepository,
    private readonly outlines: DefinitionOutlineService,
    private readonly instances: ProcessInstanceRepository,
  ) {}

  /** Earlier steps of this run that the model allows, the latest first; each as it was last completed. */
  async listOf(task: UserTask): Promise<UserTask[]> {
    if (!allowsVerb(task, 'return')) return [];
    const latest = new Map<string, UserTask>();
    for (const done of await this.tasks.listCompleted(task.processInstanceId)) {
      // one entry of a multi-instance step is no step of its own
      if (done.elementId === task.elementId || done.iteration !== null) continue;
      if (task.returnTo && !task.returnTo.includes(done.elementId)) continue;
      if (!latest.has(done.elementId)) latest.set(done.elementId, done);
    }
    return [...latest.values()];
  }

  /** Elements that end when the case goes back to this one: the task's own, and everything else that came from there. */
  async endedBy(task: UserTask, targetId: string): Promise<string[]> {
    const activities = await this.instances.listLiving(task.processInstanceId);
    const living = activities.filter(({ armed, elementType }) => !armed && elementType !== 'boundaryEvent').map(({ elementId }) => elementId);
    return endedByReturn(await this.outlines.get(task.processDefinitionId), targetId, living);
  }
}
