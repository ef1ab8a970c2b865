import { Injectable } from '@nestjs/common';
import { BusinessClock, newId, systemActor, type Actor } from '../../common';
import type { Variables } from '../../engine';
import { UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import { OutboxService } from '../../platform/outbox';
import { FormService } from '../form';
import { HistoryService } from '../history';
import { ProcessDefinitionRepository, type ProcessDefinition } from '../process-definition';
import { StandardVariablesRegistry, StartHandlerRegistry } from '../registry';
import { CancelProcessInstance } from './commands/cancel';
import type { ProcessInstance } from './process-instance.entity';
import { ProcessNotStartable, StartForbidden } from './process-instance.errors';
import { ProcessInstanceStarted, ProcessStartedByHand } from './process-instance.events';
import { mayStartByHand } from './process-instance.policy';
import { ProcessInstanceRepository } from './process-instance.repository';
import { ProcessStepper } from './process-stepper';

export interface StartCommand {
  readonly actor: Actor;
  readonly tenantId: string;
  readonly processDefinitionKey: string;
  readonly variables: Variables;
  readonly startElementId?: string;
  /** given by callers that own the number (a called process, S1); otherwise the start handler allocates it */
  readonly businessKey?: string;
  readonly title?: string;
  readonly parent?: { readonly instanceId: string; readonly activityId: string; readonly rootInstanceId: string };
}

export type StartLaterRequest = Omit<StartCommand, 'actor' | 'parent'> & {
  /** starts with the same key happen in order */
  readonly key?: string;
};

/** Commands on runs of a process. */
@Injectable()
export class ProcessInstanceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly instances: ProcessInstanceRepository,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly stepper: ProcessStepper,
    private readonly startHandlers: StartHandlerRegistry,
    private readonly standardVariables: StandardVariablesRegistry,
    private readonly forms: FormService,
    private readonly history: HistoryService,
    private readonly events: EventBus,
    private readonly outbox: OutboxService,
    private readonly clock: BusinessClock,
    private readonly cancellation: CancelProcessInstance,
  ) {}

  /** Starts the newest version as a person does from a tile: the process must be startable and the form must fit. */
  startByHand(actor: Actor, processDefinitionKey: string, sent: Variables): Promise<ProcessInstance> {
    return this.unitOfWork.run(async () => {
      if (!mayStartByHand(actor)) throw new StartForbidden(processDefinitionKey);
      const definition = await this.definitions.getLatest(processDefinitionKey);
      if (!definition.startable || !definition.startFormKey) throw new ProcessNotStartable(processDefinitionKey);
      const schema = await this.definitions.getForm(definition.id, definition.startFormKey);
      const variables = this.forms.accept(schema, sent, { starter: actor.userId, tenantId: actor.tenantId });
      const instance = await this.start({ actor, tenantId: actor.tenantId, processDefinitionKey, variables });
      await this.events.publish(new ProcessStartedByHand(actor, processDefinitionKey, variables));
      return instance;
    });
  }

  /** Starts the newest version. Not from inside a step: service tasks use `startLater`. */
  start(command: StartCommand): Promise<ProcessInstance> {
    return this.unitOfWork.run(async () => {
      const definition = await this.definitions.getLatest(command.processDefinitionKey);
      const now = this.clock.now();
      const { actor, tenantId } = command;
      const prepared = await this.startHandlers.find(definition.key)?.({ actor, tenantId, variables: command.variables, now });
      const starter = prepared?.protectStarter ? systemActor(tenantId) : actor;
      const standard = await this.standardVariables.of(tenantId);
      const variables: Variables = { ...standard, starter: starter.userId, ...command.variables, ...prepared?.variables, tenantId };
      const id = newId();
      const businessKey = command.businessKey ?? prepared?.businessKey ?? id;
      const instance: ProcessInstance = {
        id,
        tenantId,
        processDefinitionId: definition.id,
        processDefinitionKey: definition.key,
        businessKey,
        title: command.title ?? prepared?.title ?? definition.name,
        groupNo: prepared?.groupNo ?? text(variables.groupNo),
        groupName: text(variables.groupName),
        unitId: prepared?.unitId ?? text(variables.unitId),
        state: 'ACTIVE',
        startedBy: starter.userId,
        startedAt: now,
        endedAt: null,
        outcome: null,
        variables: { ...variables, businessKey },
        parentInstanceId: command.parent?.instanceId ?? null,
        parentActivityId: command.parent?.activityId ?? null,
        rootInstanceId: command.parent?.rootInstanceId ?? id,
        suspended: false,
        suspendedAt: null,
        suspendedBy: null,
        suspensionReason: null,
      };
      if (instance.groupNo) instance.variables.groupNo = instance.groupNo;
      if (instance.unitId) instance.variables.unitId = instance.unitId;
      await this.instances.insert(instance);
      await this.recordStart(instance, definition, starter);
      await this.stepper.start(instance, starter, command.startElementId);
      await this.events.publish(new ProcessInstanceStarted(instance));
      return instance;
    });
  }

  /** Starts through the outbox, after commit: for service tasks and event handlers. */
  async startLater(request: StartLaterRequest): Promise<void> {
    const { key, ...command } = request;
    await this.outbox.put({ tenantId: request.tenantId, kind: 'process-instance.start', payload: command, key });
  }

  /** Ends a run from outside; see `commands/cancel.ts`. */
  cancel(processInstanceId: string, actor: Actor, reason: string): Promise<void> {
    return this.cancellation.run(processInstanceId, actor, reason);
  }

  private async recordStart(instance: ProcessInstance, definition: ProcessDefinition, actor: Actor): Promise<void> {
    await this.history.record({
      tenantId: instance.tenantId,
      processInstanceId: instance.id,
      at: instance.startedAt,
      kind: 'STARTED',
      elementName: definition.name,
      actorId: actor.userId,
      detail: { businessKey: instance.businessKey, title: instance.title, version: definition.version },
    });
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
