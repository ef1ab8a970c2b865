import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { Variables } from '../../engine';
import { CaseReports } from '../../governance/violation';
import { ProcessInstanceRepository } from '../../workflow/process-instance';
import { TaskListQueries, UserTaskService, type UserTask } from '../../workflow/user-task';

/** Which of somebody's open tasks: element, business key or group number, and the branch where several run. */
export interface TaskWanted {
  readonly elementId: string;
  readonly key: string;
  /** number of the branch of a multi-instance body */
  readonly iteration?: number;
}

const INBOX = 100;

/** Finds a task in the lists its person works from, claims it when needed and completes it. */
@Injectable()
export class StageTasks {
  constructor(
    private readonly queries: TaskListQueries,
    private readonly tasks: UserTaskService,
    private readonly instances: ProcessInstanceRepository,
    private readonly reports: CaseReports,
  ) {}

  /** `values` may be made from what the run knows. */
  async complete(actor: Actor, wanted: TaskWanted, values: Variables | ((known: Variables) => Variables), opinion?: string): Promise<void> {
    const task = await this.find(actor, wanted);
    if (task.assigneeId === null) await this.tasks.claim(actor, task.id);
    const sent = typeof values === 'function' ? values((await this.instances.find(task.processInstanceId))!.variables) : values;
    await this.tasks.complete(actor, task.id, sent, opinion);
  }

  /** Where a row of the ladder runs: its number and its branch. Skipped rows have no branch. */
  async branchOf(tenantId: string, caseNo: string, row: string): Promise<{ docNo: string; iteration: number; isLetter: boolean }> {
    const branches = (await this.reports.list(tenantId, caseNo)).filter((report) => report.state !== 'SKIPPED');
    const iteration = branches.findIndex((report) => report.row === row);
    if (iteration < 0) throw new Error(`case ${caseNo} reports no row ${row}`);
    return { docNo: branches[iteration]!.docNo, iteration, isLetter: branches[iteration]!.channel !== 'IN_APP' };
  }

  private async find(actor: Actor, { elementId, key, iteration }: TaskWanted): Promise<UserTask> {
    const lists = await Promise.all((['todo', 'claimable'] as const).map((list) => this.queries.list(actor, { list, limit: INBOX })));
    const inbox = lists.flatMap(({ items }) => items.map(({ task }) => task));
    const fitting = inbox.filter((task) => task.elementId === elementId && (iteration === undefined || task.iteration === iteration));
    const exact = fitting.filter((task) => task.businessKey === key);
    const found = exact.length > 0 ? exact : fitting.filter((task) => task.groupNo === key);
    if (found.length === 1) return found[0]!;
    const lies = inbox.map((task) => `${task.businessKey}/${task.elementId}`).join(', ') || 'nothing';
    throw new Error(`${actor.name} has ${found.length} tasks ${elementId} of ${key}; in the inbox: ${lies}`);
  }
}
