import { Injectable, Logger } from '@nestjs/common';
import { BusinessClock, type Actor, type Sentence } from '../../common';
import type { Variables } from '../../engine';
import { UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import { actorOf, UserDirectory } from '../../platform/identity';
import { DeadlineService } from '../deadline';
import { FormService } from '../form';
import { HistoryService } from '../history';
import { IncidentService, type FailedCommand } from '../incident';
import { ProcessDefinitionRepository } from '../process-definition';
import { isFault, ProcessInstanceRepository, ProcessInstanceSuspended, ProcessStepper, type ProcessInstance } from '../process-instance';
import { TaskGuardRegistry } from '../registry';
import type { UserTask } from './user-task.entity';
import { AssigneeNotPossible, UserTaskAlreadyClaimed, UserTaskForbidden, UserTaskNotFound, UserTaskNotOpen } from './user-task.errors';
import { UserTaskAssigned, UserTaskCompleted } from './user-task.events';
import { isCandidate, NO_SUCH_PERSON, refuseAssignee, refuseClaim, refuseComment, refuseCompletion, refuseReassignment, refuseUnclaim } from './user-task.policy';
import { inboxOwners, NOBODY_TO_ASK } from './user-task.projector';
import { UserTaskRepository } from './user-task.repository';
import { UserTaskVisibility } from './user-task-visibility.queries';

/** The verbs on a user task: load, check, act, save, tell. */
@Injectable()
export class UserTaskService {
  private readonly logger = new Logger(UserTaskService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: UserTaskRepository,
    private readonly instances: ProcessInstanceRepository,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly stepper: ProcessStepper,
    private readonly forms: FormService,
    private readonly guards: TaskGuardRegistry,
    private readonly deadlines: DeadlineService,
    private readonly history: HistoryService,
    private readonly incidents: IncidentService,
    private readonly users: UserDirectory,
    private readonly visibility: UserTaskVisibility,
    private readonly events: EventBus,
    private readonly clock: BusinessClock,
  ) {}

  claim(actor: Actor, taskId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.load(actor, taskId);
      // only who could have taken it learns who did
      if (task.state === 'CREATED' && task.assigneeId && task.assigneeId !== actor.userId && isCandidate(actor, task)) {
        throw new UserTaskAlreadyClaimed(taskId, (await this.users.find(task.assigneeId))?.name ?? task.assigneeId);
      }
      this.check(task, refuseClaim(actor, task));
      await this.refuseSuspended(task);
      await this.giveTo(task, actor.userId);
      await this.record(task, actor, 'CLAIMED');
    });
  }

  unclaim(actor: Actor, taskId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.load(actor, taskId);
      this.check(task, refuseUnclaim(actor, task));
      await this.refuseSuspended(task);
      await this.giveTo(task, null);
      await this.record(task, actor, 'UNCLAIMED');
    });
  }

  /** 改派: a supervisor gives the task to somebody who may do it. */
  assign(actor: Actor, taskId: string, userId: string, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.loadVisible(actor, taskId);
      this.check(task, refuseReassignment(actor, task));
      const person = await this.users.find(userId);
      if (!person) throw new AssigneeNotPossible(userId, NO_SUCH_PERSON);
      const refusal = refuseAssignee({ ...actorOf(person), active: person.active }, task);
      if (refusal) throw new AssigneeNotPossible(userId, refusal);
      await this.giveTo(task, userId);
      await this.incidents.resolve({ processInstanceId: task.processInstanceId, elementId: task.elementId, kind: NOBODY_TO_ASK });
      await this.record(task, actor, 'ASSIGNED', reason, { from: task.assigneeId, to: userId, toName: person.name });
      await this.events.publish(new UserTaskAssigned(task, userId, actor));
    });
  }

  comment(actor: Actor, taskId: string, text: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const task = await this.loadVisible(actor, taskId);
      this.check(task, refuseComment(actor));
      await this.record(task, actor, 'COMMENT', text);
    });
  }

  /**
   * Completes the task with what its form sent. Refuses before the engine is touched: closed task 409, somebody else's
   * 403, form 400/422 naming the fields, rules of the domain 422.
   */
  complete(actor: Actor, taskId: string, sent: Variables, opinion?: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      try {
        await this.completeNow(actor, taskId, sent, opinion);
      } catch (error) {
        if (isFault(error)) this.unitOfWork.afterRollback((cause) => (isFault(cause) ? this.reportFault({ taskId, actorId: actor.userId, variables: sent, opinion }, error) : undefined));
        throw error;
      }
    });
  }

  private async completeNow(actor: Actor, taskId: string, sent: Variables, opinion?: string): Promise<void> {
    // the instance before its task, as every step does: two who lock in different orders wait for each other
    const found = await this.tasks.find(taskId);
    if (!found || found.tenantId !== actor.tenantId) throw new UserTaskNotFound(taskId);
    const instance = await this.instances.findForUpdate(found.processInstanceId);
    if (!instance) throw new UserTaskNotFound(taskId);
    const task = await this.load(actor, taskId);
    this.check(task, refuseCompletion(actor, task));
    if (instance.suspended) throw new ProcessInstanceSuspended(instance);
    const { values, evidenceIds, outcome } = await this.acceptForm(task, instance, sent);
    const now = this.clock.now();
    for (const guard of this.guards.of(task.processDefinitionKey, task.elementId)) {
      await guard({
        actor,
        tenantId: task.tenantId,
        taskId,
        elementId: task.elementId,
        processInstanceId: instance.id,
        processDefinitionKey: instance.processDefinitionKey,
        businessKey: instance.businessKey,
        groupNo: instance.groupNo ?? undefined,
        evidenceIds,
        input: values,
        variables: instance.variables,
        now,
      });
    }
    // before the step, so that the next task knows who acted
    await this.tasks.update(taskId, { state: 'COMPLETED', completedAt: now, completedBy: actor.userId });
    await this.tasks.replaceInbox(taskId, [], null);
    await this.tasks.markHandled(actor.userId, taskId, now);
    if (task.deadlineId) await this.deadlines.meet(task.deadlineId, now);
    await this.record(task, actor, 'TASK_COMPLETED', opinion, outcome === undefined ? undefined : { outcome }, evidenceIds.length);
    await this.events.publish(new UserTaskCompleted(task, actor, values, evidenceIds, now));
    await this.stepper.proceed(instance.id, { kind: 'complete', activityInstanceId: task.activityInstanceId, variables: values }, actor);
    await this.incidents.resolve({ sourceId: taskId });
    // another row of a multi-instance task may be in trouble of its own
    if (!(await this.tasks.isOpenAt(instance.id, task.elementId))) await this.incidents.resolve({ processInstanceId: instance.id, elementId: task.elementId });
  }

  /** Everything was undone and the task is open again; that it cannot go on must not stay the user's secret. */
  private async reportFault(command: FailedCommand, error: unknown): Promise<void> {
    const task = await this.tasks.find(command.taskId);
    if (!task) return;
    const { tenantId, processInstanceId, elementId } = task;
    try {
      await this.incidents.raise({ tenantId, processInstanceId, elementId, kind: 'step-failed', error, source: { kind: 'COMMAND', id: task.id }, command });
    } catch (failure) {
      // the caller must hear of the first error, not of this one
      this.logger.error(`the incident of ${command.taskId} could not be recorded: ${String(failure)}`, error instanceof Error ? error.message : String(error));
    }
  }

  private async acceptForm(task: UserTask, instance: ProcessInstance, sent: Variables): Promise<{ values: Variables; evidenceIds: string[]; outcome?: string }> {
    const schema = task.formKey
      ? await this.definitions.getForm(task.processDefinitionId, task.formKey)
      : ({ id: 'empty', type: 'default', components: [] } as const);
    const values = this.forms.accept(schema, sent, instance.variables);
    return { values, evidenceIds: this.forms.evidenceIds(schema, values), outcome: this.forms.outcomeOf(schema, values) };
  }

  private async load(actor: Actor, taskId: string): Promise<UserTask> {
    const task = await this.tasks.findForUpdate(taskId);
    if (!task || task.tenantId !== actor.tenantId) throw new UserTaskNotFound(taskId);
    return task;
  }

  /** For verbs that are open to more than those who were asked. */
  private async loadVisible(actor: Actor, taskId: string): Promise<UserTask> {
    const task = await this.load(actor, taskId);
    const instance = await this.instances.find(task.processInstanceId);
    if (!instance || !(await this.visibility.allows(actor, task, instance))) throw new UserTaskNotFound(taskId);
    return task;
  }

  private check(task: UserTask, refusal: Sentence | undefined): void {
    if (!refusal) return;
    if (task.state !== 'CREATED') throw new UserTaskNotOpen(task.id, task.state);
    throw new UserTaskForbidden(task.id, refusal);
  }

  /** A run that stands still keeps its tasks where they are; a supervisor may pass them on. */
  private async refuseSuspended(task: UserTask): Promise<void> {
    const instance = await this.instances.find(task.processInstanceId);
    if (instance?.suspended) throw new ProcessInstanceSuspended(instance);
  }

  private async giveTo(task: UserTask, userId: string | null): Promise<void> {
    await this.tasks.update(task.id, { assigneeId: userId });
    await this.tasks.replaceInbox(task.id, inboxOwners({ ...task, assigneeId: userId }), task.dueAt);
  }

  private record(task: UserTask, actor: Actor, kind: 'CLAIMED' | 'UNCLAIMED' | 'ASSIGNED' | 'COMMENT' | 'TASK_COMPLETED', opinion?: string, detail?: Record<string, unknown>, evidenceCount = 0): Promise<void> {
    return this.history.record({
      tenantId: task.tenantId,
      processInstanceId: task.processInstanceId,
      at: this.clock.now(),
      kind,
      elementId: task.elementId,
      elementName: task.name,
      taskId: task.id,
      actorId: actor.userId,
      opinion: opinion?.trim() || null,
      clause: task.clause,
      detail: detail ?? null,
      evidenceCount,
    });
  }
}
