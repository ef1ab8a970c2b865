import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor, type Sentence } from '../../common';
import { EventBus } from '../../platform/event';
import type { UserSummary } from '../../platform/identity';
import { HistoryService, type HistoryKind } from '../history';
import { ProcessInstanceRepository, ProcessInstanceSuspended, type ProcessInstance } from '../process-instance';
import { TaskColleagues } from './task-colleagues';
import type { Signature, UserTask } from './user-task.entity';
import { UserTaskEvidenceAdded } from './user-task.events';
import { UserTaskForbidden, UserTaskNotFound, UserTaskNotOpen } from './user-task.errors';
import { inboxOwners } from './user-task.projector';
import { UserTaskRepository } from './user-task.repository';

export interface TaskRecord {
  readonly opinion?: string;
  readonly detail?: Record<string, unknown>;
  /** 代: for whom; absent: asked of the task; null: in person, whoever else they act for */
  readonly principalId?: string | null;
  /** files handed over with the act; bound to the task in the same transaction */
  readonly evidenceIds?: readonly string[];
}

/** What every verb on a task begins and ends with: load, check, hand over, write down. Inside the verb's unit of work. */
@Injectable()
export class TaskDesk {
  constructor(
    private readonly tasks: UserTaskRepository,
    private readonly instances: ProcessInstanceRepository,
    private readonly colleagues: TaskColleagues,
    private readonly history: HistoryService,
    private readonly events: EventBus,
    private readonly clock: BusinessClock,
  ) {}

  get now(): Date {
    return this.clock.now();
  }

  /** Locked. What belongs to another organization does not exist. */
  async load(actor: Actor, taskId: string): Promise<UserTask> {
    const task = await this.tasks.findForUpdate(taskId);
    if (!task || task.tenantId !== actor.tenantId) throw new UserTaskNotFound(taskId);
    return task;
  }

  /** For verbs that are open to more than those who were asked. */
  async loadVisible(actor: Actor, taskId: string): Promise<UserTask> {
    const task = await this.load(actor, taskId);
    await this.checkSeen(actor, task);
    return task;
  }

  /** To who may not see it, it does not exist: no reason of a refusal tells them more than the page would. */
  async checkSeen(actor: Actor, task: UserTask): Promise<void> {
    if (!(await this.maySee(actor, task))) throw new UserTaskNotFound(task.id);
  }

  async maySee(actor: Actor, task: UserTask): Promise<boolean> {
    const instance = await this.instances.find(task.processInstanceId);
    return instance !== null && instance !== undefined && this.colleagues.maySee(actor, task, instance);
  }

  /** With its run. The instance is locked before its task, as every step does: two who lock in different orders wait for each other. */
  async loadWithInstance(actor: Actor, taskId: string): Promise<{ task: UserTask; instance: ProcessInstance }> {
    const found = await this.tasks.find(taskId);
    if (!found || found.tenantId !== actor.tenantId) throw new UserTaskNotFound(taskId);
    const instance = await this.instances.findForUpdate(found.processInstanceId);
    if (!instance) throw new UserTaskNotFound(taskId);
    return { task: await this.load(actor, taskId), instance };
  }

  async check(actor: Actor, task: UserTask, refusal: Sentence | undefined): Promise<void> {
    if (!refusal) return;
    await this.checkSeen(actor, task);
    if (task.state !== 'CREATED') throw new UserTaskNotOpen(task.id, task.state);
    throw new UserTaskForbidden(task.id, refusal);
  }

  /** A run that stands still keeps its tasks where they are; a supervisor may pass them on. */
  async refuseSuspended(task: UserTask): Promise<void> {
    const instance = await this.instances.find(task.processInstanceId);
    if (instance?.suspended) throw new ProcessInstanceSuspended(instance);
  }

  /** What this person is refused; a stand-in is asked as the person they act for. */
  async checkHandler(actor: Actor, task: UserTask, refuse: (actor: Actor, task: UserTask) => Sentence | undefined): Promise<void> {
    await this.check(actor, task, refuse(actor, await this.colleagues.seenBy(actor, task)));
  }

  /** Whose part this person plays: their own, or that of whom they act for. */
  async actsAs(actor: Actor, task: UserTask): Promise<string> {
    return (await this.colleagues.principalOf(actor, task))?.id ?? actor.userId;
  }

  /** The signature this person is asked for, or the one of somebody they act for. */
  async signatureOf(actor: Actor, task: UserTask): Promise<Signature> {
    const seen = await this.colleagues.seenBy(actor, task);
    return task.signatures!.find((each, index) => each.state === 'PENDING' && seen.signatures![index]!.userId === actor.userId)!;
  }

  findPerson(task: UserTask, userId: string): Promise<UserSummary> {
    return this.colleagues.findPerson(task, userId);
  }

  /** Writes what changed of an open task and lists it for those who have it now. */
  async handOver(task: UserTask, changes: Partial<UserTask>): Promise<UserTask> {
    const changed: UserTask = { ...task, ...changes };
    await this.tasks.update(task.id, changes);
    await this.tasks.replaceInbox(task.id, inboxOwners(changed), changed.dueAt);
    return changed;
  }

  markHandled(actor: Actor, task: UserTask): Promise<void> {
    return this.tasks.markHandled(actor.userId, task.id, this.now);
  }

  /** `task` as it was before the act: who acts for its handler is recorded as such (代). */
  async record(task: UserTask, actor: Actor, kind: HistoryKind, { opinion, detail, evidenceIds = [], principalId }: TaskRecord = {}): Promise<void> {
    const principal = principalId === null ? undefined : principalId === undefined ? await this.colleagues.principalOf(actor, task) : await this.colleagues.find(principalId);
    const behalf = principal && { onBehalfOf: principal.id, onBehalfOfName: principal.name };
    // which of the task's files came with this very act
    const files = evidenceIds.length > 0 ? { evidenceIds: [...evidenceIds] } : undefined;
    await this.history.record({
      tenantId: task.tenantId,
      processInstanceId: task.processInstanceId,
      at: this.now,
      kind,
      elementId: task.elementId,
      elementName: task.name,
      taskId: task.id,
      actorId: actor.userId,
      opinion: opinion?.trim() || null,
      clause: task.clause,
      detail: detail || behalf || files ? { ...detail, ...behalf, ...files } : null,
      evidenceCount: evidenceIds.length,
    });
    // a completion binds its own files
    if (evidenceIds.length > 0 && kind !== 'TASK_COMPLETED') await this.events.publish(new UserTaskEvidenceAdded(task, actor, evidenceIds));
  }
}
