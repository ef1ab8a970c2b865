import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { BusinessClock, endOfDay, localDateOf } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { CalendarService } from '../calendar';
import { JobService } from '../job';
import { detailOf, rowOf, summaryOf, type DeadlineDetail, type DeadlineRow, type DeadlineSummary } from './deadline.dto';
import { Deadline, type DeadlineEvent } from './deadline.entity';
import { DeadlineNotFound } from './deadline.errors';
import { DeadlineRepository } from './deadline.repository';

/** overdue, today, soon: working-day clocks; hour: overdue hour clocks; provisional: whatever is counted through a fallback year. */
export type DeadlineWindow = 'overdue' | 'today' | 'soon' | 'hour' | 'provisional';

export interface OpenDeadlineFilter {
  readonly window?: DeadlineWindow;
  readonly processDefinitionKey?: string;
  readonly groupNo?: string;
  /** only the earliest due working-day deadline of each instance: a case counts once */
  readonly worstOnly?: boolean;
  /** default and most 500 */
  readonly limit?: number;
}

/** A task that was due with its stage. */
export interface DoneInStage {
  readonly id: string;
  readonly processInstanceId: string;
  readonly dueAt: Date;
  readonly completedAt: Date;
}

const MOST = 500;
/** what "soon" is: due within this many workdays after today */
const SOON_WORKDAYS = 2;

/** Reads for lists, task pages and supervision; lateness as of business now. */
@Injectable()
export class DeadlineQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DeadlineRepository,
    private readonly jobs: JobService,
    private readonly calendar: CalendarService,
    private readonly clock: BusinessClock,
  ) {}

  async get(tenantId: string, deadlineId: string): Promise<DeadlineDetail> {
    const deadline = await this.repository.find(deadlineId);
    if (!deadline || deadline.tenantId !== tenantId) throw new DeadlineNotFound(deadlineId);
    const history = await this.repository.listHistory(deadlineId);
    const jobs = (await this.jobs.listByDeadline(deadlineId)).filter((job) => job.status === 'PENDING' || job.status === 'FIRED');
    return detailOf(this.calendar.current, deadline, { history, jobs }, this.clock.now());
  }

  summaryOf(deadline: Deadline): DeadlineSummary {
    return summaryOf(this.calendar.current, deadline, this.clock.now());
  }

  /** The deadline of each user task that has one, closed ones too. */
  async summariesByTask(taskIds: readonly string[]): Promise<Map<string, DeadlineSummary>> {
    const found = await this.inChunks(taskIds, (ids) => this.rows().where('d.task_id IN (:...ids)', { ids }).orderBy('d.id').getMany());
    return new Map(found.map((deadline) => [deadline.taskId!, this.summaryOf(deadline)]));
  }

  /**
   * What tasks without a clock of their own were due by when they were done: the stage that ran then, as it stood at that
   * instant. By task id.
   */
  async stagesWhenDone(tasks: readonly DoneInStage[]): Promise<Map<string, DeadlineSummary>> {
    const stages = await this.inChunks([...new Set(tasks.map(({ processInstanceId }) => processInstanceId))], (ids) =>
      this.rows().where("d.process_instance_id IN (:...ids) AND d.kind = 'STAGE'", { ids }).orderBy('d.due_at').addOrderBy('d.id').getMany(),
    );
    return new Map(
      tasks.flatMap((task) => {
        const ran = stages.filter((stage) => stage.processInstanceId === task.processInstanceId && stage.createdAt <= task.completedAt && !(stage.closedAt && stage.closedAt < task.completedAt));
        const stage = ran.find(({ dueAt }) => dueAt.getTime() === task.dueAt.getTime()) ?? ran[0];
        if (!stage) return [];
        // it may have been moved or paused since
        return [[task.id, this.summaryOf({ ...stage, dueAt: task.dueAt, dueDate: localDateOf(task.dueAt), status: 'MET', metAt: task.completedAt })] as const];
      }),
    );
  }

  /** What happened to the deadlines of these runs, in no order. */
  listEvents(processInstanceIds: readonly string[]): Promise<DeadlineEvent[]> {
    return this.repository.listEvents(processInstanceIds);
  }

  /** All deadlines of an instance, the earliest due first, closed ones too. */
  async listByInstance(tenantId: string, processInstanceId: string): Promise<DeadlineRow[]> {
    const found = await this.rows()
      .where('d.process_instance_id = :processInstanceId AND d.tenant_id = :tenantId', { processInstanceId, tenantId })
      .orderBy('d.due_at')
      .addOrderBy('d.id')
      .getMany();
    return this.shown(found);
  }

  /** What runs or is suspended for a group, the earliest due first. */
  async listByGroup(tenantId: string, groupNo: string): Promise<DeadlineRow[]> {
    return this.shown(await this.repository.listRunningByGroup(tenantId, groupNo));
  }

  /** For each instance its earliest due open deadline: working-day clocks go before hour clocks. */
  async worstByInstance(processInstanceIds: readonly string[]): Promise<Map<string, DeadlineSummary>> {
    return this.worstBy(processInstanceIds, 'process_instance_id', (deadline) => deadline.processInstanceId);
  }

  /** For each instance its earliest due open stage deadline: what a task without a clock of its own is due by. */
  async stageByInstance(processInstanceIds: readonly string[]): Promise<Map<string, DeadlineSummary>> {
    const found = await this.inChunks([...new Set(processInstanceIds)], (ids) =>
      this.rows().where("d.process_instance_id IN (:...ids) AND d.kind = 'STAGE' AND d.status = 'OPEN'", { ids }).orderBy('d.due_at', 'DESC').addOrderBy('d.id', 'DESC').getMany(),
    );
    // the earliest comes last and stays
    return new Map(found.map((deadline) => [deadline.processInstanceId, this.summaryOf(deadline)]));
  }

  /** For each group its earliest due open deadline, over all its processes or those named. */
  async worstByGroup(tenantId: string, groupNos: readonly string[], processDefinitionKeys?: readonly string[]): Promise<Map<string, DeadlineSummary>> {
    return this.worstBy(groupNos, 'group_no', (deadline) => deadline.groupNo!, { tenantId, processDefinitionKeys });
  }

  /** Open deadlines of a tenant, the earliest due first. */
  async listOpen(tenantId: string, filter: OpenDeadlineFilter = {}): Promise<DeadlineRow[]> {
    const query = this.open(tenantId, filter).orderBy('d.due_at').addOrderBy('d.id').limit(Math.min(filter.limit ?? MOST, MOST));
    return this.shown(await query.getMany());
  }

  countOpen(tenantId: string, filter: OpenDeadlineFilter = {}): Promise<number> {
    return this.open(tenantId, filter).getCount();
  }

  private open(tenantId: string, filter: OpenDeadlineFilter): SelectQueryBuilder<Deadline> {
    const query = this.rows().where("d.tenant_id = :tenantId AND d.status = 'OPEN'", { tenantId });
    this.within(query, filter.window);
    if (filter.processDefinitionKey) query.andWhere('d.process_definition_key = :key', { key: filter.processDefinitionKey });
    if (filter.groupNo) query.andWhere('d.group_no = :groupNo', { groupNo: filter.groupNo });
    if (filter.worstOnly) {
      query.andWhere("d.unit <> 'HOUR'").andWhere(
        `NOT EXISTS (SELECT 1 FROM deadline e WHERE e.process_instance_id = d.process_instance_id AND e.status = 'OPEN' AND e.unit <> 'HOUR'
          AND (e.due_at < d.due_at OR (e.due_at = d.due_at AND e.id < d.id)))`,
      );
    }
    return query;
  }

  private within(query: SelectQueryBuilder<Deadline>, window: DeadlineWindow | undefined): void {
    const now = this.clock.now();
    const today = localDateOf(now);
    const endOfToday = endOfDay(today).getTime();
    switch (window) {
      case undefined:
        return;
      case 'overdue':
        query.andWhere("d.due_at < :now AND d.unit <> 'HOUR'", { now: now.getTime() });
        return;
      case 'hour':
        query.andWhere("d.due_at < :now AND d.unit = 'HOUR'", { now: now.getTime() });
        return;
      case 'today':
        query.andWhere("d.due_at >= :now AND d.due_at <= :endOfToday AND d.unit <> 'HOUR'", { now: now.getTime(), endOfToday });
        return;
      case 'soon': {
        const endOfSoon = this.calendar.endOfNthWorkdayAfter(today, SOON_WORKDAYS).getTime();
        query.andWhere("d.due_at > :endOfToday AND d.due_at <= :endOfSoon AND d.unit <> 'HOUR'", { endOfToday, endOfSoon });
        return;
      }
      case 'provisional':
        query.andWhere('d.provisional = 1');
    }
  }

  private async worstBy(keys: readonly string[], column: string, keyOf: (deadline: Deadline) => string, only: { tenantId?: string; processDefinitionKeys?: readonly string[] } = {}): Promise<Map<string, DeadlineSummary>> {
    const found = await this.inChunks(keys, (ids) => {
      const query = this.rows().where(`d.${column} IN (:...ids) AND d.status = 'OPEN'`, { ids });
      if (only.tenantId) query.andWhere('d.tenant_id = :tenantId', { tenantId: only.tenantId });
      if (only.processDefinitionKeys) query.andWhere('d.process_definition_key IN (:...keys)', { keys: only.processDefinitionKeys });
      return query.orderBy('d.due_at').addOrderBy('d.id').getMany();
    });
    const worst = new Map<string, Deadline>();
    for (const deadline of found) {
      const known = worst.get(keyOf(deadline));
      if (!known || (known.unit === 'HOUR' && deadline.unit !== 'HOUR')) worst.set(keyOf(deadline), deadline);
    }
    return new Map([...worst].map(([key, deadline]) => [key, this.summaryOf(deadline)]));
  }

  private rows(): SelectQueryBuilder<Deadline> {
    return this.unitOfWork.repository(Deadline).createQueryBuilder('d');
  }

  private shown(deadlines: readonly Deadline[]): DeadlineRow[] {
    const now = this.clock.now();
    return deadlines.map((deadline) => rowOf(this.calendar.current, deadline, now));
  }

  /** Keeps lists of bound values below the databases' limits. */
  private async inChunks(ids: readonly string[], load: (ids: string[]) => Promise<Deadline[]>): Promise<Deadline[]> {
    const found: Deadline[] = [];
    for (let index = 0; index < ids.length; index += MOST) found.push(...(await load([...ids.slice(index, index + MOST)])));
    return found;
  }
}
