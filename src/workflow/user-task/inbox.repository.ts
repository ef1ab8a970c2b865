import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { gramsOf, markOf, PLACES_PER_MINUTE, searchPosition } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { InboxEntry, type UserTask } from './user-task.entity';

/** Tasks without a due date sort behind all others. */
export const NO_DUE = Date.UTC(9999, 0, 1);

/** The rows by which open tasks are listed and found. Both are written together, in the transaction that changes the task. */
@Injectable()
export class InboxRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In whose lists it stands. */
  async ownersOf(taskId: string): Promise<string[]> {
    return (await this.unitOfWork.query<{ owner: string }>('SELECT owner FROM inbox WHERE task_id = ?', [taskId])).map(({ owner }) => owner);
  }

  async remove(taskId: string): Promise<void> {
    await this.unitOfWork.repository(InboxEntry).delete({ taskId });
    await this.unitOfWork.query('DELETE FROM task_search WHERE task_id = ?', [taskId]);
  }

  async insert(task: UserTask, owners: readonly string[], dueAt: Date | null): Promise<void> {
    const due = dueAt?.getTime() ?? NO_DUE;
    const row = { due, taskId: task.id, process: task.processDefinitionKey, unitId: task.unitId, groupNo: task.groupNo, precedence: -task.priority, createdAt: task.createdAt };
    await this.unitOfWork.repository(InboxEntry).insert(owners.map((owner) => ({ ...row, owner })));
    await this.insertSearch(task, owners, due);
  }

  private async insertSearch(task: UserTask, owners: readonly string[], due: number): Promise<void> {
    const tokens = [...gramsOf(task.searchWords), ...owners.map(markOf)].join(' ');
    // a place drawn by lot is taken in one of a million cases: drawn again
    for (;;) {
      const rows = await this.unitOfWork.query(
        'INSERT INTO task_search (id, task_id, tokens, words) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING id',
        [searchPosition(due, randomInt(PLACES_PER_MINUTE)), task.id, tokens, task.searchWords],
      );
      if (rows.length > 0) return;
    }
  }
}
