import type { Actor } from '../../common';
import type { Variables } from '../../engine';
import { DomainEvent } from '../../platform/event';
import type { UserTask } from './user-task.entity';

export class UserTaskCreated extends DomainEvent {
  constructor(
    readonly task: UserTask,
    /** who sees it: the assignee, or everybody who may claim it */
    readonly audience: readonly string[],
  ) {
    super();
  }
}

/** Published within the completing transaction before the step; a subscriber may refuse by throwing. */
export class UserTaskCompleted extends DomainEvent {
  constructor(
    readonly task: UserTask,
    readonly actor: Actor,
    readonly variables: Variables,
    readonly evidenceIds: readonly string[],
    readonly at: Date,
    /** what the run knew as it was sent */
    readonly context: Variables,
  ) {
    super();
  }
}

export class UserTaskAssigned extends DomainEvent {
  constructor(
    readonly task: UserTask,
    readonly assigneeId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** A verb that passes work or word to other people; published within the transaction. */
export class UserTaskPassed extends DomainEvent {
  constructor(
    readonly task: UserTask,
    readonly verb: 'TRANSFERRED' | 'DELEGATED' | 'RESOLVED' | 'TAKEN_BACK' | 'TAKEN_OVER' | 'SIGNERS_ADDED' | 'SIGNER_REMOVED' | 'SIGNED' | 'RETURNED' | 'RECALLED' | 'ENDED' | 'URGED' | 'COPIED',
    readonly actor: Actor,
    /** who is to know of it */
    readonly userIds: readonly string[],
    readonly opinion?: string,
  ) {
    super();
  }
}

/** Somebody added proof to a task without completing it; a subscriber binds it, or refuses by throwing. */
export class UserTaskEvidenceAdded extends DomainEvent {
  constructor(
    readonly task: UserTask,
    readonly actor: Actor,
    readonly evidenceIds: readonly string[],
  ) {
    super();
  }
}
