import { Injectable } from '@nestjs/common';
import type { Actor, Sentence } from '../../common';
import { FormService } from '../form';
import { DefinitionOutlineService, FormResponse, ProcessDefinitionRepository } from '../process-definition';
import { ProcessInstanceRepository, type ProcessInstance } from '../process-instance';
import { CaseMaterialRegistry } from '../registry';
import type { RightResponse, UserTaskDetailResponse, UserTaskRightsResponse } from './user-task.dto';
import type { UserTask } from './user-task.entity';
import { UserTaskNotFound } from './user-task.errors';
import { refuseClaim, refuseComment, refuseCompletion, refuseReassignment, refuseUnclaim } from './user-task.policy';
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
    return {
      ...summary!,
      form: await this.formOf(task, instance),
      variables: instance.variables,
      rights: rightsOf(actor, task, locale),
      evidence: [...evidence],
      reasons: [...reasons],
      notes: [...task.candidates.notes],
      relatedTaskId: task.relatedTaskId ?? undefined,
      documentation: await this.outlines.documentationOf(task.processDefinitionId, task.elementId),
      next: (await this.outlines.nextOf(task.processDefinitionId, task.elementId)).join('、') || undefined,
    };
  }

  private async formOf(task: UserTask, instance: ProcessInstance): Promise<FormResponse | undefined> {
    if (!task.formKey) return undefined;
    const schema = await this.definitions.getForm(task.processDefinitionId, task.formKey);
    return { id: schema.id, key: task.formKey, schema, data: this.forms.prefill(schema, instance.variables) };
  }
}

function rightsOf(actor: Actor, task: UserTask, locale: 'zh' | 'en'): UserTaskRightsResponse {
  const right = (reason: Sentence | undefined): RightResponse => (reason ? { allowed: false, reason: reason[locale] } : { allowed: true });
  return {
    claim: right(refuseClaim(actor, task)),
    unclaim: right(refuseUnclaim(actor, task)),
    complete: right(refuseCompletion(actor, task)),
    comment: right(refuseComment(actor)),
    reassign: right(refuseReassignment(actor, task)),
  };
}
