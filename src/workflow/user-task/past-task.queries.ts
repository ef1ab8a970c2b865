import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { anywhere, BETWEEN_WORDS, BusinessClock, type Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { CalendarService } from '../calendar';
import { dueRangeOf } from './due-segment.policy';
import { beyond, sorted } from './inbox.queries';
import { ORDERS, readCursor, type Order } from './task-list.policy';
import { pageOf, type TaskListRequest, type TaskPage } from './task-page';
import { TaskCopy, type UserTask } from './user-task.entity';
import { UserTaskQueries } from './user-task.queries';
import { UserTaskVisibility } from './user-task-visibility.queries';

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

  /** 已办: what went through the person's hands. */
  async listHandled(actor: Actor, request: TaskListRequest): Promise<TaskPage> {
    const rows = await this.rows<{ task_id: string; at: number | string }>('h.task_id, h.at', 'handled h JOIN user_task t ON t.id = h.task_id', 'h', actor, request, ORDERS.handled);
    const tasks = await this.known(actor, rows.map((row) => row.task_id));
    return pageOf(rows, request.limit, ORDERS.handled, (row) => {
      const task = tasks.get(row.task_id);
      return task && { task, handledAt: new Date(Number(row.at)) };
    });
  }

  /** 抄送我: what the person was told of. */
  async listCopies(actor: Actor, request: TaskListRequest): Promise<TaskPage> {
    const rows = await this.rows<{ id: string; created_at: number | string }>('c.id, c.created_at', 'task_cc c JOIN user_task t ON t.id = c.task_id', 'c', actor, request, ORDERS.copied);
    const copies = new Map((await this.unitOfWork.repository(TaskCopy).findBy({ id: In(rows.map(({ id }) => id)) })).map((copy) => [copy.id, copy]));
    const tasks = await this.known(actor, [...copies.values()].map(({ taskId }) => taskId));
    return pageOf(rows, request.limit, ORDERS.copied, (row) => {
      const copy = copies.get(row.id);
      const task = copy && tasks.get(copy.taskId);
      return task && { task, copy };
    });
  }

  /** Rows of a person's own table, the latest first; their words are looked for one row after the other, among their own only. */
  private rows<T>(columns: string, from: string, alias: string, actor: Actor, request: TaskListRequest, order: Order): Promise<T[]> {
    const due = dueRangeOf(request, this.clock.now(), this.calendar.current);
    const conditions: [string, readonly unknown[]][] = [[`${alias}.user_id = ?`, [actor.userId]]];
    const where = (sql: string, ...values: unknown[]) => conditions.push([sql, values]);
    if (request.processDefinitionKey) where('t.process_definition_key = ?', request.processDefinitionKey);
    if (request.groupNo) where('t.group_no = ?', request.groupNo);
    if (request.unitId) where('t.unit_id = ?', request.unitId);
    if (due.from !== undefined) where('t.due_at >= ?', due.from);
    if (due.to !== undefined) where('t.due_at <= ?', due.to);
    for (const word of request.text?.toLowerCase().split(BETWEEN_WORDS).filter(Boolean) ?? []) {
      const columnsOfText = ['t.title', 't.name', 't.business_key', 't.group_name'];
      where(`(${columnsOfText.map((column) => String.raw`LOWER(${column}) LIKE ? ESCAPE '\'`).join(' OR ')})`, ...columnsOfText.map(() => anywhere(word)));
    }
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
    for (const task of [...tasks.values()]) if (!(await this.visibility.mayKnow(actor, task.processInstanceId))) tasks.delete(task.id);
    return tasks;
  }
}
