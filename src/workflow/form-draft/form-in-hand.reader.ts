import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { FormSchema } from '../form';
import { ProcessDefinitionRepository } from '../process-definition';
import { mayStartByHand, ProcessNotStartable, StartForbidden } from '../process-instance';
import { OptionLabelRegistry } from '../registry';
import { refuseCompletion, TaskDesk, UserTaskNotFound, UserTaskRepository, type UserTask } from '../user-task';
import type { DraftKind } from './form-draft.entity';
import { FormDraftPlaceUnknown } from './form-draft.errors';
import { pickerOfGroup } from './form-draft.policy';

/** A form its reader may send. */
export interface OpenForm {
  readonly schema: FormSchema;
  readonly processDefinitionId: string;
}

/** a task without a form still takes an opinion */
const NO_FIELDS: FormSchema = { id: 'empty', type: 'default', components: [] };

/** The form of a task one may complete, or of a process one may start. The refusals are those of completion and start. */
@Injectable()
export class FormInHand {
  constructor(
    private readonly definitions: ProcessDefinitionRepository,
    private readonly tasks: UserTaskRepository,
    private readonly desk: TaskDesk,
    private readonly options: OptionLabelRegistry,
  ) {}

  async get(actor: Actor, kind: DraftKind, subject: string): Promise<OpenForm> {
    return kind === 'START' ? this.ofStart(actor, subject) : this.ofTask(actor, subject, await this.tasks.find(subject));
  }

  /** The same, and the task stays as it is until the end of the transaction: no draft is written behind its completion. */
  async getForUpdate(actor: Actor, kind: DraftKind, subject: string): Promise<OpenForm> {
    return kind === 'START' ? this.ofStart(actor, subject) : this.ofTask(actor, subject, await this.tasks.findForUpdate(subject));
  }

  private async ofStart(actor: Actor, subject: string): Promise<OpenForm> {
    const [key = '', groupNo] = subject.split(/:(.*)/s);
    if (!mayStartByHand(actor)) throw new StartForbidden(key);
    const definition = await this.definitions.getLatest(key);
    if (!definition.startable || !definition.startFormKey) throw new ProcessNotStartable(key);
    const schema = await this.definitions.getForm(definition.id, definition.startFormKey);
    if (groupNo !== undefined && !(await this.isChoice(actor, schema, groupNo))) throw new FormDraftPlaceUnknown(subject);
    return { schema, processDefinitionId: definition.id };
  }

  /** Could this group be chosen in the form? */
  private async isChoice({ tenantId }: Actor, schema: FormSchema, groupNo: string): Promise<boolean> {
    const picker = pickerOfGroup(schema);
    return picker !== undefined && (await this.options.of(picker, tenantId, [groupNo])).has(groupNo);
  }

  private async ofTask(actor: Actor, taskId: string, task: UserTask | null): Promise<OpenForm> {
    if (!task || task.tenantId !== actor.tenantId) throw new UserTaskNotFound(taskId);
    await this.desk.checkHandler(actor, task, refuseCompletion);
    const { processDefinitionId, formKey } = task;
    return { schema: formKey ? await this.definitions.getForm(processDefinitionId, formKey) : NO_FIELDS, processDefinitionId };
  }
}
