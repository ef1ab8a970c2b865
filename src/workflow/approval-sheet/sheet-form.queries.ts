import { Injectable } from '@nestjs/common';
import { SYSTEM_USER_ID } from '../../common';
import type { Variables } from '../../engine';
import { UserDirectory } from '../../platform/identity';
import { fieldsOf, isFixed, keyOf, type FormComponent } from '../form';
import { FormSubmissionRepository, type FormSubmission } from '../form-submission';
import { ProcessDefinitionRepository } from '../process-definition';
import type { ProcessInstance } from '../process-instance';
import type { HistoryEntryResponse } from '../process-instance-view';
import { OptionLabelRegistry } from '../registry';
import type { SheetForm } from './approval-sheet';
import { chosenByPicker, isOutcome, sheetFields, shownKeys, type ValueNames } from './sheet-field.policy';
import { instantWords } from './sheet-words.policy';

/** The forms of a run as they were sent, with labels and names instead of keys and ids. */
@Injectable()
export class SheetFormQueries {
  constructor(
    private readonly submissions: FormSubmissionRepository,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly options: OptionLabelRegistry,
    private readonly users: UserDirectory,
  ) {}

  /** 审批单 where something is decided, else 办理单. */
  async nameOf({ processDefinitionId }: ProcessInstance, processName: string): Promise<string> {
    const forms = await this.definitions.listForms(processDefinitionId);
    return `${processName}${[...forms.values()].some(({ components }) => fieldsOf(components).some(({ key }) => key === 'decision')) ? '审批单' : '办理单'}`;
  }

  /** `story`: oldest first; `files`: name of each file by id. */
  async formsOf(instance: ProcessInstance, story: readonly HistoryEntryResponse[], files: ReadonlyMap<string, string>): Promise<SheetForm[]> {
    const submissions = await this.submissions.listByInstance(instance.id);
    const forms: SheetForm[] = [];
    for (const submission of submissions) {
      const components = await this.componentsOf(instance, submission);
      const names = await this.namesFor(instance, components, submission.fieldValues, files);
      const fields = sheetFields(components, submission.fieldValues, names);
      if (fields.length > 0) forms.push({ heading: headingOf(submission, story), fields });
    }
    return forms;
  }

  private async componentsOf(instance: ProcessInstance, { processDefinitionId, formKey, taskId }: FormSubmission): Promise<FormComponent[]> {
    const fields = fieldsOf((await this.definitions.getForm(processDefinitionId, formKey)).components);
    // what a task's form only showed was sent by others, and is printed where they sent it
    if (taskId !== null) return fields.filter((field) => !isOutcome(field) && !isFixed(field));
    if (instance.startedBy !== SYSTEM_USER_ID) return fields;
    // whoever started it is protected, and some answers would tell: only what those who handle it are shown
    const forms = await this.definitions.listForms(processDefinitionId);
    const shown = new Set([...forms].flatMap(([key, form]) => (key === formKey ? [] : shownKeys(form.components))));
    return fields.filter((field) => shown.has(keyOf(field) ?? ''));
  }

  private async namesFor(instance: ProcessInstance, components: readonly FormComponent[], values: Readonly<Variables>, files: ReadonlyMap<string, string>): Promise<ValueNames> {
    const labels = new Map<string, ReadonlyMap<string, string>>();
    for (const [picker, chosen] of chosenByPicker(components, values)) labels.set(picker, await this.labelsOf(picker, instance.tenantId, chosen));
    return {
      option: ({ properties, valuesKey }, value) => labels.get(properties?.['picker'] ?? '')?.get(value) ?? optionsIn(instance.variables, valuesKey).get(value),
      file: (id) => files.get(id),
    };
  }

  private async labelsOf(picker: string, tenantId: string, chosen: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (picker !== 'user') return this.options.of(picker, tenantId, chosen);
    return new Map([...(await this.users.names(chosen))].map(([id, { name }]) => [id, name]));
  }
}

function headingOf({ taskId, submittedAt }: FormSubmission, story: readonly HistoryEntryResponse[]): string {
  if (taskId === null) return '申请内容';
  const act = story.find((entry) => entry.kind === 'TASK_COMPLETED' && entry.taskId === taskId);
  return [act?.elementName ?? '办理内容', [act?.actor?.name, instantWords(submittedAt.toISOString())].filter(Boolean).join(' ')].join('　');
}

/** Options that a variable of the run brings. */
function optionsIn(variables: Readonly<Variables>, valuesKey: string | undefined): ReadonlyMap<string, string> {
  const options = valuesKey === undefined ? [] : variables[valuesKey];
  return new Map((Array.isArray(options) ? options : []).flatMap((option: { value?: unknown; label?: unknown } | null) => (option?.value === undefined ? [] : [[String(option.value), String(option.label ?? option.value)]])));
}
