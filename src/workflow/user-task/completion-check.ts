import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../common';
import type { Variables } from '../../engine';
import { FormService, type FormOutcome } from '../form';
import { DefinitionOutlineService, ProcessDefinitionRepository } from '../process-definition';
import type { ProcessInstance } from '../process-instance';
import { TaskGuardRegistry } from '../registry';
import type { UserTask } from './user-task.entity';
import { UserTaskRepository } from './user-task.repository';

export interface AcceptedCompletion {
  readonly values: Variables;
  readonly evidenceIds: readonly string[];
  /** the choice made in the form, when it has one */
  readonly outcome?: FormOutcome;
  /** of the instance: what the iterations of a 会签 add up to */
  readonly tally?: Variables;
}

/** What stands between a filled-in form and the step: the form's rules, then the domain's. Refuses; changes nothing. */
@Injectable()
export class CompletionCheck {
  constructor(
    private readonly definitions: ProcessDefinitionRepository,
    private readonly outlines: DefinitionOutlineService,
    private readonly forms: FormService,
    private readonly guards: TaskGuardRegistry,
    private readonly tasks: UserTaskRepository,
    private readonly clock: BusinessClock,
  ) {}

  async accept(actor: Actor, task: UserTask, instance: ProcessInstance, sent: Variables): Promise<AcceptedCompletion> {
    const schema = task.formKey
      ? await this.definitions.getForm(task.processDefinitionId, task.formKey)
      : ({ id: 'empty', type: 'default', components: [] } as const);
    const values = this.forms.accept(schema, sent, instance.variables);
    const evidenceIds = this.forms.evidenceIds(schema, values);
    const outcome = this.forms.outcomeOf(schema, values);
    for (const guard of this.guards.of(task.processDefinitionKey, task.elementId)) {
      await guard({
        actor,
        tenantId: task.tenantId,
        taskId: task.id,
        elementId: task.elementId,
        processInstanceId: instance.id,
        processDefinitionKey: instance.processDefinitionKey,
        businessKey: instance.businessKey,
        groupNo: instance.groupNo ?? undefined,
        evidenceIds,
        input: values,
        variables: instance.variables,
        now: this.clock.now(),
      });
    }
    return { values, evidenceIds, outcome, tally: await this.tallyOf(task, outcome) };
  }

  /**
   * `gov:votes` of a multi-instance task (会签, 或签, 依次, 按比例): how many have voted and how many for each choice, this vote
   * included. Iterations keep their values to themselves; the completion condition and the gateway behind read this.
   */
  private async tallyOf(task: UserTask, outcome?: FormOutcome): Promise<Variables | undefined> {
    if (task.iteration === null) return undefined;
    const name = (await this.outlines.find(task.processDefinitionId, task.elementId))?.gov.votes;
    if (name === undefined) return undefined;
    const before = await this.tasks.listOutcomesOfRound(task.processInstanceId, task.elementId);
    const votes: Record<string, number> = Object.fromEntries((outcome?.options ?? []).map((option) => [option, 0]));
    for (const value of [...before, outcome?.value]) if (value) votes[value] = (votes[value] ?? 0) + 1;
    return { [name]: { ...votes, total: before.length + 1 } };
  }
}
