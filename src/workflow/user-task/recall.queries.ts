import { Injectable } from '@nestjs/common';
import type { Sentence } from '../../common';
import { HistoryRepository } from '../history';
import type { UserTask } from './user-task.entity';
import { RECALL_TOO_LATE } from './user-task.policy';
import { UserTaskRepository } from './user-task.repository';

/** What followed a completed task, and whether it can still be taken back. */
@Injectable()
export class RecallQueries {
  constructor(
    private readonly tasks: UserTaskRepository,
    private readonly history: HistoryRepository,
  ) {}

  /** The tasks to take back; nothing when somebody has acted on one of them, or nothing followed. */
  async listUntouched(task: UserTask): Promise<UserTask[] | undefined> {
    const following = await this.tasks.listFollowing(task.id);
    const isTouched = following.some(({ state }) => state !== 'CREATED') || (await this.history.hasActsOn(following.map(({ id }) => id)));
    return following.length === 0 || isTouched ? undefined : following;
  }

  async refuseTooLate(task: UserTask): Promise<Sentence | undefined> {
    return (await this.listUntouched(task)) ? undefined : RECALL_TOO_LATE;
  }
}
