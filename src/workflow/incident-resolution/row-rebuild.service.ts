import { Injectable } from '@nestjs/common';
import { BusinessClock, systemActor } from '../../common';
import { inspectSnapshot, ProcessEngine, type ActivityFact, type EngineEffect, type Variables } from '../../engine';
import { InstanceStateRepository } from '../../engine/store';
import { OutboxService } from '../../platform/outbox';
import { JobService } from '../job';
import { MessageRepository } from '../message';
import { errorCodeOf, ProcessInstanceRepository, readableVariables, StepProjectorRegistry, type ParentResumption, type ProcessInstance } from '../process-instance';
import { timerKey } from '../timer';
import { UserTaskRepository } from '../user-task';
import { IncidentActionNotPossible } from './incident-resolution.errors';

/**
 * The engine's snapshot is the truth of a run; tasks, timers, subscriptions and calls are rows derived from it. When such
 * a row is gone the run stands still. What the snapshot says is waiting is derived again, through the same projectors.
 */
@Injectable()
export class RowRebuildService {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly states: InstanceStateRepository,
    private readonly instances: ProcessInstanceRepository,
    private readonly projectors: StepProjectorRegistry,
    private readonly tasks: UserTaskRepository,
    private readonly jobs: JobService,
    private readonly messages: MessageRepository,
    private readonly outbox: OutboxService,
    private readonly clock: BusinessClock,
  ) {}

  /** In the caller's unit of work, the run being locked. Refuses when no row is missing. */
  async rebuild(incidentId: string, processInstanceId: string): Promise<void> {
    const instance = await this.instances.find(processInstanceId);
    const state = await this.states.loadForUpdate(processInstanceId);
    const waiting = instance && state ? this.engine.waitingIn(state.snapshot) : [];
    const missing: ActivityFact[] = [];
    for (const activity of waiting) if (instance && (await this.isMissing(instance, activity))) missing.push(activity);
    if (!instance || missing.length === 0) {
      throw new IncidentActionNotPossible(incidentId, 'retry', {
        zh: '保存的运行状态里没有可恢复的环节，请移动到其他环节或终止该事项。',
        en: 'The saved state holds nothing that could be restored; move the case to another step or cancel it.',
      });
    }
    const effects: EngineEffect[] = [];
    for (const activity of missing) if (activity.call && !(await this.resumeAfterChild(instance, activity))) effects.push({ kind: 'start-child', activityInstanceId: activity.id, ...activity.call });
    await this.projectors.project({
      instance,
      facts: missing.map((activity) => ({ kind: 'activity-started', activity, waiting: true })),
      effects,
      actor: systemActor(instance.tenantId),
      now: this.clock.now(),
    });
  }

  /** A run whose row of variables is damaged: the engine's own state has them still. */
  async restoreVariables(processInstanceId: string): Promise<void> {
    const instance = await this.instances.find(processInstanceId);
    if (!instance || instance.state !== 'ACTIVE' || readableVariables(instance.variables)) return;
    const state = await this.states.loadForUpdate(processInstanceId);
    const variables = state && variablesIn(state.snapshot);
    if (variables) await this.instances.update(processInstanceId, { variables });
  }

  private async isMissing({ id }: ProcessInstance, activity: ActivityFact): Promise<boolean> {
    if (activity.userTask) return (await this.tasks.findOpenByActivity(id, activity.id)) === null;
    if (activity.timer) return !(await this.jobs.isPending(timerKey(id, activity.id)));
    if (activity.message ?? activity.signal) return !(await this.messages.isSubscribed(id, activity.id));
    if (!activity.call) return false;
    const child = await this.instances.findChild(id, activity.id);
    return child?.state !== 'ACTIVE' && !(await this.outbox.isPending(id));
  }

  /** The called run is over and its caller was not told. */
  private async resumeAfterChild({ id, tenantId }: ProcessInstance, activity: ActivityFact): Promise<boolean> {
    const child = await this.instances.findChild(id, activity.id);
    const errorCode = child ? errorCodeOf(child) : undefined;
    if (!child || (child.state !== 'COMPLETED' && errorCode === undefined)) return false;
    const payload: ParentResumption = { parentInstanceId: id, parentActivityId: activity.id, childInstanceId: child.id, errorCode };
    await this.outbox.put({ tenantId, kind: 'call-activity.resume-parent', payload, key: id });
    return true;
  }
}

/** Nothing when the state is damaged, too: then the run can be cancelled. */
function variablesIn(snapshot: string): Variables | undefined {
  try {
    return inspectSnapshot(snapshot).variables;
  } catch {
    return undefined;
  }
}
