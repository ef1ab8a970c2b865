import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { CalendarService } from '../calendar';
import { dueRangeOf } from './due-segment.policy';
import { InboxQueries, type InboxWalk, type Reach } from './inbox.queries';
import { PastTaskQueries } from './past-task.queries';
import { DUE_SEGMENTS, type DueSegment, type OpenTaskList, type TaskCriteria, type TaskSort } from './task-list.policy';
import { pageOf, type TaskListRequest, type TaskPage } from './task-page';
import { TaskReachQueries } from './task-reach.queries';

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

type WithinReach = Pick<InboxWalk, 'reach' | 'without'>;

/** Beyond this a badge says 99+. */
export const COUNT_CAP = 100;

/** The lists people work from: keyset pages, no OFFSET, capped counts (performance study D). */
@Injectable()
export class TaskListQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inbox: InboxQueries,
    private readonly reach: TaskReachQueries,
    private readonly past: PastTaskQueries,
    private readonly calendar: CalendarService,
    private readonly clock: BusinessClock,
  ) {}

  async list(actor: Actor, request: OpenTaskRequest): Promise<TaskPage> {
    const { rows, order } = await this.inbox.page(this.walk(await this.reach.of(actor, request.list), request), request.sort ?? 'due', request.limit + 1, request.after);
    const lines = await this.reach.linesOf(actor, request.list, rows.map((row) => row.task_id));
    return pageOf(rows, request.limit, order, (row) => lines.get(row.task_id));
  }

  /** Badges of the left rail, capped. */
  async counts(actor: Actor): Promise<TaskCounts> {
    const own = await this.reach.of(actor, 'todo');
    const [todo, claimable, overdue, done, started, cc] = await Promise.all([
      this.countWithin(own),
      this.count(actor, 'claimable'),
      this.countWithin(own, { overdue: true }),
      this.past.countHandled(actor, COUNT_CAP),
      this.countRows('SELECT 1 FROM process_instance WHERE tenant_id = ? AND started_by = ? AND parent_instance_id IS NULL', [actor.tenantId, actor.userId]),
      this.past.countUnreadCopies(actor, COUNT_CAP),
    ]);
    return { todo, claimable, overdue, done, started, cc };
  }

  /** How much of a list of open work meets the criteria, capped. */
  async count(actor: Actor, list: OpenTaskList, criteria: TaskCriteria = {}): Promise<number> {
    return this.countWithin(await this.reach.of(actor, list), criteria);
  }

  /** The same for each of the quick segments and for all of them. */
  async segments(actor: Actor, list: OpenTaskList, criteria: TaskCriteria): Promise<Record<DueSegment | 'all', number>> {
    const reach = await this.reach.of(actor, list);
    const of = (due?: DueSegment) => this.countWithin(reach, { ...criteria, overdue: undefined, due });
    const [all, ...each] = await Promise.all([of(), ...DUE_SEGMENTS.map(of)]);
    return { all: all!, ...(Object.fromEntries(DUE_SEGMENTS.map((name, at) => [name, each[at]])) as Record<DueSegment, number>) };
  }

  /** In whose rows the person looks. */
  reachOf(actor: Actor, list: OpenTaskList): Promise<Reach[]> {
    return this.reach.ownersOf(actor, list);
  }

  private async countRows(sql: string, parameters: readonly unknown[]): Promise<number> {
    const rows = await this.unitOfWork.query<{ n: string | number }>(`SELECT COUNT(*) AS n FROM (${sql} LIMIT ${COUNT_CAP}) AS capped`, parameters);
    return Number(rows[0]?.n ?? 0);
  }

  private countWithin(reach: WithinReach, criteria: TaskCriteria = {}): Promise<number> {
    return this.inbox.count(this.walk(reach, criteria), COUNT_CAP);
  }

  private walk(reach: WithinReach, criteria: TaskCriteria): InboxWalk {
    return { ...reach, criteria, due: dueRangeOf(criteria, this.clock.now(), this.calendar.current) };
  }
}
