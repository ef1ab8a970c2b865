import { DomainEvent } from '../../platform/event';
import type { Deadline, DeadlineHistoryKind } from './deadline.entity';

/** A deadline began to run. */
export class DeadlineStarted extends DomainEvent {
  constructor(readonly deadline: Deadline) {
    super();
  }
}

/** Those who have the work were reminded of it. */
export class DeadlineReminded extends DomainEvent {
  constructor(
    readonly deadline: Deadline,
    readonly at: Date,
  ) {
    super();
  }
}

/** The due instant passed and nothing was done; published in the transaction that marks it. Starts the escalation S1. */
export class DeadlineMissed extends DomainEvent {
  constructor(
    readonly deadline: Deadline,
    /** who had it: the late person */
    readonly lateUserIds: readonly string[],
    /** the task it is about, for a stage deadline the one that is open now */
    readonly taskId: string | undefined,
    /** 1 for the first time; a resumed deadline that is still late is missed again */
    readonly occurrence: number,
    readonly at: Date,
  ) {
    super();
  }
}

export type DeadlineOutcome = 'MET' | 'CANCELLED' | 'PAUSED' | 'NO_LONGER_LATE';

/** The deadline no longer presses. */
export class DeadlineClosed extends DomainEvent {
  constructor(
    readonly deadline: Deadline,
    readonly outcome: DeadlineOutcome,
    /** a DeadlineMissed was announced before: an escalation runs and must be ended. Otherwise nobody waits for this */
    readonly escalated: boolean,
    readonly at: Date,
  ) {
    super();
  }
}

/** The due instant, or its explanation, is another one. */
export class DeadlineChanged extends DomainEvent {
  constructor(
    readonly deadline: Deadline,
    readonly oldDueAt: Date,
    readonly reason: DeadlineHistoryKind,
    readonly at: Date,
  ) {
    super();
  }
}
