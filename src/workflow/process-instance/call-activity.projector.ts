import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError, systemActor } from '../../common';
import { ActivityNotWaiting, type StepOperation, type Variables } from '../../engine';
import { OutboxHandlerRegistry, OutboxService, type Held } from '../../platform/outbox';
import { CancelProcessInstance } from './commands/cancel';
import { CallsTooDeep, ProcessInstanceEnded } from './process-instance.errors';
import { ProcessInstanceRepository } from './process-instance.repository';
import { ProcessInstanceService, type StartLaterRequest } from './process-instance.service';
import { ProcessStepper, type ParentResumption } from './process-stepper';
import { StepProjectorRegistry, type StepTaken } from './step-projector.registry';
import { SuspensionGate } from './suspension-gate';

interface ChildStart {
  readonly parentInstanceId: string;
  readonly parentActivityId: string;
  readonly calledElement: string;
  readonly variables: Variables;
  /** the parent's unless the diagram gives another */
  readonly businessKey?: string;
}

interface ChildEscalation {
  readonly parentInstanceId: string;
  readonly parentActivityId: string;
  readonly escalationCode: string;
  readonly variables: Variables;
}

interface ChildTermination {
  readonly parentInstanceId: string;
  readonly parentActivityId: string;
}

/** Runs in one chain of calls, the root included: a process that calls itself must not go on for ever. */
const MAX_CALL_DEPTH = 8;

/**
 * Call activities through the outbox, never by re-entering the engine: the child starts after the parent's commit, the
 * parent goes on after the child's, and a cancelled call activity takes its child with it (modelling: engine floor).
 */
@Injectable()
export class CallActivityProjector implements OnModuleInit {
  constructor(
    private readonly projectors: StepProjectorRegistry,
    private readonly outbox: OutboxService,
    private readonly handlers: OutboxHandlerRegistry,
    private readonly instances: ProcessInstanceRepository,
    private readonly service: ProcessInstanceService,
    private readonly stepper: ProcessStepper,
    private readonly cancellation: CancelProcessInstance,
    private readonly gate: SuspensionGate,
  ) {}

  onModuleInit(): void {
    this.projectors.register('call-activity', (step) => this.project(step));
    this.handlers.register<ChildStart>('call-activity.start-child', (payload) => this.startChild(payload));
    this.handlers.register<ParentResumption>('call-activity.resume-parent', (payload, { tenantId }) => this.resumeParent(payload, tenantId));
    this.handlers.register<ChildEscalation>('call-activity.escalate', (payload, { tenantId }) => this.escalate(payload, tenantId));
    this.handlers.register<ChildTermination>('call-activity.terminate-child', (payload) => this.terminateChild(payload));
    this.handlers.register<Omit<StartLaterRequest, 'key'>>('process-instance.start', async (request) => {
      try {
        await this.service.start({ ...request, actor: systemActor(request.tenantId) });
      } catch (error) {
        // what should be started runs already: the request is answered, retrying would not change it
        if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
      }
    });
  }

  private async project(step: StepTaken): Promise<void> {
    const { id: parentInstanceId, tenantId, parentInstanceId: callerId, parentActivityId } = step.instance;
    for (const effect of step.effects) {
      if (effect.kind === 'escalate' && callerId && parentActivityId) {
        // before the end of this run, which is written later and served in the order of the key
        const payload: ChildEscalation = { parentInstanceId: callerId, parentActivityId, escalationCode: effect.escalationCode, variables: effect.variables };
        await this.outbox.put({ tenantId, kind: 'call-activity.escalate', payload, key: callerId });
      }
      if (effect.kind !== 'start-child') continue;
      const payload: ChildStart = { parentInstanceId, parentActivityId: effect.activityInstanceId, calledElement: effect.calledElement, variables: effect.variables, businessKey: effect.businessKey };
      await this.outbox.put({ tenantId, kind: 'call-activity.start-child', payload, key: parentInstanceId });
    }
    for (const fact of step.facts) {
      if (fact.kind !== 'activity-canceled' || !fact.activity.call) continue;
      const payload: ChildTermination = { parentInstanceId, parentActivityId: fact.activity.id };
      await this.outbox.put({ tenantId, kind: 'call-activity.terminate-child', payload, key: parentInstanceId });
    }
  }

  private async startChild(payload: ChildStart): Promise<Held | void> {
    const held = await this.gate.holds(payload.parentInstanceId);
    if (held) return held;
    const parent = await this.instances.find(payload.parentInstanceId);
    // cancelled between the parent's commit and now: there is nothing to start any more
    const waiting = parent?.state === 'ACTIVE' && (await this.instances.listWaiting(parent.id)).some((activity) => activity.id === payload.parentActivityId);
    if (!parent || !waiting) return;
    if ((await this.instances.countCallers(parent.id, MAX_CALL_DEPTH)) + 1 >= MAX_CALL_DEPTH) throw new CallsTooDeep(payload.calledElement, MAX_CALL_DEPTH);
    await this.service.start({
      actor: { ...systemActor(parent.tenantId), userId: parent.startedBy },
      tenantId: parent.tenantId,
      processDefinitionKey: payload.calledElement,
      businessKey: payload.businessKey ?? parent.businessKey,
      title: parent.title,
      variables: { ...inherited(parent.variables), ...payload.variables },
      parent: { instanceId: parent.id, activityId: payload.parentActivityId, rootInstanceId: parent.rootInstanceId },
    });
  }

  private async resumeParent({ parentInstanceId, parentActivityId, childInstanceId, errorCode }: ParentResumption, tenantId: string): Promise<Held | void> {
    const held = await this.gate.holds(parentInstanceId);
    if (held) return held;
    const child = await this.instances.find(childInstanceId);
    await this.tellCaller(
      parentInstanceId,
      errorCode === undefined
        ? { kind: 'complete', activityInstanceId: parentActivityId, variables: child?.variables ?? {} }
        : { kind: 'throw-error', activityInstanceId: parentActivityId, errorCode },
      tenantId,
    );
  }

  /** What a called run did not catch itself; it goes on unless the caller cancels the call. */
  private async escalate({ parentInstanceId, parentActivityId: activityInstanceId, escalationCode, variables }: ChildEscalation, tenantId: string): Promise<Held | void> {
    const held = await this.gate.holds(parentInstanceId);
    if (held) return held;
    await this.tellCaller(parentInstanceId, { kind: 'throw-escalation', activityInstanceId, escalationCode, variables }, tenantId);
  }

  private async tellCaller(parentInstanceId: string, operation: Exclude<StepOperation, { kind: 'start' }>, tenantId: string): Promise<void> {
    try {
      await this.stepper.proceed(parentInstanceId, operation, systemActor(tenantId));
    } catch (error) {
      if (!(error instanceof ActivityNotWaiting) && !(error instanceof ProcessInstanceEnded)) throw error; // the parent no longer waits: late, harmless
    }
  }

  private async terminateChild(payload: ChildTermination): Promise<void> {
    const child = await this.instances.findChild(payload.parentInstanceId, payload.parentActivityId);
    if (child?.state === 'ACTIVE') await this.cancellation.run(child.id, systemActor(child.tenantId), '上级流程已转入其他环节');
  }
}

/** What every called run knows of its caller without being told. */
function inherited(variables: Variables): Variables {
  return Object.fromEntries(['groupNo', 'groupName', 'unitId', 'packId', 'packVersion'].filter((name) => variables[name] !== undefined).map((name) => [name, variables[name]]));
}
