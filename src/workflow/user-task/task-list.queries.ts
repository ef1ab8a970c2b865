import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { CalendarService } from '../calendar';
import { StandInQueries } from '../stand-in';
import { dueRangeOf } from './due-segment.policy';
import { InboxQueries, type InboxWalk, type Reach } from './inbox.queries';
import { TaskColleagues } from './task-colleagues';
import { DUE_SEGMENTS, type DueSegment, type OpenTaskList, type TaskCriteria, type TaskSort } from './task-list.policy';
import { pageOf, type ListedTask, type TaskListRequest, type TaskPage } from './task-page';
import type { UserTask } from './user-task.entity';
import { identitiesOf } from './user-task.policy';
import { inboxOwners } from './user-task.projector';
import { UserTaskQueries } from './user-task.queries';

/** A page of open work. */
export interface OpenTaskRequest extends TaskListRequest {
  readonly list: OpenTaskList;
  readonly sort?: TaskSort;
}

export interface TaskCounts {
  readonly todo: number;
  readonly claimable: number;
  readonly overdue: number;
  readonly done: number;
  readonly started: number;
  /** copies nobody has looked at yet */
  readonly cc: number;
}

/** Beyond this a badge says 99+. */
export const COUNT_CAP = 100;

/** The lists people work from: keyset pages, no OFFSET, capped counts (performance study D). */
@Injectable()
export class TaskListQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inbox: InboxQueries,
    private readonly tasks: UserTaskQueries,
    private readonly standIns: StandInQueries,
    private readonly colleagues: TaskColleagues,
    private readonly calendar: CalendarService,
    private readonly clock: BusinessClock,
  ) {}

  async list(actor: Actor, request: OpenTaskRequest): Promise<TaskPage> {
    const { rows, order } = await this.inbox.page(await this.walk(actor, request.list, request), request.sort ?? 'due', request.limit + 1, request.after);
    const tasks = await this.tasks.listByIds(actor.tenantId, rows.map((row) => row.task_id));
    const lines = new Map<string, ListedTask>();
    for (const task of tasks.values()) {
      const line = await this.openLine(actor, request.list, task);
      if (line) lines.set(task.id, line);
    }
    return pageOf(rows, request.limit, order, (row) => lines.get(row.task_id));
  }

  /** Nothing when it was completed since its row was read, or lies with somebody for whom the person does not act in this. */
  private async openLine(actor: Actor, list: OpenTaskList, task: UserTask): Promise<ListedTask | undefined> {
    if (task.state !== 'CREATED') return undefined;
    if (list === 'claimable' || inboxOwners(task).includes(`a:${actor.userId}`)) return { task };
    const principal = await this.colleagues.principalOf(actor, task);
    return principal && { task, principal };
  }

  /** Badges of the left rail, capped. */
  async counts(actor: Actor): Promise<TaskCounts> {
    const [todo, claimable, overdue, done, started, cc] = await Promise.all([
      this.count(actor, 'todo'),
      this.count(actor, 'claimable'),
      this.count(actor, 'todo', { overdue: true }),
      this.countRows('SELECT 1 FROM handled WHERE user_id = ?', [actor.userId]),
      this.countRows('SELECT 1 FROM process_instance WHERE tenant_id = ? AND started_by = ? AND parent_instance_id IS NULL', [actor.tenantId, actor.userId]),
      this.countRows('SELECT 1 FROM task_cc WHERE user_id = ? AND read_at IS NULL', [actor.userId]),
    ]);
    return { todo, claimable, overdue, done, started, cc };
  }

  /** How much of a list of open work meets the criteria, capped. */
  async count(actor: Actor, list: OpenTaskList, criteria: TaskCriteria = {}): Promise<number> {
    return this.inbox.count(await this.walk(actor, list, criteria), COUNT_CAP);
  }

  /** The same for each of the quick segments and for all of them. */
  async segments(actor: Actor, list: OpenTaskList, criteria: TaskCriteria): Promise<Record<DueSegment | 'all', number>> {
    const of = (due?: DueSegment) => this.count(actor, list, { ...criteria, overdue: undefined, due });
    const [all, ...each] = await Promise.all([of(), ...DUE_SEGMENTS.map(of)]);
    return { all: all!, ...(Object.fromEntries(DUE_SEGMENTS.map((name, at) => [name, each[at]])) as Record<DueSegment, number>) };
  }

  private async countRows(sql: string, parameters: readonly unknown[]): Promise<number> {
    const rows = await this.unitOfWork.query<{ n: string | number }>(`SELECT COUNT(*) AS n FROM (${sql} LIMIT ${COUNT_CAP}) AS capped`, parameters);
    return Number(rows[0]?.n ?? 0);
  }

  private async walk(actor: Actor, list: OpenTaskList, criteria: TaskCriteria): Promise<InboxWalk> {
    return { reach: await this.reachOf(actor, list), criteria, due: dueRangeOf(criteria, this.clock.now(), this.calendar.current) };
  }

  /** In whose rows the person looks: their own, in 待办 also those of people for whom they act, in 待认领 those of their offices. */
  async reachOf(actor: Actor, list: OpenTaskList): Promise<Reach[]> {
    if (list === 'claimable') return [`u:${actor.userId}`, ...new Set(identitiesOf(actor).map((identity) => `g:${identity}`))].map((owner) => ({ owner }));
    const principals = (await this.standIns.listActiveFor(actor.userId)).flatMap(({ principalId, processKeys }): Reach[] => {
      const owner = `a:${principalId}`;
      return processKeys?.map((process) => ({ owner, process })) ?? [{ owner }];
    });
    return [{ owner: `a:${actor.userId}` }, ...principals];
  }
}
