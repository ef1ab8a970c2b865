import { Injectable } from '@nestjs/common';
import { actorOf } from '../../../platform/identity';
import { IncidentService } from '../../incident';
import { TaskColleagues } from '../task-colleagues';
import { TaskDesk } from '../task-desk';
import type { UserTask } from '../user-task.entity';
import { doerOf, refuseAssignee } from '../user-task.policy';
import { NOBODY_TO_ASK } from '../user-task.projector';

/** A step that is done again (退回, 撤回) goes to the person whose it was, when they still may; else to whom the diagram asks. */
@Injectable()
export class GiveBackUserTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly colleagues: TaskColleagues,
    private readonly incidents: IncidentService,
  ) {}

  /** `before`: the task as it was done. Answers the task as it stands. */
  async run(again: UserTask, before: UserTask, changes: Partial<UserTask> = {}): Promise<UserTask> {
    const userId = doerOf(before);
    const person = userId === null ? undefined : await this.colleagues.find(userId);
    const may = person && !refuseAssignee({ ...actorOf(person), active: person.active }, again) && (await this.colleagues.mayKnow(actorOf(person), again));
    const given = await this.desk.handOver(again, { ...changes, ...(may ? { assigneeId: person.id } : {}) });
    if (may) await this.incidents.resolve({ processInstanceId: again.processInstanceId, elementId: again.elementId, kind: NOBODY_TO_ASK });
    return given;
  }
}
