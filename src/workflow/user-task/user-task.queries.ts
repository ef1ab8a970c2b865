import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../../platform/database';
import { UserTask } from './user-task.entity';

/** Tasks by themselves; the lists people work from are `TaskListQueries`. */
@Injectable()
export class UserTaskQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(taskId: string): Promise<UserTask | null> {
    return this.unitOfWork.repository(UserTask).findOneBy({ id: taskId });
  }

  /** By id; those of another organization are unknown. */
  async listByIds(tenantId: string, ids: readonly string[]): Promise<Map<string, UserTask>> {
    if (ids.length === 0) return new Map();
    const tasks = await this.unitOfWork.repository(UserTask).findBy({ id: In([...ids]), tenantId });
    return new Map(tasks.map((task) => [task.id, task]));
  }

  listByInstances(processInstanceIds: readonly string[]): Promise<UserTask[]> {
    if (processInstanceIds.length === 0) return Promise.resolve([]);
    return this.unitOfWork
      .repository(UserTask)
      .createQueryBuilder('t')
      .where('t.process_instance_id IN (:...processInstanceIds)', { processInstanceIds })
      .orderBy('t.created_at')
      .addOrderBy('t.id')
      .getMany();
  }
}
