import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UserDirectory } from '../../platform/identity';
import { DeadlineAudience, type Deadline, type Handlers } from '../deadline';
import { ProcessInstanceRepository } from '../process-instance';
import { StandInQueries } from '../stand-in';
import type { UserTask } from './user-task.entity';
import { signersOf } from './user-task.policy';
import { UserTaskRepository } from './user-task.repository';
import { UserTaskVisibility } from './user-task-visibility.queries';

/** Tells the deadlines who presently has the work: the assignee, else everybody who may take it. */
@Injectable()
export class TaskAudience implements OnModuleInit {
  constructor(
    private readonly audience: DeadlineAudience,
    private readonly tasks: UserTaskRepository,
    private readonly instances: ProcessInstanceRepository,
    private readonly users: UserDirectory,
    private readonly standIns: StandInQueries,
    private readonly visibility: UserTaskVisibility,
  ) {}

  onModuleInit(): void {
    this.audience.provide({ handlersOf: (deadline) => this.handlersOf(deadline) });
  }

  private async handlersOf(deadline: Deadline): Promise<Handlers> {
    const task = deadline.taskId ? await this.tasks.find(deadline.taskId) : await this.openIn(deadline.processInstanceId);
    if (!task) return { userIds: [] };
    return { userIds: await this.peopleOf(task), taskId: task.id };
  }

  /** The longest open task of a run, or of the runs it called: the stage stands where they stand. */
  private async openIn(processInstanceId: string): Promise<UserTask | undefined> {
    const [own] = await this.tasks.listOpenByInstance(processInstanceId);
    if (own) return own;
    for (const child of await this.instances.listActiveChildren(processInstanceId)) {
      const task = await this.openIn(child.id);
      if (task) return task;
    }
    return undefined;
  }

  /** With those who act for them now, may act on this task and may know of the case. */
  async withDeputies(userIds: readonly string[], task: UserTask): Promise<string[]> {
    const deputies = await this.standIns.deputiesOf(userIds, task.processDefinitionKey);
    const told = new Set(userIds);
    for (const id of deputies) {
      const deputy = task.excludedUsers.includes(id) ? undefined : await this.users.findActor(id);
      if (deputy && (await this.visibility.mayKnow(deputy, task.processInstanceId))) told.add(id);
    }
    return [...told];
  }

  /** Who is to act on the task now: those asked to sign, its assignee, or everybody who may claim it. */
  async peopleOf(task: UserTask): Promise<string[]> {
    const signers = signersOf(task);
    if (signers.length > 0) return this.withDeputies(signers, task);
    if (task.assigneeId) return this.withDeputies([task.assigneeId], task);
    const people = new Set(task.candidates.users);
    for (const identity of task.candidates.groups) {
      const colon = identity.indexOf(':');
      for (const user of await this.users.listHolders(task.tenantId, identity.slice(0, colon), identity.slice(colon + 1))) people.add(user.id);
    }
    return [...people].filter((id) => !task.excludedUsers.includes(id));
  }
}
