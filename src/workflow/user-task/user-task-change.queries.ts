import { Injectable } from '@nestjs/common';
import { SYSTEM_USER_ID, type Actor } from '../../common';
import { UserDirectory } from '../../platform/identity';
import { HistoryRepository, type HistoryEntry, type HistoryKind } from '../history';
import { ProcessInstanceRepository } from '../process-instance';
import type { TaskPersonResponse } from './user-task.dto';
import type { UserTask } from './user-task.entity';
import { UserTaskRepository } from './user-task.repository';
import { UserTaskVisibility } from './user-task-visibility.queries';

/** What last happened to a task, so that a page opened before it can say why it no longer fits. */
export interface UserTaskChange {
  readonly kind: HistoryKind;
  readonly at: string;
  readonly by?: TaskPersonResponse;
  /** name of whoever has it now, when it was passed on */
  readonly to?: string;
  /** what was decided, in the words of the form */
  readonly outcome?: string;
}

/** by which a task changes hands or ends; whoever looks at it meanwhile is not disturbed by the rest */
const CHANGES: readonly HistoryKind[] = [
  'TASK_COMPLETED', 'CLAIMED', 'UNCLAIMED', 'ASSIGNED', 'TRANSFERRED', 'DELEGATED', 'RESOLVED', 'SIGNERS_ADDED', 'SIGNER_REMOVED', 'SIGNING', 'SIGNED', 'RETURNED', 'RECALLED',
];
/** by which a whole run ends or moves, and its tasks with it */
const ENDS: readonly HistoryKind[] = ['CANCELED', 'WITHDRAWN', 'MODIFIED', 'RETURNED', 'RECALLED', 'TIMER', 'MESSAGE'];

@Injectable()
export class UserTaskChangeQueries {
  constructor(
    private readonly tasks: UserTaskRepository,
    private readonly instances: ProcessInstanceRepository,
    private readonly visibility: UserTaskVisibility,
    private readonly history: HistoryRepository,
    private readonly users: UserDirectory,
  ) {}

  /** Nothing for those who may not know of the task. */
  async latest(actor: Actor, taskId: string): Promise<UserTaskChange | undefined> {
    const task = await this.tasks.find(taskId);
    const instance = task && (await this.instances.find(task.processInstanceId));
    if (!task || !instance || !(await this.visibility.allows(actor, task, instance))) return undefined;
    const entry = await this.entryOf(task);
    if (!entry) return undefined;
    const { toName, outcome } = entry.detail ?? {};
    return {
      kind: entry.kind,
      at: entry.at.toISOString(),
      by: await this.personOf(entry.actorId),
      ...(typeof toName === 'string' ? { to: toName } : {}),
      ...(typeof outcome === 'string' ? { outcome } : {}),
    };
  }

  private async entryOf(task: UserTask): Promise<HistoryEntry | undefined> {
    const story = await this.history.listFor([task.processInstanceId]);
    // what took it away is not a line of the task: it stands in the run's story at the instant of its end
    const end = task.state === 'CANCELED' ? story.find(({ kind, at }) => ENDS.includes(kind) && at.getTime() === task.completedAt?.getTime()) : undefined;
    return end ?? story.find(({ kind, taskId }) => taskId === task.id && CHANGES.includes(kind));
  }

  private async personOf(id: string | null): Promise<TaskPersonResponse | undefined> {
    if (id === null) return undefined;
    if (id === SYSTEM_USER_ID) return { id, name: '系统' };
    return (await this.users.names([id])).get(id) ?? { id, name: id };
  }
}
