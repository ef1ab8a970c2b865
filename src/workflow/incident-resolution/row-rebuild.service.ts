import { Injectable } from '@nestjs/common';
import { BusinessClock, systemActor } from '../../common';
import { ProcessEngine, type ActivityFact, type EngineEffect } from '../../engine';
import { InstanceStateRepository } from '../../engine/store';
import { OutboxService } from '../../platform/outbox';
import { JobService } from '../job';
import { MessageRepository } from '../message';
import { ProcessDefinitionRepository } from '../process-definition';
import { ProcessInstanceRepository, StepProjectorRegistry, type ParentResumption, type ProcessInstance } from '../process-instance';
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
    private readonly definitions: ProcessDefinitionRepository,
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
      definition: await this.definitions.get(instance.processDefinitionId),
      facts: missing.map((activity) => ({ kind: 'activity-started', activity, waiting: true })),
      effects,
      actor: systemActor(instance.tenantId),
      now: this.clock.now(),
    });
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
    if (child?.state !== 'COMPLETED') return false;
    const payload: ParentResumption = { parentInstanceId: id, parentActivityId: activity.id, childInstanceId: child.id };
    await this.outbox.put({ tenantId, kind: 'call-activity.resume-parent', payload, key: id });
    return true;
  }
}
