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
