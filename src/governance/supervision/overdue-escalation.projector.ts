import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../common';
import type { Variables } from '../../engine';
import { EventBus } from '../../platform/event';
import { UserDirectory } from '../../platform/identity';
import { DeadlineClosed, DeadlineMissed } from '../../workflow/deadline';
import { MessageService } from '../../workflow/message';
import { ProcessInstanceClosed, ProcessInstanceRepository, ProcessInstanceService } from '../../workflow/process-instance';
import { UserTaskCompleted } from '../../workflow/user-task';
import { PolicyService } from '../policy';
import { LEVEL_OF_TASK } from './escalation-level.policy';
import { OverdueEscalationRepository } from './overdue-escalation.repository';

export const ESCALATION_PROCESS = 'overdue-escalate';

/** Deadlines speak, S1 listens: one run per missed deadline, ended in the same step that closes it. */
@Injectable()
export class OverdueEscalationProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly escalations: OverdueEscalationRepository,
    private readonly policy: PolicyService,
    private readonly processes: ProcessInstanceService,
    private readonly instances: ProcessInstanceRepository,
    private readonly messages: MessageService,
    private readonly users: UserDirectory,
  ) {}

  onModuleInit(): void {
    this.events.within(DeadlineMissed, (event) => this.missed(event));
    this.events.within(DeadlineClosed, (event) => this.closed(event));
    this.events.within(ProcessInstanceClosed, (event) => this.escalationEnded(event));
    this.events.within(UserTaskCompleted, (event) => this.levelDone(event));
  }

  private async missed({ deadline, lateUserIds, taskId, occurrence, at }: DeadlineMissed): Promise<void> {
    const { tenantId, code } = deadline;
    if ((await this.policy.escalationLevels(tenantId, code)).length === 0) return;
    if (await this.escalations.find(deadline.id, occurrence)) return;
    const about = await this.instances.find(deadline.processInstanceId);
    const root = about && about.rootInstanceId !== about.id ? await this.instances.find(about.rootInstanceId) : null;
    const names = await this.users.names(lateUserIds);
    await this.escalations.insert({
      id: newId(),
      tenantId,
      deadlineId: deadline.id,
      occurrence,
      code,
      caseInstanceId: deadline.processInstanceId,
      state: 'OPEN',
      startedAt: at,
      endedAt: null,
    });
    await this.processes.startLater({
      tenantId,
      processDefinitionKey: ESCALATION_PROCESS,
      businessKey: deadline.id,
      title: `督办：${deadline.subject}（${deadline.title}逾期）`,
      key: `overdue:${deadline.id}`,
      variables: {
        deadlineId: deadline.id,
        occurrence,
        code,
        subject: deadline.subject,
        dueAt: deadline.dueAt.toISOString(),
        groupNo: deadline.groupNo ?? about?.groupNo ?? null,
        groupName: about?.groupName ?? null,
        unitId: about?.unitId ?? null,
        lateUserIds: [...lateUserIds],
        lateNames: lateUserIds.map((id) => names.get(id)?.name ?? id).join('、') || '无人办理',
        relatedTaskId: taskId ?? null,
        processInstanceIdOfCase: deadline.processInstanceId,
        ...shieldOf({ ...root?.variables, ...about?.variables }),
      },
    });
  }

  private async closed({ deadline, escalated, at }: DeadlineClosed): Promise<void> {
    if (!escalated) return;
    const escalation = await this.escalations.findOpen(deadline.id);
    // every level has acted already: nobody waits for the message
    if (!escalation) return;
    await this.escalations.end(escalation, 'CLOSED', at);
    await this.messages.send({ tenantId: deadline.tenantId, name: 'deadline.closed', correlationKey: deadline.id });
  }

  private async escalationEnded({ instance, at }: ProcessInstanceClosed): Promise<void> {
    if (instance.processDefinitionKey !== ESCALATION_PROCESS) return;
    const escalation = await this.escalations.findOpen(instance.businessKey);
    if (escalation) await this.escalations.end(escalation, 'EXHAUSTED', at);
  }

  private async levelDone({ task, actor, variables, at }: UserTaskCompleted): Promise<void> {
    const done = task.processDefinitionKey === ESCALATION_PROCESS ? LEVEL_OF_TASK[task.elementId] : undefined;
    if (!done) return;
    const instance = await this.instances.find(task.processInstanceId);
    const occurrence = Number(instance?.variables.occurrence ?? 1);
    const level = (await this.escalations.listLevels(task.businessKey, occurrence)).find((one) => one.level === done.level);
    if (!level) return;
    const words = variables[done.field];
    await this.escalations.updateLevel(level, {
      completedBy: actor.userId,
      completedAt: at,
      statement: typeof words === 'string' ? words : null,
      assessed: variables.assessment === 'EXEMPT' ? false : level.assessed || variables.assessment === 'INCLUDE',
    });
  }
}

/** Who is kept away from the case is kept away from its escalation. */
function shieldOf(variables: Readonly<Variables>): Variables {
  const kept = ['recusedUsers', 'reportedUserIds', 'skippedRoles', 'recusalRow'].filter((name) => variables[name] !== undefined);
  return Object.fromEntries(kept.map((name) => [name, variables[name]!]));
}
