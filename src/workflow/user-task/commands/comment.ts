import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common';
import { UnitOfWork } from '../../../platform/database';
import { TaskDesk } from '../task-desk';
import { refuseComment } from '../user-task.policy';

/** 留言: a note in the story, from anybody who may see the task. */
@Injectable()
export class CommentOnUserTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: TaskDesk,
  ) {}

  run(actor: Actor, taskId: string, text: string, evidenceIds: readonly string[] = []): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.desk.loadVisible(actor, taskId);
      await this.desk.check(actor, task, refuseComment(actor));
      await this.desk.record(task, actor, 'COMMENT', { opinion: text, evidenceIds, principalId: null });
    });
  }
}
