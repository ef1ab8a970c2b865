import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../../common';
import type { StepOutcome, Variables } from '../../../engine';
import { UnitOfWork } from '../../../platform/database';
import { EventBus } from '../../../platform/event';
import { DeadlineService } from '../../deadline';
import { IncidentService, type FailedCommand } from '../../incident';
import { isFault, ProcessInstanceSuspended, ProcessStepper, type ProcessInstance } from '../../process-instance';
import { CompletionCheck, type AcceptedCompletion } from '../completion-check';
import { TaskDesk } from '../task-desk';
import type { Signature, UserTask } from '../user-task.entity';
import { UserTaskCompleted, UserTaskPassed } from '../user-task.events';
import { refuseCompletion } from '../user-task.policy';
import { UserTaskRepository } from '../user-task.repository';

/** What a step may do and still be taken back: pass gateways and rules, and give people work. */
const TRACELESS: ReadonlySet<string> = new Set(['userTask', 'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'businessRuleTask']);

/**
 * 办理: completes the task with what its form sent. Refuses before the engine is touched: closed task 409, somebody else's
 * 403, form 400/422 naming the fields, rules of the domain 422. Where somebody is to sign afterwards, it is held until then.
 */
@Injectable()
export class CompleteUserTask {
  private readonly logger = new Logger(CompleteUserTask.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: TaskDesk,
    private readonly check: CompletionCheck,
    private readonly tasks: UserTaskRepository,
    private readonly stepper: ProcessStepper,
    private readonly deadlines: DeadlineService,
    private readonly incidents: IncidentService,
    private readonly events: EventBus,
  ) {}

  run(actor: Actor, taskId: string, sent: Variables, opinion?: string): Promise<void> {
    return this.reporting({ taskId, actorId: actor.userId, variables: sent, opinion }, async () => {
      const { task, instance } = await this.desk.loadWithInstance(actor, taskId);
      await this.desk.checkHandler(actor, task, refuseCompletion);
      if (instance.suspended) throw new ProcessInstanceSuspended(instance);
      const accepted = await this.check.accept(actor, task, instance, sent);
      const planned = task.signatures?.filter(({ state }) => state === 'PLANNED') ?? [];
      if (planned.length > 0) await this.hold(task, actor, { variables: sent, opinion }, accepted, planned);
      else await this.finish(task, instance, actor, accepted, { opinion, principalId: await this.principalOf(actor, task) });
    });
  }

  /** Everybody has signed: may what the handler had decided still be carried out, by the rules of now? Throws the refusal. */
  acceptHeld(task: UserTask, instance: ProcessInstance, handler: Actor): Promise<AcceptedCompletion> {
    return this.check.accept(handler, task, instance, task.heldCompletion!.variables);
  }

  /** Carries it out, in the handler's name. */
  carryOutHeld(task: UserTask, instance: ProcessInstance, handler: Actor, accepted: AcceptedCompletion): Promise<void> {
    const { opinion, principalId } = task.heldCompletion!;
    return this.finish(task, instance, handler, accepted, { opinion, principalId });
  }

  /** The same for a signature: what breaks is the handler's decision that it set off. */
  async reportingHeld(taskId: string, act: () => Promise<void>): Promise<void> {
    const task = await this.tasks.find(taskId);
    const held = task?.signing === 'AFTER' ? task.heldCompletion : null;
    return held ? this.reporting({ taskId, actorId: held.actorId, variables: held.variables, opinion: held.opinion }, act) : this.unitOfWork.run(act);
  }

  /** A defect in what `act` sets off is undone with it, and told afterwards: that it cannot go on must not stay one user's secret. */
  private reporting(command: FailedCommand, act: () => Promise<void>): Promise<void> {
    return this.unitOfWork.run(async () => {
      try {
        return await act();
      } catch (error) {
        if (isFault(error)) this.unitOfWork.afterRollback((cause) => (isFault(cause) ? this.reportFault(command, error) : undefined));
        throw error;
      }
    });
  }

  private async hold(task: UserTask, actor: Actor, decision: { variables: Variables; opinion?: string }, { evidenceIds, outcome }: AcceptedCompletion, planned: readonly Signature[]): Promise<void> {
    const signatures = task.signatures!.map((each) => (each.state === 'PLANNED' ? { ...each, state: 'PENDING' as const } : each));
    const principalId = await this.principalOf(actor, task);
    const held = await this.desk.handOver(task, { signing: 'AFTER', signatures, heldCompletion: { actorId: actor.userId, principalId, ...decision } });
    await this.desk.markHandled(actor, task);
    // its files are bound now: who signs must be able to look at them
    await this.desk.record(task, actor, 'SIGNING', { opinion: decision.opinion, detail: toldOf(outcome), evidenceIds, principalId });
    await this.events.publish(new UserTaskPassed(held, 'SIGNERS_ADDED', actor, planned.map(({ userId }) => userId), planned[0]!.reason));
  }

  private async finish(task: UserTask, instance: ProcessInstance, actor: Actor, { values, evidenceIds, outcome, tally }: AcceptedCompletion, { opinion, principalId }: { opinion?: string; principalId: string | null }): Promise<void> {
    const { now } = this.desk;
    // before the step, so that the next task knows who acted
    await this.tasks.update(task.id, { state: 'COMPLETED', completedAt: now, completedBy: actor.userId, completedFor: principalId, outcome: outcome?.value ?? null, signing: null, heldCompletion: null });
    await this.tasks.replaceInbox(task.id, [], null);
    await this.desk.markHandled(actor, task);
    if (task.deadlineId) await this.deadlines.meet(task.deadlineId, now);
    await this.desk.record(task, actor, 'TASK_COMPLETED', { opinion, detail: toldOf(outcome), evidenceIds, principalId });
    await this.events.publish(new UserTaskCompleted(task, actor, values, evidenceIds, now, instance.variables));
    const step = await this.stepper.proceed(instance.id, { kind: 'complete', activityInstanceId: task.activityInstanceId, variables: values, instanceVariables: tally }, actor);
    // one vote of several is not taken back: the others stand beside it
    if (task.iteration === null && isTraceless(step)) await this.tasks.update(task.id, { recallable: true });
    await this.incidents.resolve({ sourceId: task.id });
    // another row of a multi-instance task may be in trouble of its own
    if (!(await this.tasks.isOpenAt(instance.id, task.elementId))) await this.incidents.resolve({ processInstanceId: instance.id, elementId: task.elementId });
  }

  private async principalOf(actor: Actor, task: UserTask): Promise<string | null> {
    const userId = await this.desk.actsAs(actor, task);
    return userId === actor.userId ? null : userId;
  }

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
}

/** Of what the form said only what was decided and why. */
function toldOf(outcome: AcceptedCompletion['outcome']): { outcome: string; reason?: string } | undefined {
  return outcome && { outcome: outcome.label, ...(outcome.reason ? { reason: outcome.reason } : {}) };
}

/** Did nothing happen but that people got work? Boundary events come and go with their task. */
function isTraceless({ state, effects, facts }: StepOutcome): boolean {
  return (
    state === 'ACTIVE' &&
    effects.length === 0 &&
    facts.every((fact) => fact.kind === 'sequence-flow-taken' || fact.activity.elementType === 'boundaryEvent' || TRACELESS.has(fact.activity.elementType)) &&
    facts.some((fact) => fact.kind === 'activity-started' && fact.waiting && fact.activity.userTask)
  );
}
