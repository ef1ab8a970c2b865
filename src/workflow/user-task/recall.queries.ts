import { Injectable } from '@nestjs/common';
import type { Sentence } from '../../common';
import type { InspectedElement } from '../../engine';
import { HistoryRepository } from '../history';
import { DefinitionOutlineService } from '../process-definition';
import { ProcessInstanceRepository } from '../process-instance';
import { chainOf } from './return-scope.policy';
import type { UserTask } from './user-task.entity';
import { RECALL_TOO_LATE } from './user-task.policy';
import { UserTaskRepository } from './user-task.repository';

/** What followed a completed task, and whether it can still be taken back. */
@Injectable()
export class RecallQueries {
  constructor(
    private readonly tasks: UserTaskRepository,
    private readonly history: HistoryRepository,
    private readonly outlines: DefinitionOutlineService,
    private readonly instances: ProcessInstanceRepository,
  ) {}

  /** The tasks to take back; nothing when somebody has acted on one of them, something came of them by itself, or nothing followed. */
  async listUntouched(task: UserTask): Promise<UserTask[] | undefined> {
    const following = await this.tasks.listFollowing(task.id);
    const isTouched = following.some(({ state }) => state !== 'CREATED') || (await this.history.hasActsOn(following.map(({ id }) => id)));
    return following.length === 0 || isTouched || (await this.hasEventOn(following, task)) ? undefined : following;
  }

  /** Has a clock, a message or an error at one of them, or at a sub-process that was entered with it, led on meanwhile? */
  private async hasEventOn(following: readonly UserTask[], { processDefinitionId, processInstanceId, elementId, completedAt }: UserTask): Promise<boolean> {
    const byId = new Map((await this.outlines.getElements(processDefinitionId)).map((element) => [element.id, element]));
    const around = new Set(chainOf(elementId, byId));
    const entered = new Set(following.flatMap((each) => chainOf(each.elementId, byId)).filter((id) => !around.has(id)));
    const events = new Set([...byId.values()].filter((element) => entered.has(scopeOfEvent(element, byId) ?? '')).map(({ id }) => id));
    if (events.size === 0) return false;
    const visits = await this.instances.listActivities(processInstanceId);
    return visits.some(({ elementId: id, state, endedAt }) => events.has(id) && state === 'COMPLETED' && endedAt !== null && endedAt >= completedAt!);
  }

  async refuseTooLate(task: UserTask): Promise<Sentence | undefined> {
    return (await this.listUntouched(task)) ? undefined : RECALL_TOO_LATE;
  }
}

/** The activity a boundary event stands at, or whose inside an event sub-process begins in. */
function scopeOfEvent({ type, attachedTo, parentId, triggers }: InspectedElement, byId: ReadonlyMap<string, InspectedElement>): string | undefined {
  if (attachedTo !== undefined || type !== 'startEvent' || triggers.length === 0) return attachedTo;
  return byId.get(parentId ?? '')?.parentId;
}
