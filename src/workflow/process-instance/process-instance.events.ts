import { DomainEvent } from '../../platform/event';
import type { ProcessInstance } from './process-instance.entity';

export class ProcessInstanceStarted extends DomainEvent {
  constructor(readonly instance: ProcessInstance) {
    super();
  }
}

/** COMPLETED at an end event, or TERMINATED by a command. */
export class ProcessInstanceClosed extends DomainEvent {
  constructor(
    readonly instance: ProcessInstance,
    readonly at: Date,
  ) {
    super();
  }
}
