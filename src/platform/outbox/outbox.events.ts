import { DomainEvent } from '../event';

/** A message failed as often as it may; somebody must see it. */
export class OutboxGaveUp extends DomainEvent {
  constructor(
    readonly tenantId: string,
    readonly messageId: string,
    readonly kind: string,
    readonly payload: unknown,
    readonly error: string,
    readonly attempts: number,
  ) {
    super();
  }
}
