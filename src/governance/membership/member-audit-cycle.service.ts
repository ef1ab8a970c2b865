import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlerRegistry } from '../../workflow/job';
import { ProcessInstanceService } from '../../workflow/process-instance';
import { FollowUpService } from '../follow-up';
import { AUDIT_JOB, GroupQueries, GroupScheduleService, isOperating, type AuditJob } from '../group';
import { MembershipRepository } from './membership.repository';

/** The cycle of P05: when an audit comes due it starts one and sets the next; one job per group. */
@Injectable()
export class MemberAuditCycle implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlerRegistry,
    private readonly processes: ProcessInstanceService,
    private readonly groups: GroupQueries,
    private readonly schedule: GroupScheduleService,
    private readonly rows: MembershipRepository,
    private readonly followUps: FollowUpService,
  ) {}

  onModuleInit(): void {
    this.handlers.register<AuditJob>(AUDIT_JOB, (job) => this.comeDue(job.tenantId, job.payload));
  }

  private async comeDue(tenantId: string, due: AuditJob): Promise<void> {
    const { groupNo } = due;
    const group = await this.groups.find(tenantId, groupNo);
    if (!group || !isOperating(group.state)) return;
    // a group that is being dissolved skips the round but keeps its cycle: the end date may still move
    if (group.state === 'ACTIVE') await this.begin(tenantId, groupNo);
    await this.schedule.scheduleNextAudit({ tenantId, groupNo }, due, group.auditMonths ?? 6);
  }

  private async begin(tenantId: string, groupNo: string): Promise<void> {
    const running = await this.rows.findOpenAudit({ tenantId, groupNo });
    if (!running) return this.processes.startLater({ tenantId, processDefinitionKey: 'member-audit', variables: { groupNo }, key: groupNo });
    // a whole cycle late: a candidate for an order to rectify (spec §3.1, T-AUDIT)
    await this.followUps.record({ tenantId, kind: 'P11', groupNo, reason: `成员核查 ${running.auditNo} 超过一个周期未办结`, source: running.auditNo });
  }
}
