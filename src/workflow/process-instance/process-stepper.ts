import { Injectable } from '@nestjs/common';
import { BusinessClock, faultPoint, type Actor } from '../../common';
import { ModelMistake, ProcessEngine, StepFailed, type EngineFact, type StepOperation, type StepOutcome } from '../../engine';
import { InstanceStateRepository } from '../../engine/store';
import { UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import { OutboxService } from '../../platform/outbox';
import { ProcessDefinitionNotFound, ProcessDefinitionRepository, type ProcessDefinition } from '../process-definition';
import type { ActivityInstance } from './activity-instance.entity';
import type { ProcessInstance } from './process-instance.entity';
import { ProcessInstanceEnded, ProcessInstanceNotFound, ProcessInstanceSuspended } from './process-instance.errors';
import { ProcessInstanceClosed } from './process-instance.events';
import { ProcessInstanceRepository } from './process-instance.repository';
import { readableVariables } from './readable-variables.policy';
import { outcomeOfError, refusalIn, uncaughtErrorCode } from './step-fault.policy';
import { StepProjectorRegistry } from './step-projector.registry';

/** Written when a called run is over: its caller goes on, or meets the error nobody in the called run caught. */
export interface ParentResumption {
  readonly parentInstanceId: string;
  readonly parentActivityId: string;
  readonly childInstanceId: string;
  readonly errorCode?: string;
}

/**
 * One step of one instance: lock, restore, one engine operation, rows derived from its facts, one save (architecture:
 * "One command, one transaction"). Always inside the caller's unit of work.
 *
 * A BPMN error that a called run does not catch ends the run (TERMINATED) and is raised at the call activity of its
 * caller; what the service tasks of the broken step had written stays, as with any BPMN error.
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
  start(instance: ProcessInstance, actor: Actor, startElementId?: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      try {
        const outcome = await this.step(instance, undefined, { kind: 'start', variables: instance.variables, startElementId }, actor, null);
        await faultPoint('stepped');
        await this.states.insert(instance.id, outcome.snapshot);
        await faultPoint('state-written');
        await this.derive(instance, outcome, actor);
      } catch (error) {
        const errorCode = forCaller(instance, error);
        if (errorCode === undefined) throw error;
        await this.close({ ...instance, state: 'TERMINATED', endedAt: this.clock.now() }, errorCode);
      }
    });
  }

  /** A further step; refuses ended instances before the engine is touched. */
  proceed(processInstanceId: string, operation: Exclude<StepOperation, { kind: 'start' }>, actor: Actor): Promise<StepOutcome> {
    return this.unitOfWork.run(async () => {
      const instance = await this.instances.findForUpdate(processInstanceId);
      await faultPoint('instance-locked');
      if (!instance) throw new ProcessInstanceNotFound(processInstanceId);
      if (instance.state !== 'ACTIVE') throw new ProcessInstanceEnded(processInstanceId, instance.state);
      if (instance.suspended && !isControl(operation)) throw new ProcessInstanceSuspended(instance);
      const state = await this.states.loadForUpdate(processInstanceId);
      await faultPoint('state-loaded');
      if (!state) throw new StepFailed(instance.processDefinitionKey, new ModelMistake('snapshot-missing', '该事项保存的运行状态已丢失', 'The saved state of this instance is lost'));
      let outcome: StepOutcome;
      let errorCode: string | undefined;
      try {
        outcome = await this.step(instance, state.snapshot, operation, actor, state.skipElementIds);
      } catch (error) {
        errorCode = forCaller(instance, error);
        if (errorCode === undefined) throw error;
        outcome = await this.step(instance, state.snapshot, { kind: 'terminate' }, actor, null);
      }
      await faultPoint('stepped');
      await this.states.save(state, outcome.snapshot, notReached(state.skipElementIds, outcome.facts));
      await faultPoint('state-written');
      await this.derive(instance, outcome, actor, errorCode);
      return outcome;
    });
  }

  /**
   * Ends every token. A run whose state or diagram is lost or damaged is ended from its rows: what nothing can continue
   * must not stand for ever, nor keep the run that called it from being ended.
   */
  terminate(processInstanceId: string, actor: Actor): Promise<void> {
    return this.unitOfWork.run(async () => {
      try {
        await this.proceed(processInstanceId, { kind: 'terminate' }, actor);
      } catch (error) {
        // the engine gave up before anything was written
        if (!(error instanceof StepFailed)) throw error;
        await this.closeFromRows(processInstanceId, actor);
      }
    });
  }

  private async closeFromRows(processInstanceId: string, actor: Actor): Promise<void> {
    const instance = await this.instances.findForUpdate(processInstanceId);
    if (!instance) throw new ProcessInstanceNotFound(processInstanceId);
    const now = this.clock.now();
    const facts = (await this.instances.listLiving(processInstanceId)).map(canceledFrom);
    await this.instances.recordFacts(processInstanceId, facts, now);
    const end = { state: 'TERMINATED', suspended: false, endedAt: now, outcome: null } as const;
    await this.instances.update(processInstanceId, end);
    await this.states.remove(processInstanceId);
    // those who hear of the end must not stumble over what is damaged
    const after: ProcessInstance = { ...instance, ...end, variables: readableVariables(instance.variables) ?? {} };
    await this.projectors.project({ instance: after, isRenamed: after.groupName !== instance.groupName, facts, effects: [], actor, now });
    await this.close(after);
  }

  private async step(instance: ProcessInstance, snapshot: string | undefined, operation: StepOperation, actor: Actor, skipElementIds: readonly string[] | null): Promise<StepOutcome> {
    const definition = await this.definitionOf(instance);
    try {
      return await this.engine.step({
        definition: { id: definition.id, key: definition.key, version: definition.version, xml: definition.xml },
        snapshot,
        context: { tenantId: instance.tenantId, processInstanceId: instance.id, businessKey: instance.businessKey, actor, now: this.clock.now() },
        operation,
        skipElementIds: skipElementIds ?? [],
      });
    } catch (error) {
      if (error instanceof StepFailed) error.processInstanceId = instance.id;
      throw refusalIn(error) ?? error;
    }
  }

  /** A run whose version is gone is stuck, not "not found": nobody who acts on it can do anything about it. */
  private async definitionOf({ processDefinitionId, processDefinitionKey }: ProcessInstance): Promise<ProcessDefinition> {
    try {
      return await this.definitions.get(processDefinitionId);
    } catch (error) {
      if (!(error instanceof ProcessDefinitionNotFound)) throw error;
      throw new StepFailed(processDefinitionKey, new ModelMistake('definition-missing', '该事项所用的流程版本已不存在', 'The process version of this instance is missing'));
    }
  }

  private async derive(instance: ProcessInstance, outcome: StepOutcome, actor: Actor, errorCode?: string): Promise<void> {
    const now = this.clock.now();
    await this.instances.recordFacts(instance.id, outcome.facts, now);
    const variables = outcome.variables;
    const isOver = outcome.state !== 'ACTIVE';
    const after: ProcessInstance = {
      ...instance,
      state: outcome.state,
      suspended: instance.suspended && !isOver,
      variables,
      groupNo: text(variables.groupNo) ?? instance.groupNo,
      ...namedAfter(instance, text(variables.groupName)),
      unitId: text(variables.unitId) ?? instance.unitId,
      endedAt: isOver ? now : null,
      outcome: isOver ? (lastEndEvent(outcome.facts) ?? null) : null,
    };
    await this.instances.update(instance.id, after);
    await this.projectors.project({ instance: after, facts: outcome.facts, effects: outcome.effects, actor, now });
    if (isOver) await this.close(after, errorCode);
  }

  /** The run is over: its caller and everybody who listens are told. */
  private async close(instance: ProcessInstance, errorCode?: string): Promise<void> {
    const { id, tenantId, state, endedAt, parentInstanceId, parentActivityId } = instance;
    if (errorCode !== undefined) await this.instances.update(id, { state, endedAt, outcome: outcomeOfError(errorCode) });
    if (parentInstanceId && parentActivityId && (state === 'COMPLETED' || errorCode !== undefined)) {
      const payload: ParentResumption = { parentInstanceId, parentActivityId, childInstanceId: id, errorCode };
      await this.outbox.put({ tenantId, kind: 'call-activity.resume-parent', payload, key: parentInstanceId });
    }
    await this.events.publish(new ProcessInstanceClosed(instance, endedAt ?? this.clock.now()));
  }
}

/** A visit that ends without the engine: whatever it may have waited for is taken down with it. */
function canceledFrom({ id, elementId, elementType, elementName, clause, iteration, armed }: ActivityInstance): EngineFact {
  return {
    kind: 'activity-canceled',
    activity: {
      id, elementId, elementType, elementName: elementName ?? undefined, iteration: iteration ?? undefined, armed,
      gov: clause === null ? {} : { clause },
      timer: {},
      message: { name: '', correlationKey: '' },
      ...(elementType === 'userTask' ? { userTask: { candidateUsers: [], candidateGroups: [] } } : {}),
      ...(elementType === 'callActivity' ? { call: { calledElement: '', variables: {} } } : {}),
    },
  };
}

/** What a supervisor may do to a run that stands still. */
function isControl({ kind }: StepOperation): boolean {
  return kind === 'terminate' || kind === 'modify' || kind === 'set-variables';
}

/** Somebody called this run: what it does not catch is theirs to catch. */
function forCaller(instance: ProcessInstance, error: unknown): string | undefined {
  return instance.parentInstanceId ? uncaughtErrorCode(error) : undefined;
}

/** What may still be skipped: the permission for one element lasts until a step has passed it. */
function notReached(skipElementIds: readonly string[] | null, facts: readonly EngineFact[]): string[] | null {
  const left = (skipElementIds ?? []).filter((id) => !facts.some((fact) => fact.kind === 'activity-completed' && fact.activity.elementId === id));
  return left.length > 0 ? left : null;
}

/** Where the title names the group (建群申请：…), it goes on to name it when the name is put right. */
function namedAfter({ title, groupName }: ProcessInstance, name: string | undefined): Pick<ProcessInstance, 'title' | 'groupName'> {
  if (!name || name === groupName) return { title, groupName };
  return { title: groupName ? title.replace(`：${groupName}`, () => `：${name}`) : title, groupName: name };
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
