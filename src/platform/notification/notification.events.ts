import { DomainEvent } from '../event';
import type { Notification } from './notification.entity';

/** Lines people have not heard of before; within the transaction that wrote them. */
export class NotificationsWritten extends DomainEvent {
  constructor(
    readonly notifications: readonly Notification[],
    /** what it is about must not leave the product */
    readonly isConfidential: boolean,
  ) {
    super();
  }
}
