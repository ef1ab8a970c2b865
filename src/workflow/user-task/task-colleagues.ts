import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { actorOf, UserDirectory, type UserSummary } from '../../platform/identity';
import type { ProcessInstance } from '../process-instance';
import { StandInQueries } from '../stand-in';
import type { UserTask } from './user-task.entity';
import { AssigneeNotPossible } from './user-task.errors';
import { handsOf, mustStayOut, NO_SUCH_PERSON, refuseAssignee } from './user-task.policy';
import { UserTaskVisibility } from './user-task-visibility.queries';

/** The other people around a task: to whom it may be given, and for whom somebody acts. */
@Injectable()
export class TaskColleagues {
  constructor(
    private readonly users: UserDirectory,
    private readonly standIns: StandInQueries,
    private readonly visibility: UserTaskVisibility,
  ) {}

  find(userId: string): Promise<UserSummary | undefined> {
    return this.users.find(userId);
  }

  /** May this person be told of the case at all? */
  mayKnow(person: Actor, task: UserTask): Promise<boolean> {
    return this.visibility.mayKnow(person, task.processInstanceId);
  }

  maySee(actor: Actor, task: UserTask, instance: ProcessInstance): Promise<boolean> {
    return this.visibility.allows(actor, task, instance);
  }

  /** Somebody the work may be given to; refuses whom it may not, naming the field. */
  async findPerson(task: UserTask, userId: string): Promise<UserSummary> {
    const person = await this.users.find(userId);
    if (!person) throw new AssigneeNotPossible(userId, NO_SUCH_PERSON);
    const refusal = refuseAssignee({ ...actorOf(person), active: person.active }, task);
    if (refusal) throw new AssigneeNotPossible(userId, refusal);
    if (!(await this.visibility.mayKnow(actorOf(person), task.processInstanceId))) throw new AssigneeNotPossible(userId, mustStayOut(person.name));
    return person;
  }

  /**
   * The task as it is for this person: what is in the hands of somebody for whom they act is in theirs. Who must stay out of
   * it acts for nobody in it.
   */
  async seenBy(actor: Actor, task: UserTask): Promise<UserTask> {
    const principals = await this.principalsIn(actor, task);
    if (principals.size === 0) return task;
    const own = (userId: string): string => (principals.has(userId) ? actor.userId : userId);
    return { ...task, assigneeId: task.assigneeId && own(task.assigneeId), ownerId: task.ownerId && own(task.ownerId), signatures: task.signatures?.map((each) => ({ ...each, userId: own(each.userId) })) ?? null };
  }

  /** For whom the person acts on this task; nothing when it is their own. */
  async principalOf(actor: Actor, task: UserTask): Promise<UserSummary | undefined> {
    const [principal] = await this.principalsIn(actor, task);
    return principal === undefined ? undefined : this.users.find(principal);
  }

  private async principalsIn(actor: Actor, task: UserTask): Promise<ReadonlySet<string>> {
    const hands = new Set(task.state === 'CREATED' ? handsOf(task) : []);
    if (hands.size === 0 || hands.has(actor.userId) || task.excludedUsers.includes(actor.userId)) return new Set();
    const principals = [...(await this.standIns.principalsOf(actor.userId, task.processDefinitionKey))].filter((id) => hands.has(id));
    return principals.length > 0 && (await this.visibility.mayKnow(actor, task.processInstanceId)) ? new Set(principals) : new Set();
  }
}
