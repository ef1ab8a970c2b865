import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { anywhere, BusinessClock, readSearch, type Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { CalendarService } from '../calendar';
import type { ProcessInstanceState } from '../process-instance';
import { dueRangeOf } from './due-segment.policy';
import { beyond, sorted } from './inbox.queries';
import { ORDERS, PAST_ACTS, readCursor, writeCursor, type Order, type PastAct } from './task-list.policy';
import { pageOf, type TaskListRequest, type TaskPage } from './task-page';
import { TaskCopy, type UserTask } from './user-task.entity';
import { UserTaskQueries } from './user-task.queries';
import { UserTaskVisibility } from './user-task-visibility.queries';

interface PastRequest extends TaskListRequest {
  /** only copies nobody has looked at yet */
  readonly unread?: boolean;
  /** without what is open in the person's own hands: that is 待办 */
  readonly outOfHand?: boolean;
}

type RowWithRun = Readonly<Record<string, unknown>> & { readonly run: string; readonly process: string };

const CASE_STATE = '(SELECT p.state FROM process_instance p WHERE p.id = t.process_instance_id) AS case_state';
const RUN = 't.process_instance_id AS run, t.process_definition_key AS process';

/** What is behind a person, the latest first: handled, or only told of. What must be kept from them by now is left out. */
@Injectable()
export class PastTaskQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: UserTaskQueries,
    private readonly visibility: UserTaskVisibility,
    private readonly calendar: CalendarService,
    private readonly clock: BusinessClock,
  ) {}

  /** How many of 已办 there are, counted up to `cap`. */
  countHandled(actor: Actor, cap: number): Promise<number> {
    return this.count(actor, cap, ORDERS.handled, (after) => this.handled(actor, `h.task_id, h.at, ${RUN}`, { limit: cap, after }));
  }

  /** How many copies nobody has looked at yet, counted up to `cap`. */
  countUnreadCopies(actor: Actor, cap: number): Promise<number> {
    return this.count(actor, cap, ORDERS.copied, (after) => this.copies(actor, `c.id, c.created_at, ${RUN}`, { limit: cap, after, unread: true }));
  }

  /** 已办: what went through the person's hands. */
  async listHandled(actor: Actor, request: TaskListRequest): Promise<TaskPage> {
    const rows = await this.handled<{ task_id: string; at: number | string; case_state: ProcessInstanceState }>(actor, `h.task_id, h.at, ${CASE_STATE}`, request);
    const tasks = await this.known(actor, rows.map((row) => row.task_id));
    const acts = await this.lastActsOf(actor, [...tasks.values()].filter(({ state }) => state !== 'COMPLETED'));
    return pageOf(rows, request.limit, ORDERS.handled, (row) => {
      const task = tasks.get(row.task_id);
      return task && { task, handledAt: new Date(Number(row.at)), handledAs: acts.get(task.id), caseState: row.case_state };
    });
  }

  /** 抄送我: what the person was told of. */
  async listCopies(actor: Actor, request: TaskListRequest): Promise<TaskPage> {
    const rows = await this.copies<{ id: string; created_at: number | string }>(actor, 'c.id, c.created_at', request);
    const copies = new Map((await this.unitOfWork.repository(TaskCopy).findBy({ id: In(rows.map(({ id }) => id)) })).map((copy) => [copy.id, copy]));
    const tasks = await this.known(actor, [...copies.values()].map(({ taskId }) => taskId));
    return pageOf(rows, request.limit, ORDERS.copied, (row) => {
      const copy = copies.get(row.id);
      const task = copy && tasks.get(copy.taskId);
      return task && { task, copy };
    });
  }

  /** What the person did last on each of these, by the record. */
  private async lastActsOf(actor: Actor, tasks: readonly UserTask[]): Promise<Map<string, PastAct>> {
    if (tasks.length === 0) return new Map();
    const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
    const [runs, ids] = [[...new Set(tasks.map(({ processInstanceId }) => processInstanceId))], tasks.map(({ id }) => id)];
    const acts = await this.unitOfWork.query<{ task_id: string; kind: PastAct }>(
      `SELECT task_id, kind FROM history_entry WHERE process_instance_id IN (${marks(runs)}) AND task_id IN (${marks(ids)}) AND actor_id = ? AND kind IN (${marks(PAST_ACTS)}) ORDER BY at, id`,
      [...runs, ...ids, actor.userId, ...PAST_ACTS],
    );
    return new Map(acts.map(({ task_id, kind }) => [task_id, kind]));
  }

  private handled<T>(actor: Actor, columns: string, request: TaskListRequest): Promise<T[]> {
    return this.rows(columns, 'handled h JOIN user_task t ON t.id = h.task_id', 'h', actor, { ...request, outOfHand: true }, ORDERS.handled);
  }

  private copies<T>(actor: Actor, columns: string, request: PastRequest): Promise<T[]> {
    return this.rows(columns, 'task_cc c JOIN user_task t ON t.id = c.task_id', 'c', actor, request, ORDERS.copied);
  }

  /** Page by page until `cap`: what is left out of the list is not counted, either. */
  private async count(actor: Actor, cap: number, order: Order, page: (after?: string) => Promise<RowWithRun[]>): Promise<number> {
    const shielded = new Set(this.visibility.shieldedProcesses());
    let count = 0;
    for (let after: string | undefined; ; ) {
      const rows = await page(after);
      const asked = rows.slice(0, cap);
      const known = await this.visibility.listKnown(actor, asked.filter(({ process }) => shielded.has(process)).map(({ run }) => run));
      count += asked.filter(({ process, run }) => !shielded.has(process) || known.has(run)).length;
      if (count >= cap || rows.length <= cap) return Math.min(count, cap);
      after = writeCursor(order, asked.at(-1)!);
    }
  }

  /** Rows of a person's own table, the latest first; their words are looked for one row after the other, among their own only. */
  private async rows<T>(columns: string, from: string, alias: string, actor: Actor, request: PastRequest, order: Order): Promise<T[]> {
    const question = request.text === undefined ? undefined : readSearch(request.text);
    // signs alone find nothing here, either
    if (request.text !== undefined && !question) return [];
    const due = dueRangeOf(request, this.clock.now(), this.calendar.current);
    const conditions: [string, readonly unknown[]][] = [[`${alias}.user_id = ?`, [actor.userId]]];
    const where = (sql: string, ...values: unknown[]) => conditions.push([sql, values]);
    if (request.processDefinitionKey) where('t.process_definition_key = ?', request.processDefinitionKey);
    if (request.groupNo) where('t.group_no = ?', request.groupNo);
    if (request.unitId) where('t.unit_id = ?', request.unitId);
    if (request.unread) where(`${alias}.read_at IS NULL`);
    if (request.outOfHand) where(`NOT EXISTS (SELECT 1 FROM inbox i WHERE i.owner = ? AND i.task_id = ${alias}.task_id)`, `a:${actor.userId}`);
    if (due.from !== undefined) where('t.due_at >= ?', due.from);
    if (due.to !== undefined) where('t.due_at <= ?', due.to);
    for (const word of question?.words ?? []) where(String.raw`t.search_words LIKE ? ESCAPE '\'`, anywhere(word));
    const names = Object.fromEntries(order.columns.map((column) => [column, `${alias}.${column}`]));
    if (request.after !== undefined) {
      const { sql, values } = beyond(order, readCursor(order, request.after), names);
      where(sql, ...values);
    }
    const all = { sql: `SELECT ${columns} FROM ${from} WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`, values: conditions.flatMap(([, values]) => values) };
    const { sql, values } = sorted(all, order, names);
    return this.unitOfWork.query<T>(`${sql} LIMIT ${request.limit + 1}`, values);
  }

  private async known(actor: Actor, ids: readonly string[]): Promise<Map<string, UserTask>> {
    const tasks = await this.tasks.listByIds(actor.tenantId, ids);
    const known = await this.visibility.listKnown(actor, [...tasks.values()].map(({ processInstanceId }) => processInstanceId));
    for (const task of [...tasks.values()]) if (!known.has(task.processInstanceId)) tasks.delete(task.id);
    return tasks;
  }
}
