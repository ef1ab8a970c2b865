import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { DeadlineQueries } from '../../workflow/deadline';
import { ProcessInstanceNotFound } from '../../workflow/process-instance';
import { ProcessInstancePresenter, ProcessInstanceViewQueries, type ProcessInstanceResponse } from '../../workflow/process-instance-view';
import { InstanceVisibilityRegistry } from '../../workflow/registry';
import { UserTaskQueries } from '../../workflow/user-task';
import type { GroupClockDto } from './group.dto';

/** Runs and running clocks of a group, as far as this person may see the runs they belong to. */
@Injectable()
export class GroupRuns {
  constructor(
    private readonly deadlines: DeadlineQueries,
    private readonly tasks: UserTaskQueries,
    private readonly instances: ProcessInstanceViewQueries,
    private readonly presenter: ProcessInstancePresenter,
    private readonly visibility: InstanceVisibilityRegistry,
  ) {}

  async list(actor: Actor, groupNo: string): Promise<ProcessInstanceResponse[]> {
    const { items } = await this.instances.list(actor, { groupNo, limit: 100 });
    return this.presenter.present(actor, items);
  }

  /** The earliest due first, each with the step it belongs to. */
  async clocks(actor: Actor, groupNo: string): Promise<GroupClockDto[]> {
    const clocks: GroupClockDto[] = [];
    for (const row of await this.deadlines.listByGroup(actor.tenantId, groupNo)) {
      if (!(await this.mayKnow(actor, row.processInstanceId))) continue;
      const task = row.taskId ? await this.tasks.find(row.taskId) : null;
      clocks.push({ ...row.summary, processInstanceId: row.processInstanceId, stepName: task?.name ?? row.summary.title });
    }
    return clocks;
  }

  /** What a case has left in the group's history is no line for the person the case is about. */
  async withoutSecrets<T extends { readonly processInstanceId: string | null }>(actor: Actor, entries: readonly T[]): Promise<T[]> {
    const allowed = await Promise.all(entries.map(({ processInstanceId }) => processInstanceId === null || this.visibility.allowsRun(actor, processInstanceId)));
    return entries.filter((_, index) => allowed[index]);
  }

  /** A clock of a case says that there is a case: it is shown to those who may know of that run. */
  private async mayKnow(actor: Actor, processInstanceId: string): Promise<boolean> {
    try {
      await this.instances.getVisible(actor, processInstanceId);
      return true;
    } catch (error) {
      if (error instanceof ProcessInstanceNotFound) return false;
      throw error;
    }
  }
}
