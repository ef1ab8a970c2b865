import { Injectable } from '@nestjs/common';
import { DefinitionOutlineService } from '../process-definition';
import { ProcessInstanceRepository } from '../process-instance';
import { allowsVerb } from './task-verbs.policy';
import { planReturn, type ReturnPlan } from './return-scope.policy';
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
      if (!latest.has(done.elementId) && (await this.planFor(task, done.elementId))) latest.set(done.elementId, done);
    }
    return [...latest.values()];
  }

  /** How the case would go back to that element; nothing when this task has not come from there. */
  async planFor(task: UserTask, targetId: string): Promise<ReturnPlan | undefined> {
    const outline = await this.outlines.get(task.processDefinitionId);
    const plan = planReturn(outline, targetId, await this.livingIn(task.processInstanceId));
    const byId = new Map(outline.elements.map((element) => [element.id, element]));
    for (let at = byId.get(task.elementId); at; at = at.parentId === undefined ? undefined : byId.get(at.parentId)) if (plan.end.includes(at.id)) return plan;
    return undefined;
  }

  /** 撤回 of a task behind a join: where a token stands for the branches that are done and stay done. */
  async standInsFor(task: UserTask): Promise<readonly string[]> {
    return planReturn(await this.outlines.get(task.processDefinitionId), task.elementId, await this.livingIn(task.processInstanceId)).standIns;
  }

  private async livingIn(processInstanceId: string): Promise<string[]> {
    const activities = await this.instances.listLiving(processInstanceId);
    return activities.filter(({ armed, elementType }) => !armed && elementType !== 'boundaryEvent').map(({ elementId }) => elementId);
  }
}
