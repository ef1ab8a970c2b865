import { DomainEvent } from '../../platform/event';

/** What is known of a job whose try failed. `payload` may be unreadable; `cause` is whatever was thrown. */
abstract class FailedJob extends DomainEvent {
  constructor(
    readonly tenantId: string,
    readonly jobId: string,
    readonly kind: string,
    readonly processInstanceId: string | null,
    readonly payload: unknown,
    readonly cause: unknown,
    readonly attempts: number,
  ) {
    super();
  }
}

/** A try failed and there will be another one. */
export class JobFailed extends FailedJob {
  constructor(job: ConstructorParameters<typeof FailedJob>, readonly nextRetryAt: Date) {
    super(...job);
  }
}

/** A job failed as often as it may; the incident module records it for a person to see. */
export class JobGaveUp extends FailedJob {}

/** A job that had failed before has fired. */
export class JobRecovered extends DomainEvent {
  constructor(readonly jobId: string) {
    super();
  }
}
