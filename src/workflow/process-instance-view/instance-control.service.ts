import { Injectable } from '@nestjs/common';
import type { Actor, Sentence } from '../../common';
import {
  CancelProcessInstance, ControlForbidden, isSupervisor, ModifyProcessInstance, ProcessInstanceRepository, refuseControl, refuseModification, ResumeProcessInstance,
  SuspendProcessInstance, type Modification, type ModificationResult, type ProcessInstance,
} from '../process-instance';
import { CaseInvolvementQueries } from './case-involvement.queries';
import type { ControlsResponse, ModificationRequest, ModificationResponse, TokenMoveRequest } from './process-instance-command.dto';
import { ProcessInstanceViewQueries } from './process-instance-view.queries';

const GATEWAYS_THAT_WAIT = ['parallelGateway', 'inclusiveGateway'];

/** Asks who may do it, then does it; the reasons are those the screen shows. */
@Injectable()
export class InstanceControlService {
  constructor(
    private readonly queries: ProcessInstanceViewQueries,
    private readonly instances: ProcessInstanceRepository,
    private readonly involvement: CaseInvolvementQueries,
    private readonly cancellation: CancelProcessInstance,
    private readonly suspension: SuspendProcessInstance,
    private readonly resumption: ResumeProcessInstance,
    private readonly modification: ModifyProcessInstance,
  ) {}

  async controlsOf(actor: Actor, id: string, locale: 'zh' | 'en'): Promise<ControlsResponse> {
    const instance = await this.queries.getVisible(actor, id);
    if (!isSupervisor(actor) || instance.state !== 'ACTIVE') return { actions: [], living: [] };
    const byFamily: Sentence | undefined = instance.parentInstanceId
      ? { zh: '该事项由上级流程发起，请在上级流程上操作。', en: 'This run was called by another one; act on that one.' }
      : undefined;
    const refusals = [
      [instance.suspended ? 'resume' : 'suspend', refuseControl(actor) ?? byFamily],
      ['modify', refuseModification(actor, await this.involvement.involvedIn(instance))],
      ['cancel', refuseControl(actor) ?? byFamily],
    ] as const;
    const activities = await this.instances.listActivities(instance.id);
    const living = activities.filter(({ state, waiting, armed, elementType }) => state === 'ACTIVE' && !armed && elementType !== 'boundaryEvent' && (waiting || GATEWAYS_THAT_WAIT.includes(elementType)));
    return {
      actions: refusals.map(([action, refusal]) => ({ action, ...(refusal ? { refusal: refusal[locale] } : {}) })),
      living: living.map(({ id: activityInstanceId, elementId, elementName, elementType, iteration }) => ({ activityInstanceId, elementId, elementType, name: elementName ?? elementId, iteration: iteration ?? undefined })),
    };
  }

  async cancel(actor: Actor, id: string, reason: string): Promise<void> {
    await this.cancellation.run((await this.controllable(actor, id)).id, actor, reason);
  }

  async suspend(actor: Actor, id: string, reason: string): Promise<void> {
    await this.suspension.run((await this.controllable(actor, id)).id, actor, reason);
  }

  async resume(actor: Actor, id: string, reason: string): Promise<void> {
    await this.resumption.run((await this.controllable(actor, id)).id, actor, reason);
  }

  async modify(actor: Actor, id: string, request: ModificationRequest): Promise<ModificationResponse> {
    return answerOf(await this.modification.run(id, actor, await this.modificationBy(actor, id, request), request.reason));
  }

  async preview(actor: Actor, id: string, request: TokenMoveRequest): Promise<ModificationResponse> {
    return answerOf(await this.modification.tryOut(id, actor, await this.modificationBy(actor, id, request)));
  }

  private async modificationBy(actor: Actor, id: string, { cancel, startBefore }: TokenMoveRequest): Promise<Modification> {
    const instance = await this.queries.getVisible(actor, id);
    const refusal = refuseModification(actor, await this.involvement.involvedIn(instance));
    if (refusal) throw new ControlForbidden(id, refusal);
    return { cancel: cancel.map((activityInstanceId) => ({ activityInstanceId })), startBefore: startBefore.map((start) => ({ ...start })) };
  }

  private async controllable(actor: Actor, id: string): Promise<ProcessInstance> {
    const instance = await this.queries.getVisible(actor, id);
    const refusal = refuseControl(actor);
    if (refusal) throw new ControlForbidden(id, refusal);
    return instance;
  }
}

const answerOf = ({ canceled, started, passed, state }: ModificationResult): ModificationResponse => ({ canceled: [...canceled], started: [...started], passed: [...passed], state });
