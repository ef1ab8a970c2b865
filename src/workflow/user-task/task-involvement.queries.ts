import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { UserTaskQueries } from './user-task.queries';

/** Whose hands runs went through, and who else was let in on them. */
@Injectable()
export class TaskInvolvementQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: UserTaskQueries,
  ) {}

  /** Who started a run or has had a task of it in hand. */
  async handsOn(processInstanceId: string): Promise<ReadonlySet<string>> {
    const [instance] = await this.unitOfWork.query<{ started_by: string }>('SELECT started_by FROM process_instance WHERE id = ?', [processInstanceId]);
    const hands = (await this.actorsOf([processInstanceId])).get(processInstanceId) ?? new Set();
    return new Set([...hands, ...(instance ? [instance.started_by] : [])]);
  }

  /** By run: everybody who acted in it, has a task of it, helps with one or is asked to sign. */
  async actorsOf(processInstanceIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const people = new Map<string, Set<string>>(processInstanceIds.map((id) => [id, new Set()]));
    for (const task of await this.tasks.listByInstances(processInstanceIds)) {
      const open = task.state === 'CREATED' ? [task.assigneeId, task.ownerId] : [];
      for (const id of [task.completedBy, ...open, ...(task.signatures ?? []).map(({ userId }) => userId)]) if (id) people.get(task.processInstanceId)!.add(id);
    }
    if (processInstanceIds.length > 0) {
      const rows = await this.unitOfWork.query<{ user_id: string; process_instance_id: string }>(
        `SELECT h.user_id, t.process_instance_id FROM handled h JOIN user_task t ON t.id = h.task_id WHERE t.process_instance_id IN (${processInstanceIds.map(() => '?').join(', ')})`,
        processInstanceIds,
      );
      for (const row of rows) people.get(row.process_instance_id)!.add(row.user_id);
    }
    return people;
  }

  /** By run: the same, those who may take a task of it, and those it was copied to. */
  async readersOf(processInstanceIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const people = await this.actorsOf(processInstanceIds);
    for (const task of await this.tasks.listByInstances(processInstanceIds)) for (const id of [task.assigneeId, ...task.candidates.users]) if (id) people.get(task.processInstanceId)!.add(id);
    if (processInstanceIds.length > 0) {
      const rows = await this.unitOfWork.query<{ user_id: string; process_instance_id: string }>(
        `SELECT user_id, process_instance_id FROM task_cc WHERE process_instance_id IN (${processInstanceIds.map(() => '?').join(', ')})`,
        processInstanceIds,
      );
      for (const row of rows) people.get(row.process_instance_id)!.add(row.user_id);
    }
    return people;
  }
}
