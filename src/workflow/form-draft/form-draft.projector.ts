import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/event';
import { ProcessStartedByHand, StepProjectorRegistry, type StepTaken } from '../process-instance';
import { UserTaskCompleted } from '../user-task';
import { FormDraftRepository } from './form-draft.repository';

/** What has been sent, or can no longer be, leaves no draft: removed in the transaction that decides it. */
@Injectable()
export class FormDraftProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly projectors: StepProjectorRegistry,
    private readonly drafts: FormDraftRepository,
  ) {}

  onModuleInit(): void {
    this.events.within(UserTaskCompleted, ({ task }) => this.drafts.deleteOf('TASK', task.id));
    this.events.within(ProcessStartedByHand, (event) => this.removeStart(event));
    this.projectors.register('form-draft', (step) => this.removeOfCanceled(step));
  }

  /** The one of the page for this group, and the general one unless it is about another group. */
  private async removeStart({ actor: { userId }, processDefinitionKey, variables: { groupNo } }: ProcessStartedByHand): Promise<void> {
    if (typeof groupNo === 'string') await this.drafts.delete({ userId, kind: 'START', subject: `${processDefinitionKey}:${groupNo}` });
    const general = await this.drafts.find({ userId, kind: 'START', subject: processDefinitionKey });
    const about = general?.values.groupNo;
    if (general && (!about || about === groupNo)) await this.drafts.delete(general);
  }

  private async removeOfCanceled({ facts, instance }: StepTaken): Promise<void> {
    const canceled = facts.some((fact) => fact.kind === 'activity-canceled' && fact.activity.userTask !== undefined);
    if (canceled) await this.drafts.deleteOfClosedTasks(instance.id);
  }
}
