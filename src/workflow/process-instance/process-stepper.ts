import { Injectable } from '@nestjs/common';
import { BusinessClock, DomainError, type Actor } from '../../common';
import { ProcessEngine, StepFailed, type EngineFact, type StepOperation, type StepOutcome } from '../../engine';
import { InstanceStateRepository } from '../../engine/store';
import { UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import { OutboxService } from '../../platform/outbox';
import { ProcessDefinitionRepository } from '../process-definition';
import type { ProcessInstance } from './process-instance.entity';
import { ProcessInstanceEnded, ProcessInstanceNotFound } from './process-instance.errors';
import { ProcessInstanceClosed } from './process-instance.events';
import { ProcessInstanceRepository } from './process-instance.repository';
import { StepProjectorRegistry } from './step-projector.registry';

export interface ParentResumption {
  readonly parentInstanceId: string;
  readonly parentActivityId: string;
  readonly childInstanceId: string;
}

/**
 * One step of one instance: lock, restore, one engine operation, rows derived from its facts, one save (architecture:
 * "One command, one transaction"). Always inside the caller's unit of work.
 */
@Injectable()
export class ProcessStepper {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly states: InstanceStateRepository,
    private readonly instances: ProcessInstanceRepository,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly projectors: StepProjectorRegistry,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventBus,
    private readonly outbox: OutboxService,
    private readonly clock: BusinessClock,
  ) {}

  /** The first step of an instance whose row has just been written. */
  start(instance: ProcessInstance, actor: Actor, startElementId?: string): Promise<StepOutcome> {
    return this.unitOfWork.run(async () => {
      const outcome = await this.step(instance, undefined, { kind: 'start', variables: instance.variables, startElementId }, actor);
      await this.states.insert(instance.id, outcome.snapshot);
      await this.derive(instance, outcome, actor);
      return outcome;
    });
  }

  /** A further step; refuses ended instances before the engine is touched. */
  proceed(processInstanceId: string, operation: Exclude<StepOperation, { kind: 'start' }>, actor: Actor): Promise<StepOutcome> {
    return this.unitOfWork.run(async () => {
      const instance = await this.instances.findForUpdate(processInstanceId);
      if (!instance) throw new ProcessInstanceNotFound(processInstanceId);
      if (instance.state !== 'ACTIVE') throw new ProcessInstanceEnded(processInstanceId, instance.state);
      const state = await this.states.loadForUpdate(processInstanceId);
      if (!state) throw new ProcessInstanceNotFound(processInstanceId);
      const outcome = await this.step(instance, state.snapshot, operation, actor);
      await this.states.save(state, outcome.snapshot);
      await this.derive(instance, outcome, actor);
      return outcome;
    });
  }

  private async step(instance: ProcessInstance, snapshot: string | undefined, operation: StepOperation, actor: Actor): Promise<StepOutcome> {
    const definition = await this.definitions.get(instance.processDefinitionId);
    try {
      return await this.engine.step({
        definition: { id: definition.id, key: definition.key, version: definition.version, xml: definition.xml },
        snapshot,
        context: { tenantId: instance.tenantId, processInstanceId: instance.id, businessKey: instance.businessKey, actor, now: this.clock.now() },
        operation,
      });
    } catch (error) {
      // what a service task refused is the user's business; everything else stays a failed step
      if (error instanceof StepFailed && error.cause instanceof DomainError) throw error.cause;
      throw error;
    }
  }

  private async derive(instance: ProcessInstance, outcome: StepOutcome, actor: Actor): Promise<void> {
    const now = this.clock.now();
    const definition = await this.definitions.get(instance.processDefinitionId);
    await this.instances.recordFacts(instance.id, outcome.facts, now);
    const variables = outcome.variables;
    const after: ProcessInstance = {
      ...instance,
      state: outcome.state,
      variables,
      groupNo: text(variables.groupNo) ?? instance.groupNo,
      groupName: text(variables.groupName) ?? instance.groupName,
      unitId: text(variables.unitId) ?? instance.unitId,
      endedAt: outcome.state === 'ACTIVE' ? null : now,
      outcome: outcome.state === 'ACTIVE' ? null : (lastEndEvent(outcome.facts) ?? null),
    };
    await this.instances.update(instance.id, after);
    await this.projectors.project({ instance: after, definition, facts: outcome.facts, effects: outcome.effects, actor, now });
    if (after.state === 'ACTIVE') return;
    if (after.parentInstanceId && after.parentActivityId && after.state === 'COMPLETED') {
      const payload: ParentResumption = { parentInstanceId: after.parentInstanceId, parentActivityId: after.parentActivityId, childInstanceId: after.id };
      await this.outbox.put({ tenantId: after.tenantId, kind: 'call-activity.resume-parent', payload, key: after.parentInstanceId });
    }
    await this.events.publish(new ProcessInstanceClosed(after, now));
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function lastEndEvent(facts: readonly EngineFact[]): string | undefined {
  for (let index = facts.length - 1; index >= 0; index--) {
    const fact = facts[index]!;
    if (fact.kind === 'activity-completed' && fact.activity.elementType === 'endEvent') return fact.activity.elementName ?? fact.activity.elementId;
  }
  return undefined;
}
