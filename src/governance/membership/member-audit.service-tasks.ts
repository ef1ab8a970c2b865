import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { ServiceTaskRegistry } from '../../workflow/registry';
import { FollowUpService } from '../follow-up';
import { GroupService, type GroupFacts, type GroupRef } from '../group';
import { MemberAuditService } from './member-audit.service';
import { findingsOf } from './membership.policy';
import { MembershipRepository } from './membership.repository';
import { MembershipService, type Acting } from './membership.service';

/** The code behind the service tasks of `member-audit`. */
@Injectable()
export class MemberAuditServiceTasks implements OnModuleInit {
  constructor(
    private readonly registry: ServiceTaskRegistry,
    private readonly audits: MemberAuditService,
    private readonly rows: MembershipRepository,
    private readonly memberships: MembershipService,
    private readonly groups: GroupService,
    private readonly followUps: FollowUpService,
  ) {}

  onModuleInit(): void {
    this.registry.register('membership.recordFindings', (call) => this.recordFindings(call));
    this.registry.register('membership.recordCleaning', (call) => this.recordCleaning(call));
    this.registry.register('membership.recordSpotCheck', (call) => this.recordSpotCheck(call));
    this.registry.register('membership.closeAudit', (call) => this.close(call));
  }

  /** What the owner saw becomes what the register shows, before anybody is removed. */
  private async recordFindings(call: ServiceTaskCall): Promise<Variables> {
    const { tenantId, now } = call.context;
    const audit = await this.rows.getAudit(tenantId, String(call.variables.auditNo));
    const findings = findingsOf(call.variables);
    const registered = await this.rows.listInGroup(refOf(call));
    await this.audits.record(audit, findings, registered.length, actingOf(call));
    for (const { memberId, nickname } of findings.rename) await this.memberships.rename(tenantId, memberId, nickname);
    await this.groups.set(refOf(call), { lastAuditAt: now }, now);
    const group = await this.groups.setMemberCount(refOf(call), findings.seenMembers, factsOf(call));
    await this.takeUp(call, findings, group.audience === 'INTERNAL');
    const overCap = findings.seenMembers > group.memberCap;
    return {
      memberCount: findings.seenMembers,
      memberCap: group.memberCap,
      overCap,
      cleaningNeeded: overCap || findings.remove.length > 0,
      removedMemberIds: [...findings.remove],
      seenAfter: null,
      functionDone: findings.functionDone,
      spotCheckResult: null,
      roster: await this.audits.rowsToCheck(refOf(call)),
    };
  }

  /** Findings that other processes deal with once they are there (D09). */
  private async takeUp(call: ServiceTaskCall, findings: ReturnType<typeof findingsOf>, internal: boolean): Promise<void> {
    const { tenantId, processInstanceId } = call.context;
    const { groupNo } = refOf(call);
    const auditNo = String(call.variables.auditNo);
    const record = (kind: 'P07' | 'P11', reason: string) => this.followUps.record({ tenantId, kind, groupNo, reason, source: `${auditNo}:${kind}`, processInstanceId });
    if (internal && findings.residentsInside) await record('P07', '成员核查发现内部群有社会群众，需变更参与范围');
    if (!findings.joinConfirmOn) await record('P11', '成员核查发现入群确认功能已关闭');
  }

  private async recordCleaning(call: ServiceTaskCall): Promise<Variables> {
    const audit = await this.rows.getAudit(call.context.tenantId, String(call.variables.auditNo));
    const removed = Array.isArray(call.variables.removedMemberIds) ? (call.variables.removedMemberIds as string[]) : [];
    const seenAfter = Number(call.variables.seenAfter);
    const removedCount = await this.memberships.markLeft(call.context.tenantId, removed, 'REMOVED_CLEANUP', actingOf(call));
    await this.audits.recordCleaning(audit, { removedCount, seenAfter }, actingOf(call));
    const group = await this.groups.setMemberCount(refOf(call), seenAfter, factsOf(call));
    return { memberCount: seenAfter, overCap: seenAfter > group.memberCap, removedMemberIds: null, roster: await this.audits.rowsToCheck(refOf(call)) };
  }

  private async recordSpotCheck(call: ServiceTaskCall): Promise<void> {
    const audit = await this.rows.getAudit(call.context.tenantId, String(call.variables.auditNo));
    const note = typeof call.variables.spotCheckNote === 'string' ? call.variables.spotCheckNote : null;
    await this.audits.recordSpotCheck(audit, { result: String(call.variables.spotCheckResult), note }, actingOf(call));
  }

  private async close(call: ServiceTaskCall): Promise<Variables> {
    const audit = await this.rows.getAudit(call.context.tenantId, String(call.variables.auditNo));
    await this.audits.close(audit, actingOf(call));
    // the record stands in the register; the instance keeps no list of people
    return { roster: null };
  }
}

function refOf(call: ServiceTaskCall): GroupRef {
  return { tenantId: call.context.tenantId, groupNo: String(call.variables.groupNo) };
}

function actingOf(call: ServiceTaskCall): Acting {
  return { at: call.context.now, actorId: call.context.actor.userId, processInstanceId: call.context.processInstanceId };
}

function factsOf(call: ServiceTaskCall): GroupFacts {
  return { ...actingOf(call) };
}
