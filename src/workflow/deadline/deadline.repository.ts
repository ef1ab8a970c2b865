import { Injectable } from '@nestjs/common';
import { newId } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { Deadline, DeadlineHistoryEntry, type DeadlineEvent, type DeadlineHistoryKind } from './deadline.entity';

@Injectable()
export class DeadlineRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get rows() {
    return this.unitOfWork.repository(Deadline);
  }

  async insert(deadline: Deadline): Promise<void> {
    await this.rows.insert(deadline as never);
  }

  /** Writes the changed fields and answers the row as it is now. */
  async update(deadline: Deadline, changes: Partial<Deadline>): Promise<Deadline> {
    await this.rows.update({ id: deadline.id }, changes as never);
    return { ...deadline, ...changes };
  }

  find(id: string): Promise<Deadline | null> {
    return this.rows.findOneBy({ id });
  }

  /** Reads the row under a lock where the database has row locks. */
  async findForUpdate(id: string): Promise<Deadline | null> {
    await this.unitOfWork.query(`SELECT id FROM deadline WHERE id = ?${this.unitOfWork.forUpdate}`, [id]);
    return this.find(id);
  }

  /** The stage deadline of that code that is not closed. */
  findRunningStage(processInstanceId: string, code: string): Promise<Deadline | null> {
    return this.rows
      .createQueryBuilder('d')
      .where("d.process_instance_id = :processInstanceId AND d.code = :code AND d.kind = 'STAGE'", { processInstanceId, code })
      .andWhere("d.status IN ('OPEN', 'SUSPENDED')")
      .orderBy('d.id', 'DESC')
      .limit(1)
      .getOne();
  }

  findForTask(taskId: string): Promise<Deadline | null> {
    return this.rows.findOne({ where: { taskId }, order: { id: 'DESC' } });
  }

  /** The deadline of the task that one visit to an element made. */
  findForActivity(processInstanceId: string, activityInstanceId: string, code: string): Promise<Deadline | null> {
    return this.rows.findOne({ where: { processInstanceId, activityInstanceId, code, kind: 'TASK' }, order: { id: 'DESC' } });
  }

  listRunningByInstance(processInstanceId: string): Promise<Deadline[]> {
    return this.rows
      .createQueryBuilder('d')
      .where("d.process_instance_id = :processInstanceId AND d.status IN ('OPEN', 'SUSPENDED')", { processInstanceId })
      .orderBy('d.due_at')
      .addOrderBy('d.id')
      .getMany();
  }

  listRunningByGroup(tenantId: string, groupNo: string): Promise<Deadline[]> {
    return this.rows
      .createQueryBuilder('d')
      .where("d.tenant_id = :tenantId AND d.group_no = :groupNo AND d.status IN ('OPEN', 'SUSPENDED')", { tenantId, groupNo })
      .orderBy('d.due_at')
      .addOrderBy('d.id')
      .getMany();
  }

  /**
   * Deadlines whose counted range touches the days from `first` to `last`: the running ones, and those met late,
   * whose late mark a corrected calendar may withdraw. In id order, after `afterId`.
   */
  async listToRecount(range: { first: string; last: string; afterId: string; limit: number }): Promise<{ id: string; processInstanceId: string }[]> {
    const rows = await this.unitOfWork.query<{ id: string; process_instance_id: string }>(
      `SELECT id, process_instance_id FROM deadline
        WHERE unit = 'WORKDAY' AND fixed_due_date IS NULL AND (status IN ('OPEN', 'SUSPENDED') OR (status = 'MET' AND late = 1))
          AND start_date <= ? AND due_date >= ? AND id > ?
        ORDER BY id LIMIT ?`,
      [range.last, range.first, range.afterId, range.limit],
    );
    return rows.map((row) => ({ id: row.id, processInstanceId: row.process_instance_id }));
  }

  /** Locks the runs the deadlines belong to, in id order: instances before tasks before deadlines, as every command does. */
  async lockInstances(processInstanceIds: readonly string[]): Promise<void> {
    if (!this.unitOfWork.isPostgres) return;
    for (const id of [...new Set(processInstanceIds)].sort()) await this.unitOfWork.query('SELECT id FROM process_instance WHERE id = ? FOR UPDATE', [id]);
  }

  async appendHistory(
    deadline: Pick<Deadline, 'id' | 'tenantId'>,
    entry: { at: Date; kind: DeadlineHistoryKind; oldDueAt?: Date | null; newDueAt?: Date | null; note?: string | null },
  ): Promise<void> {
    await this.unitOfWork.repository(DeadlineHistoryEntry).insert({
      id: newId(),
      tenantId: deadline.tenantId,
      deadlineId: deadline.id,
      at: entry.at,
      kind: entry.kind,
      oldDueAt: entry.oldDueAt ?? null,
      newDueAt: entry.newDueAt ?? null,
      note: entry.note ?? null,
    });
  }

  /** What happened to the deadlines of these runs, and to which. */
  async listEvents(processInstanceIds: readonly string[]): Promise<DeadlineEvent[]> {
    const of = { ids: processInstanceIds };
    const found = await this.rows.createQueryBuilder('d').where('d.process_instance_id IN (:...ids)', of).getMany();
    const deadlines = new Map(found.map((deadline) => [deadline.id, deadline]));
    const entries = await this.unitOfWork
      .repository(DeadlineHistoryEntry)
      .createQueryBuilder('h')
      .where('h.deadline_id IN (SELECT d.id FROM deadline d WHERE d.process_instance_id IN (:...ids))', of)
      .getMany();
    return entries.map((entry) => ({ deadline: deadlines.get(entry.deadlineId)!, entry }));
  }

  listHistory(deadlineId: string): Promise<DeadlineHistoryEntry[]> {
    return this.unitOfWork.repository(DeadlineHistoryEntry).find({ where: { deadlineId }, order: { at: 'ASC', id: 'ASC' } });
  }
}
