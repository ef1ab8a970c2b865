import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM_USER_ID } from '../../common';
import { EventBus } from '../../platform/event';
import { DeadlineChanged } from '../../workflow/deadline';
import { MessageService } from '../../workflow/message';
import { ProcessInstanceClosed, ProcessInstanceStarted } from '../../workflow/process-instance';
import { UserTaskCompleted } from '../../workflow/user-task';
import { GROUP_TRANSITIONS, GroupQueries, GroupService, type GroupState } from '../group';
import { RUNNING_STATES } from './dissolution.entity';
import { T_DISS } from './dissolution-clock.service-tasks';
import { DissolutionRepository } from './dissolution.repository';

/** Keeps the record true to what happens elsewhere: who acted, and a due day that was recounted. */
@Injectable()
export class DissolutionProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly records: DissolutionRepository,
    private readonly messages: MessageService,
    private readonly register: GroupQueries,
    private readonly groups: GroupService,
  ) {}

  onModuleInit(): void {
    this.events.within(UserTaskCompleted, (event) => this.acted(event));
    this.events.within(DeadlineChanged, (event) => this.recounted(event));
    this.events.within(ProcessInstanceStarted, (event) => this.caseOpened(event));
    this.events.within(ProcessInstanceClosed, (event) => this.ended(event));
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

  /** Ended from outside: the group is in use again, and may be dissolved anew. */
  private async ended({ instance, at }: ProcessInstanceClosed): Promise<void> {
    if (instance.processDefinitionKey !== 'group-dissolve' || instance.state !== 'TERMINATED') return;
    const record = await this.records.findByInstance(instance.id);
    if (!record || !RUNNING_STATES.includes(record.state)) return;
    await this.records.update(record, { state: 'CANCELED' });
    const ref = { tenantId: record.tenantId, groupNo: record.groupNo };
    const group = await this.register.get(ref.tenantId, ref.groupNo);
    const dissolving: readonly GroupState[] = GROUP_TRANSITIONS.dissolutionCanceled.from;
    if (!dissolving.includes(group.state)) return;
    await this.groups.transition(ref, 'dissolutionCanceled', { at, actorId: SYSTEM_USER_ID, processInstanceId: instance.id, note: '解散流程被终止，恢复使用' });
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
