import { DomainEvent } from '../event';

/** What is known of a message whose try failed. `payload` may be unreadable; `cause` is whatever was thrown. */
abstract class FailedMessage extends DomainEvent {
  constructor(
    readonly tenantId: string,
    readonly messageId: string,
    readonly kind: string,
    readonly key: string | null,
    readonly payload: unknown,
    readonly cause: unknown,
    readonly attempts: number,
  ) {
    super();
  }
}

/** A try failed and there will be another one. */
export class OutboxFailed extends FailedMessage {
  constructor(message: ConstructorParameters<typeof FailedMessage>, readonly nextRetryAt: Date) {
    super(...message);
  }
}

/** A message failed as often as it may; somebody must see it. */
export class OutboxGaveUp extends FailedMessage {}

/** A message that had failed before was served. */
export class OutboxRecovered extends DomainEvent {
  constructor(readonly messageId: string) {
    super();
  }
}
