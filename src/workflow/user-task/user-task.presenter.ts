import { Injectable } from '@nestjs/common';
import { BusinessClock, SYSTEM_USER_ID } from '../../common';
import { UserDirectory } from '../../platform/identity';
import { DeadlineQueries } from '../deadline';
import { ProcessDefinitionRepository } from '../process-definition';
import { IdentityTitleRegistry } from '../registry';
import { allowsVerb } from './task-verbs.policy';
import type { TaskPersonResponse, UserTaskResponse } from './user-task.dto';
import type { UserTask } from './user-task.entity';
import { signersOf } from './user-task.policy';

/** Task rows as people read them: names, titles, due dates with their rule. */
@Injectable()
export class UserTaskPresenter {
  constructor(
    private readonly users: UserDirectory,
    private readonly titles: IdentityTitleRegistry,
    private readonly deadlines: DeadlineQueries,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly clock: BusinessClock,
  ) {}

  async present(tasks: readonly UserTask[]): Promise<UserTaskResponse[]> {
    const people = await this.users.names([...new Set(tasks.flatMap((task) => [task.assigneeId, task.senderId, task.ownerId, ...signersOf(task), ...task.candidates.users].filter((id) => id !== null)))]);
    const deadlines = await this.deadlines.summariesByTask(tasks.flatMap((task) => (task.deadlineId ? [task.id] : [])));
    const stages = await this.deadlines.stageByInstance(tasks.flatMap((task) => (task.deadlineId || task.state !== 'CREATED' ? [] : [task.processInstanceId])));
    const done = await this.deadlines.stagesWhenDone(tasks.flatMap(({ id, state, deadlineId, processInstanceId, dueAt, completedAt }) => (state === 'COMPLETED' && !deadlineId && dueAt && completedAt ? [{ id, processInstanceId, dueAt, completedAt }] : [])));
    const person = (id: string | null): TaskPersonResponse | undefined => {
      if (!id) return undefined;
      if (id === SYSTEM_USER_ID) return { id, name: '系统' };
      return people.get(id) ?? { id, name: id };
    };
    const titleOf = this.titlesOnce();
    const now = this.clock.now();
    return Promise.all(
      tasks.map(async (task) => ({
        id: task.id,
        elementId: task.elementId,
        name: task.name,
        processInstanceId: task.processInstanceId,
        processDefinitionKey: task.processDefinitionKey,
        processName: (await this.definitions.get(task.processDefinitionId)).name,
        businessKey: task.businessKey,
        title: task.title,
        groupNo: task.groupNo ?? undefined,
        groupName: task.groupName ?? undefined,
        state: task.state,
        assignee: person(task.assigneeId),
        candidates: [...(await Promise.all(task.candidates.groups.map((identity) => titleOf(identity, task.tenantId)))), ...task.candidates.users.map((id) => person(id)!.name)],
        createdAt: task.createdAt.toISOString(),
        completedAt: task.completedAt?.toISOString(),
        sender: person(task.senderId),
        clause: task.clause ?? undefined,
        deadline: deadlines.get(task.id) ?? done.get(task.id) ?? (task.state === 'CREATED' && !task.deadlineId ? stages.get(task.processInstanceId) : undefined),
        priority: task.priority,
        owner: person(task.ownerId),
        signers: signersOf(task).map((id) => person(id)!),
        returned: task.returnedFromId !== null,
        outcome: task.outcome ?? undefined,
        urgeCount: task.urgeCount,
        lastUrgedAt: task.lastUrgedAt?.toISOString(),
        batchable: allowsVerb(task, 'batch'),
        overdue: task.state === 'CREATED' && task.dueAt !== null && task.dueAt.getTime() < now.getTime(),
      })),
    );
  }

  /** A page names the same few identities over and over: each is looked up once. */
  private titlesOnce(): (identity: string, tenantId: string) => Promise<string> {
    const known = new Map<string, Promise<string>>();
    return (identity, tenantId) => {
      const key = `${tenantId} ${identity}`;
      const title = known.get(key) ?? this.titles.of(identity, tenantId);
      known.set(key, title);
      return title;
    };
  }
}
