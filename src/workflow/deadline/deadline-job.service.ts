import { Injectable } from '@nestjs/common';
import { CalendarService } from '../calendar';
import { JobService } from '../job';
import type { Deadline } from './deadline.entity';
import { instantOf, reminderOffsets } from './deadline-offset.policy';

export const REMIND = 'deadline.remind';
export const MISSED = 'deadline.missed';

export interface DeadlineJobPayload {
  readonly deadlineId: string;
  readonly offset: string;
}

/** The jobs of a deadline: reminders, the missed instant, and the BPMN timers that refer to it. */
@Injectable()
export class DeadlineJobService {
  constructor(
    private readonly jobs: JobService,
    private readonly calendar: CalendarService,
  ) {}

  /**
   * Arms what is still to come. Reminders already past are skipped; a due instant already past is missed at once,
   * unless its escalation is running. Arming again moves what is armed.
   */
  async arm(deadline: Deadline, now: Date): Promise<void> {
    for (const offset of reminderOffsets(deadline)) {
      const dueAt = instantOf(this.calendar.current, deadline, offset);
      if (dueAt.getTime() > now.getTime()) await this.schedule(deadline, REMIND, offset, dueAt);
      else await this.jobs.cancel(keyOf(deadline.id, REMIND, offset));
    }
    if (deadline.escalated) return;
    const missed = instantOf(this.calendar.current, deadline, '0', now);
    await this.schedule(deadline, MISSED, '0', missed);
  }

  /** Cancels reminders and the missed instant; BPMN timers that refer to the deadline stay. */
  async disarm(deadline: Deadline): Promise<void> {
    for (const offset of reminderOffsets(deadline)) await this.jobs.cancel(keyOf(deadline.id, REMIND, offset));
    await this.jobs.cancel(keyOf(deadline.id, MISSED, '0'));
  }

  /** The deadline is over: nothing that was tied to it fires any more. */
  cancelAll(deadline: Deadline): Promise<void> {
    return this.jobs.cancelByDeadline(deadline.id);
  }

  /** The due instant moved: everything pending moves with it, BPMN timers (also those of an escalation) included. */
  async move(deadline: Deadline, now: Date): Promise<void> {
    if (deadline.status === 'OPEN') {
      if (deadline.escalated) await this.jobs.cancel(keyOf(deadline.id, MISSED, '0'));
      await this.arm(deadline, now);
    }
    for (const job of await this.jobs.listByDeadline(deadline.id)) {
      if (job.status !== 'PENDING' || job.offset === null || job.kind === REMIND || job.kind === MISSED) continue;
      await this.jobs.move(job.id, this.instantOf(deadline, job.offset, notBeforeOf(job.payload)));
    }
  }

  /** The instant an offset of this deadline means; for BPMN timers. */
  instantOf(deadline: Deadline, offset: string, notBefore?: Date): Date {
    return instantOf(this.calendar.current, deadline, offset, notBefore);
  }

  private async schedule(deadline: Deadline, kind: string, offset: string, dueAt: Date): Promise<void> {
    const payload: DeadlineJobPayload = { deadlineId: deadline.id, offset };
    await this.jobs.schedule({
      tenantId: deadline.tenantId,
      kind,
      dueAt,
      key: keyOf(deadline.id, kind, offset),
      payload,
      processInstanceId: deadline.processInstanceId,
      deadlineId: deadline.id,
      offset,
    });
  }
}

function keyOf(deadlineId: string, kind: string, offset: string): string {
  return `${kind}:${deadlineId}:${offset}`;
}

function notBeforeOf(payload: unknown): Date | undefined {
  const text = (payload as { notBefore?: unknown } | null)?.notBefore;
  if (typeof text !== 'string') return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
