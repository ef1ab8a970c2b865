import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { UserTask } from './user-task.entity';
import { identitiesOf } from './user-task.policy';

export type TaskList = 'todo' | 'claimable' | 'done';

export interface TaskListRequest {
  readonly list: TaskList;
  readonly processDefinitionKey?: string;
  readonly groupNo?: string;
  readonly overdue?: boolean;
  readonly dueBefore?: Date;
  readonly text?: string;
  readonly limit: number;
  readonly after?: string;
}

export interface TaskPage {
  readonly items: readonly UserTask[];
  readonly nextCursor?: string;
}

/** Beyond this a badge says 99+. */
export const COUNT_CAP = 100;

/** The lists people work from. Keyset paging on (due, task); no OFFSET, capped counts (performance study D). */
@Injectable()
export class UserTaskQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: BusinessClock,
  ) {}

  list(actor: Actor, request: TaskListRequest): Promise<TaskPage> {
    return request.list === 'done' ? this.listDone(actor, request) : this.listOpen(actor, request);
  }

  private async listOpen(actor: Actor, request: TaskListRequest): Promise<TaskPage> {
    const owners = ownersOf(actor, request.list);
    if (owners.length === 0) return { items: [] };
    const cursor = readCursor(request.after);
    const query = this.unitOfWork
      .repository(UserTask)
      .createQueryBuilder('t')
      .innerJoin(
        (inbox) => {
          const rows = inbox.select('i.task_id', 'task_id').addSelect('i.due', 'due').distinct(true).from('inbox', 'i').where('i.owner IN (:...owners)', { owners });
          if (cursor) rows.andWhere('(i.due > :due OR (i.due = :due AND i.task_id > :task))', cursor);
          return rows;
        },
        'x',
        'x.task_id = t.id',
      )
      .orderBy('x.due')
      .addOrderBy('t.id')
      .limit(request.limit + 1);
    this.filter(query, request);
    const { entities, raw } = await query.addSelect('x.due', 'sort_due').getRawAndEntities<{ sort_due: string }>();
    return page(entities, request.limit, (index) => `${raw[index]!.sort_due}~${entities[index]!.id}`);
  }

  private async listDone(actor: Actor, request: TaskListRequest): Promise<TaskPage> {
    const cursor = readCursor(request.after);
    const query = this.unitOfWork
      .repository(UserTask)
      .createQueryBuilder('t')
      .where("t.completed_by = :userId AND t.state = 'COMPLETED'", { userId: actor.userId })
      .orderBy('t.completed_at', 'DESC')
      .addOrderBy('t.id', 'DESC')
      .limit(request.limit + 1);
    if (cursor) query.andWhere('(t.completed_at < :due OR (t.completed_at = :due AND t.id < :task))', cursor);
    this.filter(query, request);
    const entities = await query.getMany();
    return page(entities, request.limit, (index) => `${entities[index]!.completedAt!.getTime()}~${entities[index]!.id}`);
  }

  private filter(query: { andWhere(condition: string, parameters?: object): unknown }, request: TaskListRequest): void {
    if (request.processDefinitionKey) query.andWhere('t.process_definition_key = :key', { key: request.processDefinitionKey });
    if (request.groupNo) query.andWhere('t.group_no = :groupNo', { groupNo: request.groupNo });
    if (request.overdue) query.andWhere('t.due_at < :now', { now: this.clock.now().getTime() });
    if (request.dueBefore) query.andWhere('t.due_at <= :dueBefore', { dueBefore: request.dueBefore.getTime() });
    if (request.text) {
      const like = `%${request.text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      query.andWhere("(t.title LIKE :like ESCAPE '\\' OR t.name LIKE :like ESCAPE '\\' OR t.business_key LIKE :like ESCAPE '\\' OR t.group_name LIKE :like ESCAPE '\\')", { like });
    }
  }

  /** Badges of the left rail, capped. */
  async counts(actor: Actor): Promise<{ todo: number; claimable: number; overdue: number; done: number; started: number }> {
    const [todo, claimable, overdue, done, started] = await Promise.all([
      this.countOpen(ownersOf(actor, 'todo')),
      this.countOpen(ownersOf(actor, 'claimable')),
      this.countOpen(ownersOf(actor, 'todo'), this.clock.now()),
      this.countRows(`SELECT 1 FROM user_task WHERE completed_by = ? AND state = 'COMPLETED' LIMIT ${COUNT_CAP}`, [actor.userId]),
      this.countRows(`SELECT 1 FROM process_instance WHERE tenant_id = ? AND started_by = ? AND parent_instance_id IS NULL LIMIT ${COUNT_CAP}`, [actor.tenantId, actor.userId]),
    ]);
    return { todo, claimable, overdue, done, started };
  }

  private countOpen(owners: readonly string[], before?: Date): Promise<number> {
    if (owners.length === 0) return Promise.resolve(0);
    const late = before ? ' AND due < ?' : '';
    return this.countRows(
      `SELECT DISTINCT task_id FROM inbox WHERE owner IN (${owners.map(() => '?').join(', ')})${late} LIMIT ${COUNT_CAP}`,
      before ? [...owners, before.getTime()] : owners,
    );
  }

  private async countRows(sql: string, parameters: readonly unknown[]): Promise<number> {
    const rows = await this.unitOfWork.query<{ n: string | number }>(`SELECT COUNT(*) AS n FROM (${sql}) AS capped`, parameters);
    return Number(rows[0]?.n ?? 0);
  }

  find(taskId: string): Promise<UserTask | null> {
    return this.unitOfWork.repository(UserTask).findOneBy({ id: taskId });
  }

  listByInstances(processInstanceIds: readonly string[]): Promise<UserTask[]> {
    if (processInstanceIds.length === 0) return Promise.resolve([]);
    return this.unitOfWork
      .repository(UserTask)
      .createQueryBuilder('t')
      .where('t.process_instance_id IN (:...processInstanceIds)', { processInstanceIds })
      .orderBy('t.created_at')
      .addOrderBy('t.id')
      .getMany();
  }
}

function ownersOf(actor: Actor, list: TaskList): string[] {
  if (list === 'todo') return [`a:${actor.userId}`];
  return [`u:${actor.userId}`, ...identitiesOf(actor).map((identity) => `g:${identity}`)];
}

function readCursor(after: string | undefined): { due: number; task: string } | undefined {
  const match = /^(\d+)~([0-9a-f-]{36})$/.exec(after ?? '');
  return match ? { due: Number(match[1]), task: match[2]! } : undefined;
}

function page(entities: readonly UserTask[], limit: number, cursorAt: (index: number) => string): TaskPage {
  const items = entities.slice(0, limit);
  return { items, nextCursor: entities.length > limit ? cursorAt(limit - 1) : undefined };
}
