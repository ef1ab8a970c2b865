import type { Actor } from '../../common';
import type { Variables } from '../../engine';
import { DomainEvent } from '../../platform/event';
import type { ProcessInstance } from './process-instance.entity';

export class ProcessInstanceStarted extends DomainEvent {
  constructor(readonly instance: ProcessInstance) {
    super();
  }
}

/** A start form was sent. Names who sent it, also where the run protects them: nothing of it may be kept or told. */
export class ProcessStartedByHand extends DomainEvent {
  constructor(
    readonly actor: Actor,
    readonly processDefinitionKey: string,
    /** what the form sent */
    readonly variables: Variables,
  ) {
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
