import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { Variables } from '../../engine';
import { AssignUserTask } from './commands/assign';
import { ClaimUserTask } from './commands/claim';
import { CommentOnUserTask } from './commands/comment';
import { CompleteUserTask } from './commands/complete';

/** The verbs that every task has. Those by which it goes through other hands stand in `commands/`, one file each. */
@Injectable()
export class UserTaskService {
  constructor(
    private readonly claims: ClaimUserTask,
    private readonly assignment: AssignUserTask,
    private readonly comments: CommentOnUserTask,
    private readonly completion: CompleteUserTask,
  ) {}

  claim(actor: Actor, taskId: string): Promise<void> {
    return this.claims.run(actor, taskId);
  }

  unclaim(actor: Actor, taskId: string): Promise<void> {
    return this.claims.putBack(actor, taskId);
  }

  /** 改派: a supervisor gives the task to somebody who may do it. */
  assign(actor: Actor, taskId: string, userId: string, reason: string): Promise<void> {
    return this.assignment.run(actor, taskId, userId, reason);
  }

  comment(actor: Actor, taskId: string, text: string, evidenceIds: readonly string[] = []): Promise<void> {
    return this.comments.run(actor, taskId, text, evidenceIds);
  }

  complete(actor: Actor, taskId: string, sent: Variables, opinion?: string): Promise<void> {
    return this.completion.run(actor, taskId, sent, opinion);
  }
}
