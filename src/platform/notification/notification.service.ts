import { Injectable } from '@nestjs/common';
import { BusinessClock, newId, type Actor } from '../../common';
import { UnitOfWork } from '../database';
import { EventBus } from '../event';
import type { NotificationKind } from './notification.entity';
import { NotificationNotFound } from './notification.errors';
import { NotificationsWritten } from './notification.events';
import { NotificationRepository } from './notification.repository';

export interface NotificationRequest {
  readonly tenantId: string;
  /** nobody is told when it is empty */
  readonly userIds: readonly string[];
  readonly kind: NotificationKind;
  /** Chinese, without a full stop */
  readonly title: string;
  readonly body: string;
  readonly taskId?: string;
  readonly processInstanceId?: string;
  readonly deadlineId?: string;
  /** the occasion; telling it again reaches only those who have not heard of it. Absent: always new */
  readonly dedupeKey?: string;
  /** who reads it over the person's shoulder must not learn what it is about: mails and robots say only that there is a message */
  readonly isConfidential?: boolean;
}

/** Lines for people, written in the transaction of what they tell about. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: NotificationRepository,
    private readonly events: EventBus,
    private readonly clock: BusinessClock,
  ) {}

  async notify(request: NotificationRequest): Promise<void> {
    const userIds = [...new Set(request.userIds)];
    if (userIds.length === 0) return;
    const at = this.clock.now();
    const rows = userIds.map((userId) => {
      const id = newId();
      return {
        id,
        tenantId: request.tenantId,
        userId,
        kind: request.kind,
        title: request.title,
        body: request.body,
        at,
        taskId: request.taskId ?? null,
        processInstanceId: request.processInstanceId ?? null,
        deadlineId: request.deadlineId ?? null,
        readAt: null,
        dedupeKey: request.dedupeKey ?? id,
      };
    });
    await this.unitOfWork.run(async () => {
      const written = await this.repository.insertNew(rows);
      if (written.length > 0) await this.events.publish(new NotificationsWritten(written, request.isConfidential ?? false));
    });
  }

  /** Reading a read one changes nothing; somebody else's does not exist. */
  markRead(actor: Actor, notificationId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const found = await this.repository.find(notificationId);
      if (!found || found.userId !== actor.userId || found.tenantId !== actor.tenantId) throw new NotificationNotFound(notificationId);
      await this.repository.markRead(actor.userId, actor.tenantId, this.clock.now(), notificationId);
    });
  }

  /** Answers how many were unread. */
  markAllRead(actor: Actor): Promise<number> {
    return this.unitOfWork.run(() => this.repository.markRead(actor.userId, actor.tenantId, this.clock.now()));
  }
}
