import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { TaskCopy } from './user-task.entity';

/** Copies people were sent: one per person and task. */
@Injectable()
export class TaskCopyRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** False when this person has it already. */
  async add(copy: TaskCopy): Promise<boolean> {
    const { id, tenantId, userId, taskId, processInstanceId, sentBy, note, createdAt } = copy;
    const rows = await this.unitOfWork.query(
      `INSERT INTO task_cc (id, tenant_id, user_id, task_id, process_instance_id, sent_by, note, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (task_id, user_id) DO NOTHING RETURNING id`,
      [id, tenantId, userId, taskId, processInstanceId, sentBy, note, createdAt.getTime()],
    );
    return rows.length > 0;
  }

  /** Of this person only; nothing for anybody else's. */
  find(userId: string, id: string): Promise<TaskCopy | null> {
    return this.unitOfWork.repository(TaskCopy).findOneBy({ id, userId });
  }

  async markRead(id: string, at: Date): Promise<void> {
    await this.unitOfWork.query('UPDATE task_cc SET read_at = ? WHERE id = ? AND read_at IS NULL', [at.getTime(), id]);
  }
}
