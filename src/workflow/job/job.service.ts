import { Injectable } from '@nestjs/common';
import { newId } from '../../common';
import { UnitOfWork } from '../../platform/database';
import type { Job } from './job.entity';
import { JobRepository } from './job.repository';

export interface JobRequest {
  readonly tenantId: string;
  readonly kind: string;
  readonly dueAt: Date;
  /** unique among pending jobs; the same key again moves the job */
  readonly key: string;
  readonly payload: unknown;
  readonly processInstanceId?: string;
  readonly deadlineId?: string;
  readonly offset?: string;
}

/** Durable timers: rows with an instant of business time, fired by the worker (never `setTimeout`). */
@Injectable()
export class JobService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRepository,
  ) {}

  schedule(request: JobRequest): Promise<string> {
    return this.unitOfWork.run(async () => {
      const pending = await this.jobs.findPendingByKey(request.key);
      if (pending) {
        await this.jobs.updatePending(pending.id, {
          kind: request.kind,
          dueAt: request.dueAt,
          payload: request.payload,
          deadlineId: request.deadlineId ?? null,
          offset: request.offset ?? null,
          attempts: 0,
          retryAt: null,
        });
        return pending.id;
      }
      const id = newId();
      await this.jobs.insert({
        id,
        tenantId: request.tenantId,
        kind: request.kind,
        key: request.key,
        dueAt: request.dueAt,
        payload: request.payload,
        processInstanceId: request.processInstanceId ?? null,
        deadlineId: request.deadlineId ?? null,
        offset: request.offset ?? null,
        status: 'PENDING',
        attempts: 0,
        retryAt: null,
        firedAt: null,
        lastError: null,
      });
      return id;
    });
  }

  /** Tries a job that failed again. Answers false when it is over or another one has taken its place. */
  retry(jobId: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.find(jobId);
      if (!job) return false;
      const pending = await this.jobs.findPendingByKey(job.key);
      return pending === null || pending.id === jobId ? this.jobs.putBack(jobId) : false;
    });
  }

  async isPending(key: string): Promise<boolean> {
    return (await this.jobs.findPendingByKey(key)) !== null;
  }

  cancel(key: string): Promise<void> {
    return this.unitOfWork.run(() => this.jobs.cancelUnfired({ key }));
  }

  cancelByDeadline(deadlineId: string): Promise<void> {
    return this.unitOfWork.run(() => this.jobs.cancelUnfired({ deadlineId }));
  }

  /** All jobs of a deadline, fired ones too (they are part of its story). */
  listByDeadline(deadlineId: string): Promise<Job[]> {
    return this.jobs.listByDeadline(deadlineId);
  }

  /** Re-arms a pending job after its deadline was recounted; one that has fired keeps its instant. */
  async move(jobId: string, dueAt: Date): Promise<void> {
    await this.unitOfWork.run(() => this.jobs.updatePending(jobId, { dueAt }));
  }
}
