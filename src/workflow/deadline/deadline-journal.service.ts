import { Injectable } from '@nestjs/common';
import { BusinessClock } from '../../common';
import { EventBus } from '../../platform/event';
import type { Deadline, DeadlineHistoryKind } from './deadline.entity';
import { DeadlineChanged, DeadlineClosed, DeadlineMissed, DeadlineReminded, DeadlineStarted, type DeadlineOutcome } from './deadline.events';
import { DeadlineRepository } from './deadline.repository';

/** Writes what happened to a deadline into its history and tells it. */
@Injectable()
export class DeadlineJournal {
  constructor(
    private readonly repository: DeadlineRepository,
    private readonly events: EventBus,
    private readonly clock: BusinessClock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  async started(deadline: Deadline): Promise<void> {
    await this.repository.appendHistory(deadline, { at: deadline.createdAt, kind: 'NEW', newDueAt: deadline.dueAt });
    await this.events.publish(new DeadlineStarted(deadline));
  }

  async closed(deadline: Deadline, before: Deadline, kind: DeadlineHistoryKind, outcome: DeadlineOutcome, at: Date, note?: string): Promise<void> {
    await this.repository.appendHistory(deadline, { at, kind, oldDueAt: before.dueAt, newDueAt: deadline.dueAt, note });
    await this.events.publish(new DeadlineClosed(deadline, outcome, before.escalated, at));
  }

  async changed(deadline: Deadline, before: Deadline, kind: DeadlineHistoryKind, at: Date, note?: string): Promise<void> {
    await this.repository.appendHistory(deadline, { at, kind, oldDueAt: before.dueAt, newDueAt: deadline.dueAt, note });
    await this.events.publish(new DeadlineChanged(deadline, before.dueAt, kind, at));
    if (before.escalated && !deadline.escalated) await this.events.publish(new DeadlineClosed(deadline, 'NO_LONGER_LATE', true, at));
  }

  /** A reminder moves nothing: the job row keeps when it fired, so there is no history row. */
  async reminded(deadline: Deadline, at: Date): Promise<void> {
    await this.events.publish(new DeadlineReminded(deadline, at));
  }

  async missed(deadline: Deadline, handlers: { userIds: readonly string[]; taskId?: string }, at: Date): Promise<void> {
    await this.repository.appendHistory(deadline, { at, kind: 'MISSED', oldDueAt: deadline.dueAt, newDueAt: deadline.dueAt });
    await this.events.publish(new DeadlineMissed(deadline, handlers.userIds, handlers.taskId, deadline.missedCount, at));
  }
}
