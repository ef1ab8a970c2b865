import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlerRegistry, type FiredJob } from '../job';
import { MISSED, REMIND, type DeadlineJobPayload } from './deadline-job.service';
import { DeadlineJournal } from './deadline-journal.service';
import { DeadlineNoticeService } from './deadline-notice.service';
import { DeadlineRepository } from './deadline.repository';

/** What happens when a job of a deadline fires; in the job's unit of work. */
@Injectable()
export class DeadlineWorker implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlerRegistry,
    private readonly repository: DeadlineRepository,
    private readonly journal: DeadlineJournal,
    private readonly notices: DeadlineNoticeService,
  ) {}

  onModuleInit(): void {
    this.handlers.register<DeadlineJobPayload>(REMIND, (job) => this.remind(job), { quiet: true });
    this.handlers.register<DeadlineJobPayload>(MISSED, (job) => this.miss(job));
  }

  private async remind(job: FiredJob<DeadlineJobPayload>): Promise<void> {
    const deadline = await this.repository.find(job.payload.deadlineId);
    if (deadline?.status !== 'OPEN' || this.journal.now() > deadline.dueAt) return;
    await this.notices.remind(deadline, job.payload.offset, job.dueAt);
    await this.journal.reminded(deadline, job.dueAt);
  }

  private async miss(job: FiredJob<DeadlineJobPayload>): Promise<void> {
    const before = await this.repository.findForUpdate(job.payload.deadlineId);
    if (before?.status !== 'OPEN' || before.escalated || job.dueAt.getTime() <= before.dueAt.getTime()) return;
    const deadline = await this.repository.update(before, {
      missedAt: before.missedAt ?? job.dueAt,
      missedCount: before.missedCount + 1,
      escalated: true,
    });
    const handlers = await this.notices.tellMissed(deadline);
    await this.journal.missed(deadline, handlers, job.dueAt);
  }
}
