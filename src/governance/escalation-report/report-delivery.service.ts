import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { NotificationService } from '../../platform/notification';
import { ProcessInstanceService } from '../../workflow/process-instance';
import { RoleResolverService } from '../organization';
import type { EscalationReport } from './escalation-report.entity';

/** Who must not see the report, carried along so that its receipt is hidden from them too. */
export interface DeliveryFacts {
  readonly groupName: string | null;
  readonly recusedUsers: readonly string[];
  readonly skippedRoles: readonly string[];
  readonly recusalRow: number | null;
}

/** Brings a submitted report to its receiver: a receipt to sign inside the house, a line for those in copy. */
@Injectable()
export class ReportDelivery {
  constructor(
    private readonly instances: ProcessInstanceService,
    private readonly notifications: NotificationService,
    private readonly roles: RoleResolverService,
  ) {}

  async deliver(report: EscalationReport, sender: Actor, facts: DeliveryFacts): Promise<void> {
    if (report.channel === 'IN_APP') await this.startReceipt(report, sender, facts);
    await this.tellCopies(report, sender, facts);
  }

  private startReceipt(report: EscalationReport, sender: Actor, facts: DeliveryFacts): Promise<void> {
    return this.instances.startLater({
      tenantId: report.tenantId,
      processDefinitionKey: 'report-receipt',
      businessKey: report.docNo,
      title: `报告签收：${report.title}${facts.groupName ? `（${facts.groupName}）` : ''}`,
      key: report.docNo,
      variables: {
        docNo: report.docNo,
        caseNo: report.caseNo,
        groupNo: report.groupNo,
        groupName: facts.groupName,
        unitId: report.unitId,
        reportTitle: report.title,
        summary: report.summary,
        submittedAt: report.submittedAt?.toISOString() ?? null,
        submittedByName: sender.name,
        toCandidates: [report.toRole],
        deadlineCode: report.deadlineCode,
        excludedUsers: facts.recusedUsers,
        recusedUsers: facts.recusedUsers,
        skippedRoles: facts.skippedRoles,
        recusalRow: facts.recusalRow,
      },
    });
  }

  private async tellCopies(report: EscalationReport, sender: Actor, facts: DeliveryFacts): Promise<void> {
    const context = { tenantId: report.tenantId, unitId: report.unitId ?? undefined, groupNo: report.groupNo ?? undefined };
    const people = (await Promise.all(report.ccRoles.map((role) => this.roles.listPeople(role, context)))).flat();
    const userIds = people.map((person) => person.id).filter((id) => id !== sender.userId && !facts.recusedUsers.includes(id));
    await this.notifications.notify({
      tenantId: report.tenantId,
      userIds,
      kind: 'INFO',
      title: `抄送：${report.title}`,
      body: `${sender.name}就案件 ${report.caseNo}${facts.groupName ? `（${facts.groupName}）` : ''}提交了报告 ${report.docNo}，抄送您知悉。`,
      processInstanceId: report.processInstanceId,
      dedupeKey: `report-copy:${report.docNo}`,
    });
  }
}
