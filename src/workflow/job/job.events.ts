import { DomainEvent } from '../../platform/event';

/** A job failed as often as it may; the incident module records it for a person to see. */
export class JobGaveUp extends DomainEvent {
  constructor(
    readonly tenantId: string,
    readonly jobId: string,
    readonly kind: string,
    readonly processInstanceId: string | null,
    readonly error: string,
    readonly attempts: number,
  ) {
    super();
  }
}
