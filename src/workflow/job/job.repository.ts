import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../../platform/database';
import { Job } from './job.entity';
import { JobHandlerRegistry } from './job-handler.registry';

/** Timers of a suspended run stay pending and are not even looked at: they fire once it goes on. */
const NOT_PAUSED =
  '(j.process_instance_id IS NULL OR j.kind NOT IN (:...pausing) OR NOT EXISTS (SELECT 1 FROM process_instance p WHERE p.id = j.process_instance_id AND p.suspended = 1))';

@Injectable()
export class JobRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly handlers: JobHandlerRegistry,
  ) {}

  private get rows() {
    return this.unitOfWork.repository(Job);
  }

  async insert(job: Job): Promise<void> {
    await this.rows.insert(job as never);
  }

  findPendingByKey(key: string): Promise<Job | null> {
    return this.rows.findOneBy({ key, status: 'PENDING' });
  }

  findPending(id: string): Promise<Job | null> {
    return this.rows.findOneBy({ id, status: 'PENDING' });
  }

  find(id: string): Promise<Job | null> {
    return this.rows.findOneBy({ id });
  }

  /** A job that gave up, or waits for its next try, is due again with all its tries. Keeps its last error: it has failed before. */
  async putBack(id: string): Promise<boolean> {
    const result = await this.rows.update({ id, status: In(['FAILED', 'PENDING']) }, { status: 'PENDING', attempts: 0, retryAt: null });
    return result.affected === 1;
  }

  /** Changes a job that is still to fire; answers false when it has fired or was cancelled meanwhile. */
  async updatePending(id: string, values: Partial<Job>): Promise<boolean> {
    const result = await this.rows.update({ id, status: 'PENDING' }, values as never);
    return result.affected === 1;
  }

  /** What is to fire, or gave up and might be tried again, is not owed any more. */
  async cancelUnfired(where: { key: string } | { deadlineId: string }): Promise<void> {
    await this.rows.update({ ...where, status: In(['PENDING', 'FAILED']) }, { status: 'CANCELED' });
  }

  listByDeadline(deadlineId: string): Promise<Job[]> {
    return this.rows.find({ where: { deadlineId }, order: { dueAt: 'ASC', id: 'ASC' } });
  }

  /** Pending jobs with `due_at <= now`, the earliest first. */
  listDue(now: Date, machineNow: Date, limit: number): Promise<Job[]> {
    return this.rows
      .createQueryBuilder('j')
      .where('j.status = :status AND j.due_at <= :now', { status: 'PENDING', now: now.getTime() })
      .andWhere('(j.retry_at IS NULL OR j.retry_at <= :machineNow)', { machineNow: machineNow.getTime() })
      .andWhere(NOT_PAUSED, this.pausing())
      .orderBy('j.due_at')
      .addOrderBy('j.id')
      .limit(limit)
      .getMany();
  }

  /** The earliest pending job, of one tenant or of all; its instant is where "to the next deadline" goes. */
  findNext(of: { readonly tenantId?: string; readonly kinds?: readonly string[] } = {}): Promise<Job | null> {
    const query = this.rows.createQueryBuilder('j').where('j.status = :status', { status: 'PENDING' }).andWhere(NOT_PAUSED, this.pausing());
    if (of.tenantId) query.andWhere('j.tenant_id = :tenantId', { tenantId: of.tenantId });
    if (of.kinds) query.andWhere('j.kind IN (:...kinds)', { kinds: of.kinds });
    return query.orderBy('j.due_at').addOrderBy('j.id').limit(1).getOne();
  }

  /** Does it wait with its run, and is that suspended? Asked with the run locked. */
  async isPaused({ kind, processInstanceId }: Pick<Job, 'kind' | 'processInstanceId'>): Promise<boolean> {
    if (!processInstanceId || !this.handlers.pausingKinds().includes(kind)) return false;
    return (await this.unitOfWork.query('SELECT id FROM process_instance WHERE id = ? AND suspended = 1', [processInstanceId])).length > 0;
  }

  /** An empty list is no SQL; no kind is called so. */
  private pausing(): { pausing: string[] } {
    const kinds = this.handlers.pausingKinds();
    return { pausing: kinds.length > 0 ? kinds : ['-'] };
  }

  /**
   * Locks the run a job belongs to, before the job: that is the order of every command that cancels or moves jobs. Waits for
   * whoever is at it, or answers false. Where the database has no row locks, nobody else can be at it.
   */
  async lockInstance({ processInstanceId }: Pick<Job, 'processInstanceId'>, who: 'waits' | 'gives-way'): Promise<boolean> {
    if (!this.unitOfWork.isPostgres || !processInstanceId) return true;
    const { forUpdate, forUpdateSkipLocked } = this.unitOfWork;
    const locked = await this.unitOfWork.query(`SELECT id FROM process_instance WHERE id = ?${who === 'waits' ? forUpdate : forUpdateSkipLocked}`, [processInstanceId]);
    // a job whose run is gone keeps nobody waiting
    return locked.length > 0 || (await this.unitOfWork.query('SELECT id FROM process_instance WHERE id = ?', [processInstanceId])).length === 0;
  }

  /** The job as it is now, when it is still to fire and no other worker is at it; locked where the database has row locks. */
  async lockPending(id: string): Promise<Job | null> {
    const rows = await this.unitOfWork.query(`SELECT id FROM job WHERE id = ? AND status = 'PENDING'${this.unitOfWork.forUpdateSkipLocked}`, [id]);
    return rows.length ? this.rows.findOneBy({ id }) : null;
  }
}
