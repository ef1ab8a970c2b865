import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import { faultPoint } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import { InboxChanged } from './inbox.events';
import { InboxRepository } from './inbox.repository';
import { UserTask } from './user-task.entity';

@Injectable()
export class UserTaskRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inbox: InboxRepository,
    private readonly events: EventBus,
  ) {}

  private get rows() {
    return this.unitOfWork.repository(UserTask);
  }

  async insert(task: UserTask): Promise<void> {
    await this.rows.insert(task as never);
  }

  async update(id: string, values: Partial<UserTask>): Promise<void> {
    await this.rows.update({ id }, values as never);
    await faultPoint('task-written');
  }

  find(id: string): Promise<UserTask | null> {
    return this.rows.findOneBy({ id });
  }

  /** In the order asked for; unknown ones are left out. */
  async listByIds(ids: readonly string[]): Promise<UserTask[]> {
    if (ids.length === 0) return [];
    const found = new Map((await this.rows.findBy({ id: In([...ids]) })).map((task) => [task.id, task]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async findForUpdate(id: string): Promise<UserTask | null> {
    await this.unitOfWork.query(`SELECT id FROM user_task WHERE id = ?${this.unitOfWork.forUpdate}`, [id]);
    return this.find(id);
  }

  findOpenByActivity(processInstanceId: string, activityInstanceId: string): Promise<UserTask | null> {
    return this.rows.findOneBy({ processInstanceId, activityInstanceId, state: 'CREATED' });
  }

  /** Of an activity that may be over. */
  async findIdByActivity(processInstanceId: string, activityInstanceId: string): Promise<string | null> {
    return (await this.rows.findOne({ select: { id: true }, where: { processInstanceId, activityInstanceId }, order: { createdAt: 'DESC' } }))?.id ?? null;
  }

  /** What came of a completion directly. */
  listFollowing(taskId: string): Promise<UserTask[]> {
    return this.rows.find({ where: { previousTaskId: taskId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** What has been decided so far in the present round of a multi-instance task; ids are in the order of creation. */
  async listOutcomesOfRound(processInstanceId: string, elementId: string): Promise<(string | null)[]> {
    const first = await this.rows.findOne({ where: { processInstanceId, elementId, iteration: 0 }, order: { id: 'DESC' } });
    if (!first) return [];
    const round = await this.rows.find({ where: { processInstanceId, elementId, state: 'COMPLETED', id: MoreThanOrEqual(first.id) } });
    return round.map(({ outcome }) => outcome);
  }

  /** What people have done in this run, the latest first. */
  listCompleted(processInstanceId: string): Promise<UserTask[]> {
    return this.rows.find({ where: { processInstanceId, state: 'COMPLETED' }, order: { completedAt: 'DESC', id: 'DESC' } });
  }

  /** Their last act on a task decides where it stands in 已办. */
  async markHandled(userId: string, taskId: string, at: Date): Promise<void> {
    await this.unitOfWork.query('INSERT INTO handled (user_id, task_id, at) VALUES (?, ?, ?) ON CONFLICT (user_id, task_id) DO UPDATE SET at = excluded.at', [userId, taskId, at.getTime()]);
  }

  /** Is there another task to do at this element of the run? */
  async isOpenAt(processInstanceId: string, elementId: string): Promise<boolean> {
    return (await this.rows.countBy({ processInstanceId, elementId, state: 'CREATED' })) > 0;
  }

  listOpenByInstance(processInstanceId: string): Promise<UserTask[]> {
    return this.rows.find({ where: { processInstanceId, state: 'CREATED' }, order: { createdAt: 'ASC' } });
  }

  /** Who completed these elements of this run, and for whom: neither must verify it. */
  async listCompleters(processInstanceId: string, elementIds: readonly string[]): Promise<string[]> {
    if (elementIds.length === 0) return [];
    const tasks = await this.rows
      .createQueryBuilder('t')
      .where('t.process_instance_id = :processInstanceId AND t.state = :state', { processInstanceId, state: 'COMPLETED' })
      .andWhere('t.element_id IN (:...elementIds)', { elementIds })
      .getMany();
    return [...new Set(tasks.flatMap(({ completedBy, completedFor }) => [completedBy, completedFor].filter((id) => id !== null)))];
  }

  /** Replaces the rows by which a task appears in lists, and tells whose lists those were and are. */
  async replaceInbox(taskId: string, owners: readonly string[], dueAt: Date | null): Promise<void> {
    const before = await this.inbox.ownersOf(taskId);
    const after = [...new Set(owners)];
    if (before.length > 0) await this.inbox.remove(taskId);
    const task = after.length > 0 ? await this.find(taskId) : null;
    if (task) await this.inbox.insert(task, after, dueAt);
    await this.events.publish(new InboxChanged([...new Set([...before, ...after])]));
  }
}
