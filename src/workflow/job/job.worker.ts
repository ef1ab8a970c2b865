import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BusinessClock, faultPoint, SystemClock } from '../../common';
import { BusyStreaks, DatabaseBusy, isDatabaseOutage, UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import type { Job } from './job.entity';
import { JobFailed, JobGaveUp, JobRecovered } from './job.events';
import { JobHandlerRegistry } from './job-handler.registry';
import { JobRepository } from './job.repository';

const POLL_MS = 500;
const BATCH = 50;
const MAX_ATTEMPTS = 3;
const RETRY_SECONDS = [2, 20];

type Outcome = 'fired' | 'nothing-to-do' | 'busy' | 'put-off';

/** Sweeps due jobs and fires them one unit of work each. A worker that dies loses nothing: the row is still pending. */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(JobWorker.name);
  private readonly busy = new BusyStreaks();
  private poll: NodeJS.Timeout | undefined;
  private sweeping: Promise<number> | undefined;
  private paused = 0;
  private stopped = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRepository,
    private readonly handlers: JobHandlerRegistry,
    private readonly clock: BusinessClock,
    private readonly systemClock: SystemClock,
    private readonly events: EventBus,
  ) {}

  onApplicationBootstrap(): void {
    this.poll = setInterval(() => {
      if (!this.paused && !this.stopped) void this.sweep().catch((error: unknown) => this.report(error));
    }, POLL_MS);
    this.poll.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.poll);
    // in an outage there is nothing to wait for, and the rest of the host still has to end in order
    await this.sweeping?.catch((error: unknown) => this.report(error));
  }

  /** Runs `work` while the periodic sweep stands still (the clock is being moved, the demo story is being told). */
  async whilePaused<T>(work: () => Promise<T>): Promise<T> {
    this.paused += 1;
    try {
      await this.sweeping;
      return await work();
    } finally {
      this.paused -= 1;
    }
  }

  /** Fires everything due at business now; answers how many. */
  sweep(): Promise<number> {
    this.sweeping ??= this.fireDue().finally(() => {
      this.sweeping = undefined;
    });
    return this.sweeping;
  }

  private async fireDue(): Promise<number> {
    let fired = 0;
    // the database was too busy for these runs: not before the next sweep, so that others do not wait for them once more
    const putOff = new Set<string>();
    for (;;) {
      const due = await this.jobs.listDue(this.clock.now(), this.systemClock.now(), BATCH);
      this.busy.keepOnly(due.map(({ id }) => id));
      let progress = 0;
      // a run somebody is at is left alone with all its jobs, so that those of a run keep their order and hosts share the work
      const busy = new Set<string>();
      for (const job of due) {
        const run = job.processInstanceId ?? job.id;
        if (this.stopped || putOff.has(run) || busy.has(run)) continue;
        const outcome = await this.attempt(job, 'gives-way');
        if (outcome === 'fired') progress += 1;
        else if (outcome === 'busy') busy.add(run);
        else if (outcome === 'put-off') putOff.add(run);
      }
      fired += progress;
      // without progress (other workers are at them) asking again at once would only spin
      if (due.length < BATCH || progress === 0) return fired;
    }
  }

  /**
   * Fires one job now; a failure is recorded on the row and retried later. Answers false when there was nothing to do: it
   * has fired, was cancelled, or what fired before it moved it to a later instant. Waits for whoever is at its run.
   */
  async fire(job: Job): Promise<boolean> {
    return (await this.attempt(job, 'waits')) === 'fired';
  }

  private async attempt(job: Job, who: 'waits' | 'gives-way'): Promise<Outcome> {
    try {
      const outcome = await this.unitOfWork.run(async (): Promise<Outcome> => ((await this.jobs.lockInstance(job, who)) ? this.fireLocked(job.id) : 'busy'));
      this.busy.end(job.id);
      return outcome;
    } catch (error) {
      // the job has done nothing wrong; the next sweep finds it as it was
      if (error instanceof DatabaseBusy && who === 'gives-way') return this.busy.isFailure(job.id) ? this.noteBusy(job, error) : 'put-off';
      if (isDatabaseOutage(error)) throw error;
      this.busy.end(job.id);
      await this.recordFailure(job, error);
      return 'fired';
    }
  }

  /** A job that others hold up must not hold up those behind it, also when not even that can be written down. */
  private async noteBusy(job: Job, error: DatabaseBusy): Promise<Outcome> {
    try {
      await this.recordFailure(job, error);
      return 'fired';
    } catch (again) {
      if (again instanceof DatabaseBusy) return 'put-off';
      throw again;
    }
  }

  private async fireLocked(jobId: string): Promise<Outcome> {
    const locked = await this.jobs.lockPending(jobId);
    if (!locked || locked.dueAt.getTime() > this.clock.now().getTime()) return 'nothing-to-do';
    // suspended after it was listed, or put back by hand: it fires once the run goes on
    if (await this.jobs.isPaused(locked)) return 'nothing-to-do';
    await this.jobs.updatePending(jobId, { status: 'FIRED', firedAt: this.clock.now() });
    await faultPoint('job-marked');
    await this.handlers.get(locked.kind)(locked as never);
    if (locked.lastError !== null) await this.events.publish(new JobRecovered(locked.id));
    return 'fired';
  }

  /** Fires a job that was put back, without waiting for the next sweep. */
  async fireNow(jobId: string): Promise<void> {
    const job = await this.jobs.findPending(jobId);
    if (job) await this.fire(job);
  }

  private async recordFailure(job: Job, error: unknown): Promise<void> {
    const attempts = job.attempts + 1;
    const gaveUp = attempts >= MAX_ATTEMPTS;
    const text = error instanceof Error ? error.message : String(error);
    this.logger.warn(`job ${job.kind} ${job.key}: attempt ${attempts} failed: ${error instanceof Error ? (error.stack ?? text) : text}`);
    await this.unitOfWork.run(async () => {
      const retryAt = new Date(this.systemClock.now().getTime() + (RETRY_SECONDS[attempts - 1] ?? 0) * 1000);
      const noted = await this.jobs.updatePending(job.id, { attempts, lastError: text.slice(0, 1000), retryAt, status: gaveUp ? 'FAILED' : 'PENDING' });
      if (!noted) return;
      const failed = [job.tenantId, job.id, job.kind, job.processInstanceId, job.payload, error, attempts] as const;
      await this.events.publish(gaveUp ? new JobGaveUp(...failed) : new JobFailed([...failed], retryAt));
    });
  }

  private report(error: unknown): void {
    this.logger.error('due jobs cannot be fired', error instanceof Error ? error.stack : String(error));
  }
}
