import { Injectable } from '@nestjs/common';
import type { Deadline } from './deadline.entity';

/** Who has the work a deadline is about. */
export interface Handlers {
  /** assignee, else every person who may take the task */
  readonly userIds: readonly string[];
  /** the task concerned; for a stage the one that is open now */
  readonly taskId?: string;
}

/** Tells who presently has the work; the user tasks provide it. */
export interface DeadlineAudienceProvider {
  handlersOf(deadline: Deadline): Promise<Handlers>;
}

@Injectable()
export class DeadlineAudience {
  private provider: DeadlineAudienceProvider | undefined;

  provide(provider: DeadlineAudienceProvider): void {
    this.provider = provider;
  }

  handlersOf(deadline: Deadline): Promise<Handlers> {
    if (!this.provider) throw new Error('no deadline audience is registered');
    return this.provider.handlersOf(deadline);
  }
}
