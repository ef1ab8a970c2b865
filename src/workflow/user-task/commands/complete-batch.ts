import { Injectable, Logger } from '@nestjs/common';
import { DomainError, type Actor } from '../../../common';
import type { Variables } from '../../../engine';
import { refuseVerb } from '../task-verbs.policy';
import type { UserTask } from '../user-task.entity';
import { BatchNotUniform, BatchTaskBroke, UserTaskForbidden, UserTaskNotFound } from '../user-task.errors';
import { UserTaskRepository } from '../user-task.repository';
import { CompleteUserTask } from './complete';

export interface BatchResult {
  readonly taskId: string;
  /** absent: done */
  readonly refusal?: DomainError;
}

/** 批量办理: the same decision on several tasks of one step. Each is a completion of its own: what one is refused for keeps no other. */
@Injectable()
export class CompleteBatch {
  private readonly logger = new Logger(CompleteBatch.name);

  constructor(
    private readonly tasks: UserTaskRepository,
    private readonly completion: CompleteUserTask,
  ) {}

  async run(actor: Actor, taskIds: readonly string[], sent: Variables, opinion?: string): Promise<BatchResult[]> {
    const tasks = await this.tasks.listByIds([...new Set(taskIds)]);
    const own = tasks.filter(({ tenantId }) => tenantId === actor.tenantId);
    const missing = taskIds.find((id) => !own.some((task) => task.id === id));
    if (missing !== undefined) throw new UserTaskNotFound(missing);
    const [first] = own;
    if (own.some((task) => task.processDefinitionKey !== first!.processDefinitionKey || task.elementId !== first!.elementId)) throw new BatchNotUniform();
    const results: BatchResult[] = [];
    for (const task of own) results.push(await this.completeOne(actor, task, sent, opinion));
    return results;
  }

  private async completeOne(actor: Actor, task: UserTask, sent: Variables, opinion?: string): Promise<BatchResult> {
    try {
      const refusal = refuseVerb(task, 'batch');
      if (refusal) throw new UserTaskForbidden(task.id, refusal);
      await this.completion.run(actor, task.id, sent, opinion);
      return { taskId: task.id };
    } catch (error) {
      if (error instanceof DomainError) return { taskId: task.id, refusal: error };
      // its own incident tells of it; the others are not its fault
      this.logger.error(`a task of a batch broke: ${task.id}`, error instanceof Error ? error.stack : String(error));
      return { taskId: task.id, refusal: new BatchTaskBroke(task.id) };
    }
  }
}
