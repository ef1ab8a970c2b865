import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../common';
import { ActivityNotWaiting, StepFailed, type ActivityFact } from '../../engine';
import { DeadlineService } from '../deadline';
import { JobHandlerRegistry, JobService, type FiredJob } from '../job';
import { ProcessInstanceEnded, ProcessStepper, StepProjectorRegistry, type StepTaken } from '../process-instance';
import { TimerWithoutDeadline } from './timer.errors';

export const BPMN_TIMER = 'bpmn-timer';

interface TimerPayload {
  readonly processInstanceId: string;
  readonly activityInstanceId: string;
  /** for people who read the row */
  readonly elementId: string;
  /** earliest instant (ISO) whatever the deadline says */
  readonly notBefore?: string;
}

/**
 * BPMN timers are job rows. A timer tied to a deadline keeps its offset, so that a recount moves it; others keep the
 * instant their expression gave. The engine itself never waits by the clock.
 */
@Injectable()
export class TimerProjector implements OnModuleInit {
  constructor(
    private readonly projectors: StepProjectorRegistry,
    private readonly handlers: JobHandlerRegistry,
    private readonly jobs: JobService,
    private readonly deadlines: DeadlineService,
    private readonly stepper: ProcessStepper,
  ) {}

  onModuleInit(): void {
    this.projectors.register('timer', (step) => this.project(step));
    this.handlers.register<TimerPayload>(BPMN_TIMER, (job) => this.fire(job), { pausing: true });
  }

  private async project(step: StepTaken): Promise<void> {
    for (const fact of step.facts) {
      if (fact.kind === 'sequence-flow-taken' || !fact.activity.timer) continue;
      if (fact.kind === 'activity-started' && fact.waiting) await this.arm(fact.activity, step);
      else if (fact.kind !== 'activity-started') await this.jobs.cancel(timerKey(step.instance.id, fact.activity.id));
    }
  }

  private async arm(activity: ActivityFact, step: StepTaken): Promise<void> {
    const timer = activity.timer!;
    const notBefore = typeof activity.gov.notBefore === 'string' ? activity.gov.notBefore : undefined;
    const payload: TimerPayload = {
      processInstanceId: step.instance.id,
      activityInstanceId: activity.id,
      elementId: activity.elementId,
      notBefore,
    };
    const common = { tenantId: step.instance.tenantId, kind: BPMN_TIMER, key: timerKey(step.instance.id, activity.id), payload, processInstanceId: step.instance.id };
    const deadline = await this.deadlineOf(activity, step);
    if (deadline) {
      const offset = timer.offset ?? '0';
      const dueAt = this.deadlines.instantOf(deadline, offset, notBefore ? new Date(notBefore) : undefined);
      await this.jobs.schedule({ ...common, dueAt, deadlineId: deadline.id, offset });
    } else if (timer.dueAt) {
      await this.jobs.schedule({ ...common, dueAt: timer.dueAt });
    } else {
      throw StepFailed.at(activity.elementId, new TimerWithoutDeadline(activity.elementId, timer.deadlineRef));
    }
  }

  /** `gov:deadlineId` names a deadline of another run (S1 watches one); `gov:deadlineRef` a code of this run. */
  private async deadlineOf(activity: ActivityFact, step: StepTaken) {
    if (typeof activity.gov.deadlineId === 'string') return this.deadlines.get(activity.gov.deadlineId);
    const code = activity.timer?.deadlineRef;
    if (!code) return undefined;
    return this.deadlines.findForTimer({ processInstanceId: step.instance.id, code, activityInstanceId: activity.attachedToInstanceId });
  }

  private async fire(job: FiredJob<TimerPayload>): Promise<void> {
    const { processInstanceId, activityInstanceId } = job.payload;
    try {
      await this.stepper.proceed(processInstanceId, { kind: 'complete', activityInstanceId, variables: {} }, systemActor(job.tenantId));
    } catch (error) {
      if (error instanceof ActivityNotWaiting || error instanceof ProcessInstanceEnded) return; // late: the run has gone another way
      throw error;
    }
  }
}

/** Key of the job behind a waiting timer. */
export function timerKey(processInstanceId: string, activityInstanceId: string): string {
  return `timer:${processInstanceId}:${activityInstanceId}`;
}
