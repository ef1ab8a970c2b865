import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { covers, StandInQueries } from '../stand-in';
import type { UserTask } from './user-task.entity';
import { handsOf } from './user-task.policy';
import { UserTaskQueries } from './user-task.queries';

/** Who was let off before it was their turn, or was never asked, has nothing to do with the case. */
const ASKED: ReadonlySet<string> = new Set(['PENDING', 'AGREED', 'DISAGREED']);

/** Whose hands runs went through, and who else was let in on them. */
@Injectable()
export class TaskInvolvementQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: UserTaskQueries,
    private readonly standIns: StandInQueries,
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
      for (const id of [task.completedBy, ...open, ...(task.signatures ?? []).filter(({ state }) => ASKED.has(state)).map(({ userId }) => userId)]) if (id) people.get(task.processInstanceId)!.add(id);
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

  /** Who acts for somebody looks at what they have in hand, and at nothing else of theirs. */
  private async addDeputies(tasks: readonly UserTask[], people: Map<string, Set<string>>): Promise<void> {
    const open = tasks.filter(({ state }) => state === 'CREATED');
    const standIns = await this.standIns.listActiveOf([...new Set(open.flatMap(handsOf))]);
    for (const task of open) for (const each of standIns) if (handsOf(task).includes(each.principalId) && covers(each, task.processDefinitionKey)) people.get(task.processInstanceId)!.add(each.deputyId);
  }

  /** By run: the same, those who may take a task of it, and those it was copied to. */
  async readersOf(processInstanceIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const people = await this.actorsOf(processInstanceIds);
    const tasks = await this.tasks.listByInstances(processInstanceIds);
    for (const task of tasks) for (const id of [task.assigneeId, ...task.candidates.users]) if (id) people.get(task.processInstanceId)!.add(id);
    await this.addDeputies(tasks, people);
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
