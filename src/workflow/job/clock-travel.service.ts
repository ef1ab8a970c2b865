import { Injectable } from '@nestjs/common';
import { Mutex } from 'async-mutex';
import { ClockCannotGoBack, ClockNotMovable, MovableClock } from '../../platform/clock';
import { OutboxService } from '../../platform/outbox';
import { JobHandlerRegistry } from './job-handler.registry';
import { JobRepository } from './job.repository';
import { JobWorker } from './job.worker';

const DAY_MS = 86_400_000;
const MOST_JOBS = 20_000;

/**
 * Moves business time forward. What falls due on the way fires at its own instant and in order, and what that causes
 * (messages, child instances) is served before time goes on: the same result as if one had waited.
 */
@Injectable()
export class ClockTravelService {
  private readonly mutex = new Mutex();

  constructor(
    private readonly clock: MovableClock,
    private readonly jobs: JobRepository,
    private readonly worker: JobWorker,
    private readonly outbox: OutboxService,
    private readonly handlers: JobHandlerRegistry,
  ) {}

  /** Goes to `target` and answers how many jobs fired; a demo clock runs on from there. */
  travelTo(target: Date, options: { readonly stay?: boolean } = {}): Promise<number> {
    if (!this.clock.isMovable) throw new ClockNotMovable();
    if (target.getTime() < this.clock.now().getTime()) throw new ClockCannotGoBack(this.clock.now(), target);
    return this.mutex.runExclusive(() =>
      this.worker.whilePaused(async () => {
        try {
          const fired = await this.fireUntil(target);
          await this.clock.moveTo(new Date(Math.max(target.getTime(), this.clock.now().getTime())));
          return fired;
        } finally {
          // also after a failure: a demo clock must not stand still for ever
          if (!options.stay) await this.clock.release();
        }
      }),
    );
  }

  private async fireUntil(target: Date): Promise<number> {
    for (let fired = 0; ; fired++) {
      await this.outbox.drain();
      const next = await this.jobs.findNext();
      if (!next || next.dueAt.getTime() > target.getTime()) return fired;
      if (fired >= MOST_JOBS) throw new Error('clock travel does not come to an end: a job seems to re-arm itself at the same instant');
      if (next.dueAt.getTime() > this.clock.now().getTime()) await this.clock.moveTo(next.dueAt);
      await this.worker.fire(next);
    }
  }

  /** 一天 */
  travelOneDay(): Promise<number> {
    return this.travelTo(new Date(this.clock.now().getTime() + DAY_MS));
  }

  /** 到下一个期限: to the next instant at which something is owed to this tenant. */
  async travelToNextDeadline(tenantId: string): Promise<number> {
    if (!this.clock.isMovable) throw new ClockNotMovable();
    const next = await this.findNextDueAt(tenantId);
    return next ? this.travelTo(new Date(Math.max(next.getTime(), this.clock.now().getTime()))) : 0;
  }

  async findNextDueAt(tenantId: string): Promise<Date | undefined> {
    return (await this.jobs.findNext({ tenantId, kinds: this.handlers.turningPoints() }))?.dueAt;
  }
}
