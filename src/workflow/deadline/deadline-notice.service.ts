import { Injectable } from '@nestjs/common';
import { localDateOf } from '../../common';
import { NotificationService } from '../../platform/notification';
import { CalendarService } from '../calendar';
import { DeadlineAudience, type Handlers } from './deadline-audience.registry';
import type { Deadline } from './deadline.entity';
import { missedText, movedText, reminderText } from './deadline-text.policy';
import { hoursLeft, workdaysLeft } from './lateness.policy';

/** Tells the people who have the work. */
@Injectable()
export class DeadlineNoticeService {
  constructor(
    private readonly notifications: NotificationService,
    private readonly audience: DeadlineAudience,
    private readonly calendar: CalendarService,
  ) {}

  async remind(deadline: Deadline, offset: string, at: Date): Promise<void> {
    const left =
      deadline.unit === 'HOUR' ? { hours: hoursLeft(deadline.dueAt, at) } : { workdays: workdaysLeft(this.calendar.current, deadline.dueDate, localDateOf(at)) };
    // the due instant is in the key: a deadline that moved reminds anew
    await this.send(deadline, await this.audience.handlersOf(deadline), 'REMINDER', reminderText(deadline, left), `${offset}:${deadline.dueAt.toISOString()}`);
  }

  /** Answers who was told: the late persons. */
  async tellMissed(deadline: Deadline): Promise<Handlers> {
    const handlers = await this.audience.handlersOf(deadline);
    await this.send(deadline, handlers, 'ESCALATION', missedText(deadline), `missed:${deadline.missedCount}`);
    return handlers;
  }

  async tellMoved(deadline: Deadline, oldDueAt: Date, reason: string, at: Date): Promise<void> {
    await this.send(deadline, await this.audience.handlersOf(deadline), 'INFO', movedText(deadline, oldDueAt, reason), `moved:${at.toISOString()}`);
  }

  private async send(
    deadline: Deadline,
    handlers: Handlers,
    kind: 'REMINDER' | 'ESCALATION' | 'INFO',
    text: { readonly title: string; readonly body: string },
    occasion: string,
  ): Promise<void> {
    await this.notifications.notify({
      tenantId: deadline.tenantId,
      userIds: handlers.userIds,
      kind,
      title: text.title,
      body: text.body,
      taskId: handlers.taskId ?? deadline.taskId ?? undefined,
      processInstanceId: deadline.processInstanceId,
      deadlineId: deadline.id,
      dedupeKey: `deadline:${deadline.id}:${occasion}`,
    });
  }
}
