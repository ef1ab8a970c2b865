import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../common';
import type { Variables } from '../../engine';
import { EventBus } from '../../platform/event';
import { ProcessDefinitionRepository } from '../process-definition';
import { ProcessInstanceStarted } from '../process-instance';
import { SentFormRegistry } from '../registry';
import { UserTaskCompleted } from '../user-task';
import type { FormSubmission } from './form-submission.entity';
import { keptValues, personalKeys, shownValues } from './form-submission.policy';
import { FormSubmissionRepository } from './form-submission.repository';

/** Keeps what each form sent, in the transaction in which it was sent: later steps write the same variables anew. */
@Injectable()
export class FormSubmissionProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly submissions: FormSubmissionRepository,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly sentForms: SentFormRegistry,
  ) {}

  onModuleInit(): void {
    this.sentForms.provide(async (processInstanceId, taskId) => (await this.submissions.findOfTask(processInstanceId, taskId))?.fieldValues);
    this.events.within(UserTaskCompleted, ({ task, variables, at, context }) => this.keep({ ...task, taskId: task.id, submittedAt: at }, task.formKey, variables, context));
    // of the start form only what its handler let into the run
    this.events.within(ProcessInstanceStarted, async ({ instance }) => {
      const { startFormKey } = await this.definitions.get(instance.processDefinitionId);
      await this.keep({ ...instance, processInstanceId: instance.id, taskId: null, submittedAt: instance.startedAt }, startFormKey, instance.variables);
    });
  }

  private async keep(from: Omit<FormSubmission, 'id' | 'formKey' | 'fieldValues'>, formKey: string | null, values: Readonly<Variables>, context?: Readonly<Variables>): Promise<void> {
    if (formKey === null) return;
    const { tenantId, processInstanceId, processDefinitionId, taskId, submittedAt } = from;
    const schema = await this.definitions.getForm(processDefinitionId, formKey);
    const shown = context && shownValues(schema.components, context, await this.personalKeys(processDefinitionId));
    const fieldValues = { ...shown, ...keptValues(schema.components, values) };
    // a task sent empty was sent, too: what others write later is not its own
    if (taskId === null && Object.keys(fieldValues).length === 0) return;
    await this.submissions.insert({ id: newId(), tenantId, processInstanceId, processDefinitionId, formKey, taskId, submittedAt, fieldValues });
  }

  /** One form asks for a name, the next ones show it. */
  private async personalKeys(processDefinitionId: string): Promise<ReadonlySet<string>> {
    return new Set([...(await this.definitions.listForms(processDefinitionId)).values()].flatMap(({ components }) => personalKeys(components)));
  }
}
