import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { StandInQueries } from '../stand-in';
import type { InboxWalk, Reach } from './inbox.queries';
import { TaskColleagues } from './task-colleagues';
import type { OpenTaskList } from './task-list.policy';
import type { ListedTask } from './task-page';
import type { UserTask } from './user-task.entity';
import { identitiesOf } from './user-task.policy';
import { inboxOwners } from './user-task.projector';
import { UserTaskQueries } from './user-task.queries';
import { UserTaskVisibility } from './user-task-visibility.queries';

/** In whose rows somebody looks for open work, and which of them are not for their eyes. */
@Injectable()
export class TaskReachQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: UserTaskQueries,
    private readonly standIns: StandInQueries,
    private readonly colleagues: TaskColleagues,
    private readonly visibility: UserTaskVisibility,
  ) {}

  async of(actor: Actor, list: OpenTaskList): Promise<Pick<InboxWalk, 'reach' | 'without'>> {
    const reach = await this.ownersOf(actor, list);
    return { reach, without: list === 'todo' ? await this.hiddenOf(actor, reach.slice(1)) : [] };
  }

  /** The person's own rows first; in 待办 also those of people for whom they act, in 待认领 those of their offices. */
  async ownersOf(actor: Actor, list: OpenTaskList): Promise<Reach[]> {
    if (list === 'claimable') return [`u:${actor.userId}`, ...new Set(identitiesOf(actor).map((identity) => `g:${identity}`))].map((owner) => ({ owner }));
    const principals = (await this.standIns.listActiveFor(actor.userId)).flatMap(({ principalId, processKeys }): Reach[] => {
      const owner = `a:${principalId}`;
      return processKeys?.map((process) => ({ owner, process })) ?? [{ owner }];
    });
    return [{ owner: `a:${actor.userId}` }, ...principals];
  }

  /** The lines of these tasks by id; none of one that was completed since its row was read. */
  async linesOf(actor: Actor, list: OpenTaskList, ids: readonly string[]): Promise<Map<string, ListedTask>> {
    const lines = new Map<string, ListedTask>();
    for (const task of (await this.tasks.listByIds(actor.tenantId, ids)).values()) {
      const line = await this.lineOf(actor, list, task);
      if (line) lines.set(task.id, line);
    }
    return lines;
  }

  /** Nothing when it lies with somebody for whom the person does not act in this. */
  private async lineOf(actor: Actor, list: OpenTaskList, task: UserTask): Promise<ListedTask | undefined> {
    if (task.state !== 'CREATED') return undefined;
    if (list === 'claimable' || isListedFor(actor, task)) return { task };
    const principal = await this.colleagues.principalOf(actor, task);
    return principal && { task, principal };
  }

  /**
   * Work of the principals the person must stay out of, or must not know of: it is not counted, either. Loaded and judged is
   * only where somebody may have to stay out; what one person has in hand is little.
   */
  private async hiddenOf(actor: Actor, principals: readonly Reach[]): Promise<string[]> {
    if (principals.length === 0) return [];
    const owners = [...new Set(principals.map(({ owner }) => owner))];
    const shielded = this.visibility.shieldedProcesses();
    const rows = await this.unitOfWork.query<{ id: string }>(
      `SELECT t.id FROM user_task t WHERE t.id IN (SELECT task_id FROM inbox WHERE owner IN (${marksFor(owners)}))
        AND (t.excluded_users LIKE ?${shielded.length > 0 ? ` OR t.process_definition_key IN (${marksFor(shielded)})` : ''})`,
      [...owners, `%${JSON.stringify(actor.userId)}%`, ...shielded],
    );
    const tasks = [...(await this.tasks.listByIds(actor.tenantId, rows.map(({ id }) => id))).values()].filter((task) => !isListedFor(actor, task));
    const known = await this.visibility.listKnown(actor, tasks.map(({ processInstanceId }) => processInstanceId));
    return tasks.filter(({ excludedUsers, processInstanceId }) => excludedUsers.includes(actor.userId) || !known.has(processInstanceId)).map(({ id }) => id);
  }
}

/** As work of their own. */
function isListedFor({ userId }: Actor, task: UserTask): boolean {
  return inboxOwners(task).includes(`a:${userId}`);
}

function marksFor(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
