import { Injectable } from '@nestjs/common';
import type { Actor, Sentence } from '../../common';
import { UserDirectory } from '../../platform/identity';
import { FormService, withoutFiles, type FormSchema } from '../form';
import { DefinitionOutlineService, FormResponse, ProcessDefinitionRepository } from '../process-definition';
import { ProcessInstanceRepository, type ProcessInstance } from '../process-instance';
import { CaseMaterialRegistry, SentFormRegistry } from '../registry';
import { RecallQueries } from './recall.queries';
import { ReturnTargets } from './return-targets.queries';
import { TaskColleagues } from './task-colleagues';
import { TaskInvolvementQueries } from './task-involvement.queries';
import type { ReturnTargetResponse, RightResponse, SignatureResponse, TaskPersonResponse, UserTaskDetailResponse, UserTaskRightsResponse } from './user-task.dto';
import type { UserTask } from './user-task.entity';
import { UserTaskNotFound } from './user-task.errors';
import {
  doerOf, NOWHERE_TO_RETURN, REFUSED_FOR_NOW, refuseAddingSigners, refuseClaim, refuseComment, refuseCompletion, refuseCopying, refuseHandingOn, refuseReassignment, refuseRecall, refuseRemovingSigner, refuseResolution, refuseReturn,
  refuseSigning, refuseUnclaim, refuseUrging, signersOf,
} from './user-task.policy';
import { UserTaskPresenter } from './user-task.presenter';
import { UserTaskQueries } from './user-task.queries';
import { UserTaskVisibility } from './user-task-visibility.queries';

/** One task with everything its page shows. What the caller may not see is "not found". */
@Injectable()
export class UserTaskDetailQueries {
  constructor(
    private readonly queries: UserTaskQueries,
    private readonly presenter: UserTaskPresenter,
    private readonly instances: ProcessInstanceRepository,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly outlines: DefinitionOutlineService,
    private readonly forms: FormService,
    private readonly visibility: UserTaskVisibility,
    private readonly material: CaseMaterialRegistry,
    private readonly involvement: TaskInvolvementQueries,
    private readonly targets: ReturnTargets,
    private readonly recalls: RecallQueries,
    private readonly users: UserDirectory,
    private readonly colleagues: TaskColleagues,
    private readonly sentForms: SentFormRegistry,
  ) {}

  async get(actor: Actor, taskId: string, locale: 'zh' | 'en'): Promise<UserTaskDetailResponse> {
    const task = await this.queries.find(taskId);
    const instance = task && (await this.instances.find(task.processInstanceId));
    if (!task || !instance || !(await this.visibility.allows(actor, task, instance))) throw new UserTaskNotFound(taskId);
    const [summary] = await this.presenter.present([task]);
    const [evidence, reasons] = await Promise.all([
      this.material.listEvidence(task.tenantId, [instance.id]),
      this.material.listDecisions(task.tenantId, [instance.id]),
    ]);
    const returnTargets = await this.returnTargetsOf(actor, task);
    return {
      ...summary!,
      form: await this.formOf(task, instance, await this.colleagues.seenBy(actor, task), actor),
      variables: instance.variables,
      rights: await this.rightsOf(actor, task, locale, returnTargets),
      returnTargets,
      signatures: await this.signaturesOf(task),
      onBehalfOf: await this.principalOf(actor, task),
      evidence: [...evidence],
      reasons: [...reasons],
      notes: [...task.candidates.notes],
      relatedTaskId: task.relatedTaskId ?? undefined,
      documentation: await this.outlines.documentationOf(task.processDefinitionId, task.elementId),
      next: (await this.outlines.nextOf(task.processDefinitionId, task.elementId)).join('、') || undefined,
    };
  }

  /** Of a completed task as it was sent. Of an open one prefilled with what the case knows; for the handler and those who sign, with what has been decided and waits or was sent back. */
  private async formOf(task: UserTask, instance: ProcessInstance, seen: UserTask, actor: Actor): Promise<FormResponse | undefined> {
    if (!task.formKey) return undefined;
    const schema = await this.definitions.getForm(task.processDefinitionId, task.formKey);
    const sent = task.state === 'COMPLETED' ? await this.sentForms.find(instance.id, task.id) : undefined;
    if (sent) return { id: schema.id, key: task.formKey, schema, data: this.forms.asSent(schema, sent, instance.variables) };
    const concerned = seen.assigneeId === actor.userId || signersOf(seen).includes(actor.userId);
    const decided = task.state === 'CREATED' && concerned ? task.heldCompletion?.variables : undefined;
    const data = this.forms.prefill(schema, instance.variables, decided);
    return { id: schema.id, key: task.formKey, schema, data: task.state === 'CREATED' ? await this.withUsableFiles(actor, task, schema, data) : data };
  }

  /** What another step brought under the same name proves that step: sent with this one it would be refused. */
  private async withUsableFiles(actor: Actor, task: UserTask, schema: FormSchema, data: Record<string, unknown>): Promise<Record<string, unknown>> {
    const named = this.forms.evidenceIds(schema, data);
    if (named.length === 0) return data;
    const bound = (await this.material.listEvidence(task.tenantId, [task.processInstanceId])).filter(({ taskId }) => taskId === task.id);
    const usable = new Set([...bound, ...(await this.material.listUsableUploads(actor, named, task.id))].map(({ id }) => id));
    return withoutFiles(schema, data, (id) => usable.has(id));
  }

  private async rightsOf(actor: Actor, found: UserTask, locale: 'zh' | 'en', returnTargets: readonly ReturnTargetResponse[]): Promise<UserTaskRightsResponse> {
    const task = await this.colleagues.seenBy(actor, found);
    const right = (reason: Sentence | undefined): RightResponse => (reason ? { allowed: false, reason: reason[locale], ...(REFUSED_FOR_NOW.has(reason) && { forNow: true }) } : { allowed: true });
    return {
      claim: right(refuseClaim(actor, found)),
      unclaim: right(refuseUnclaim(actor, found)),
      complete: right(refuseCompletion(actor, task)),
      comment: right(refuseComment(actor)),
      reassign: right(refuseReassignment(actor, task)),
      transfer: right(refuseHandingOn(actor, task, 'transfer')),
      delegate: right(refuseHandingOn(actor, task, 'delegate')),
      resolve: right(refuseResolution(actor, task)),
      addSigners: right(refuseAddingSigners(actor, task)),
      removeSigner: right(refuseRemovingSigner(actor, task)),
      sign: right(refuseSigning(actor, task)),
      return: right(refuseReturn(actor, task) ?? (returnTargets.length > 0 ? undefined : NOWHERE_TO_RETURN)),
      recall: right(refuseRecall(actor, task) ?? (await this.recalls.refuseTooLate(task))),
      urge: right(refuseUrging(actor, task)),
      copy: right(refuseCopying(actor, task, await this.involvement.handsOn(task.processInstanceId))),
    };
  }

  private async principalOf(actor: Actor, task: UserTask): Promise<TaskPersonResponse | undefined> {
    const principal = await this.colleagues.principalOf(actor, task);
    return principal && { id: principal.id, name: principal.name, title: principal.title };
  }

  private async returnTargetsOf(actor: Actor, task: UserTask): Promise<ReturnTargetResponse[]> {
    if (refuseReturn(actor, await this.colleagues.seenBy(actor, task))) return [];
    const targets = await this.targets.listOf(task);
    const names = await this.users.names(targets.map((target) => doerOf(target)!));
    return targets.map((target) => ({ elementId: target.elementId, name: target.name, person: names.get(doerOf(target)!) }));
  }

  private async signaturesOf({ signatures }: UserTask): Promise<SignatureResponse[]> {
    const names = await this.users.names((signatures ?? []).flatMap(({ userId, askedBy }) => [userId, askedBy]));
    const person = (id: string): TaskPersonResponse => names.get(id) ?? { id, name: id };
    return (signatures ?? []).map(({ id, userId, askedBy, position, state, reason }) => ({ id, person: person(userId), askedBy: person(askedBy), position, state, reason }));
  }
}
