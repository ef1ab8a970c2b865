import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/event';
import { DeadlineChanged } from '../../workflow/deadline';
import { MessageService } from '../../workflow/message';
import { ProcessInstanceStarted } from '../../workflow/process-instance';
import { UserTaskCompleted } from '../../workflow/user-task';
import { T_DISS } from './dissolution-clock.service-tasks';
import { DissolutionRepository } from './dissolution.repository';

/** Keeps the record true to what happens elsewhere: who acted, and a due day that was recounted. */
@Injectable()
export class DissolutionProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly records: DissolutionRepository,
    private readonly messages: MessageService,
  ) {}

  onModuleInit(): void {
    this.events.within(UserTaskCompleted, (event) => this.acted(event));
    this.events.within(DeadlineChanged, (event) => this.recounted(event));
    this.events.within(ProcessInstanceStarted, (event) => this.caseOpened(event));
  }

  private async acted({ task, actor, variables }: UserTaskCompleted): Promise<void> {
    if (task.processDefinitionKey !== 'group-dissolve') return;
    const record = await this.records.findByInstance(task.processInstanceId);
    if (!record) return;
    if (task.elementId === 'confirm-end-date') await this.records.update(record, { endReportedBy: actor.userId });
    if (task.elementId === 'decide-force') await this.records.update(record, { forceDecidedBy: actor.userId });
    if (task.elementId === 'confirm-force' && variables.decision === 'AGREE') await this.records.update(record, { forceConfirmedBy: actor.userId });
  }

  private async recounted({ deadline }: DeadlineChanged): Promise<void> {
    if (deadline.code !== T_DISS) return;
    const record = await this.records.findByInstance(deadline.processInstanceId);
    if (!record || record.deadlineId !== deadline.id) return;
    await this.records.update(record, { startDate: deadline.startDate, dueAt: deadline.dueAt, dueDate: deadline.dueDate, provisional: deadline.provisional });
  }

  /** A case opened while its group is being dissolved hears of it too, so that its evidence is fixed in time. */
  private async caseOpened({ instance }: ProcessInstanceStarted): Promise<void> {
    if (instance.processDefinitionKey !== 'violation-case' || !instance.groupNo) return;
    const running = await this.records.findRunning(instance.tenantId, instance.groupNo);
    if (running?.state !== 'RUNNING' && running?.state !== 'FORCED') return;
    const variables = { dissolutionDueDate: running.dueDate };
    await this.messages.send({ tenantId: instance.tenantId, name: 'group.dissolving', correlationKey: instance.groupNo, variables, broadcast: true });
  }
}
