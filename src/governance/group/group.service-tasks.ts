import { Injectable, type OnModuleInit } from '@nestjs/common';
import { holdsRole, SYSTEM_USER_ID } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { ServiceTaskRegistry } from '../../workflow/registry';
import { variablesOf } from './group-application.policy';
import { GroupApplicationService } from './group-application.service';
import { GroupLandingService } from './group-landing.service';
import { auditMonths, type GroupRoute } from './group.policy';
import { GroupRepository, type GroupRef } from './group.repository';
import { GroupService, type GroupFacts, type GroupValues } from './group.service';

/** What every decision leaves behind for the next form: no stale answer is prefilled. */
const ANSWERED: Variables = { decision: null, reviewReason: null };

/** The code behind the service tasks of `group-establish` and `commitment-acknowledge`, up to the landing. */
@Injectable()
export class GroupServiceTasks implements OnModuleInit {
  constructor(
    private readonly registry: ServiceTaskRegistry,
    private readonly groups: GroupService,
    private readonly rows: GroupRepository,
    private readonly applications: GroupApplicationService,
    private readonly landings: GroupLandingService,
  ) {}

  onModuleInit(): void {
    this.registry.register('group.register', (call) => this.register(call));
    this.registry.register('group.classify', (call) => this.classify(call));
    this.registry.register('group.return', (call) => this.return(call));
    this.registry.register('group.reject', (call) => this.reject(call));
    this.registry.register('group.issueFilingNumber', (call) => this.issueFilingNumber(call));
    this.registry.register('group.amendFiling', (call) => this.amendFiling(call));
    this.registry.register('group.convertToApproval', (call) => this.convertToApproval(call));
    this.registry.register('group.openApproval', (call) => this.openApproval(call));
    this.registry.register('group.issueApprovalNumber', (call) => this.issueApprovalNumber(call));
    this.registry.register('group.withdraw', (call) => this.withdraw(call));
    this.registry.register('group.recordAcknowledgement', (call) => this.recordAcknowledgement(call));
    this.registry.register('group.lapse', async (call) => void (await this.groups.transition(refOf(call), 'lapse', factsOf(call, '批准后逾期未落地'))));
  }

  /** The start handler made the row; a corrected application is written over it here. */
  private async register(call: ServiceTaskCall): Promise<Variables> {
    const group = await this.rows.getForUpdate(refOf(call));
    if (group.state !== 'RETURNED') return ANSWERED;
    const draft = await this.applications.check(group.tenantId, call.variables, call.context.now, group.groupNo);
    const { demoRef: _demoRef, ...values } = draft;
    await this.groups.transition(refOf(call), 'submit', factsOf(call, '补正后再次提交', { ...values, audienceDeclaredAt: call.context.now, audienceDeclaredBy: call.context.actor.userId }));
    return { ...ANSWERED, ...variablesOf(draft), returnReason: null };
  }

  private async classify(call: ServiceTaskCall): Promise<Variables> {
    const registration = object(call.variables.registration);
    const grading = object(call.variables.grading);
    const grade = Number(grading.grade);
    // a filing once turned into an approval stays one, whatever the table says after a correction
    const route = (call.variables.convertedToApproval === true ? 'APPROVE' : registration.route) as GroupRoute;
    await this.groups.set(refOf(call), { route, grade, gradeBasis: 'D02', auditMonths: auditMonths(grade, grading.auditMonths) }, call.context.now);
    return { groupRoute: route, grade };
  }

  private async return(call: ServiceTaskCall): Promise<Variables> {
    const reason = text(call.variables.reviewReason) ?? '请补正申请材料';
    await this.groups.transition(refOf(call), 'return', factsOf(call, reason));
    return { ...ANSWERED, returnReason: reason };
  }

  private async reject(call: ServiceTaskCall): Promise<Variables> {
    const reason = text(call.variables.reviewReason) ?? undefined;
    await this.groups.transition(refOf(call), 'reject', factsOf(call, reason));
    return { decision: null, rejectReason: reason ?? null };
  }

  private async issueFilingNumber(call: ServiceTaskCall): Promise<Variables> {
    const group = await this.rows.getForUpdate(refOf(call));
    const filingNo = group.filingNo ?? (await this.groups.issueNumber('filing', group.tenantId, call.context.now));
    const late = call.variables.groupRoute === 'FILE_LATE' ? '先建群后报备（MG01）' : undefined;
    await this.groups.transition(refOf(call), 'file', factsOf(call, late, { ...reviewed(call), filingNo }));
    return { ...ANSWERED, ...settled(call), filingNo, ...(await this.landings.prefill(refOf(call))) };
  }

  private async amendFiling(call: ServiceTaskCall): Promise<Variables> {
    const draft = await this.applications.check(call.context.tenantId, call.variables, call.context.now, refOf(call).groupNo);
    const { demoRef: _demoRef, firstResponsibleId: _first, ...values } = draft;
    await this.groups.amend(refOf(call), values, factsOf(call, '补正备案材料'));
    return { ...ANSWERED, ...(await this.landings.prefill(refOf(call))) };
  }

  /** Nobody may join until it is decided whether the group may be at all (§4.10, convert). */
  private async convertToApproval(call: ServiceTaskCall): Promise<Variables> {
    const facts = factsOf(call, text(call.variables.reviewReason) ?? '登记部门转为审批', { route: 'APPROVE' });
    await this.groups.transition(refOf(call), 'convert', facts);
    await this.groups.setOverlay(refOf(call), 'ADMISSION_FROZEN', true, factsOf(call, '转为审批，决定前暂停入群'));
    return { ...ANSWERED, groupRoute: 'APPROVE', convertedToApproval: true, filingCheckedBy: call.context.actor.userId };
  }

  private async openApproval(call: ServiceTaskCall): Promise<Variables> {
    await this.groups.transition(refOf(call), 'review', factsOf(call, undefined, reviewed(call)));
    return { ...ANSWERED, ...settled(call) };
  }

  private async issueApprovalNumber(call: ServiceTaskCall): Promise<Variables> {
    const group = await this.rows.getForUpdate(refOf(call));
    const approvalNo = group.approvalNo ?? (await this.groups.issueNumber('approval', group.tenantId, call.context.now));
    const conditions = call.variables.decision === 'APPROVE_WITH_CONDITIONS' ? text(call.variables.conditions) : null;
    const override = Number(call.variables.gradeOverride) || undefined;
    const grading: GroupValues =
      override && override !== group.grade
        ? { grade: override, auditMonths: auditMonths(override), gradeBasis: `审批调整：${text(call.variables.gradeReason) ?? ''}` }
        : {};
    await this.groups.transition(refOf(call), 'approve', factsOf(call, conditions ?? undefined, { approvalNo, approvalConditions: conditions, route: 'APPROVE', ...grading }));
    await this.groups.setOverlay(refOf(call), 'ADMISSION_FROZEN', false, factsOf(call));
    return { ...ANSWERED, approvalNo, grade: override ?? group.grade, gradeOverride: null, gradeReason: null, ...(await this.landings.prefill(refOf(call))) };
  }

  private async withdraw(call: ServiceTaskCall): Promise<void> {
    // the message arrives through the outbox, so the actor of this step is the system: the applicant is the starter
    const facts = factsOf(call, text(call.variables.withdrawalReason) ?? text(call.variables.reason) ?? undefined);
    await this.groups.transition(refOf(call), 'withdraw', { ...facts, actorId: text(call.variables.starter) ?? facts.actorId });
  }

  private async recordAcknowledgement(call: ServiceTaskCall): Promise<Variables> {
    const { now, actor } = call.context;
    await this.groups.amend(refOf(call), { acknowledgedAt: now, acknowledgedBy: actor.userId }, factsOf(call, '签收管理规则和负面内容清单'));
    return { acknowledgedAt: now.toISOString() };
  }
}

export function refOf(call: ServiceTaskCall): GroupRef {
  return { tenantId: call.context.tenantId, groupNo: String(call.variables.groupNo) };
}

export function factsOf(call: ServiceTaskCall, note?: string, values?: GroupValues): GroupFacts {
  const { now, actor, processInstanceId } = call.context;
  return { at: now, actorId: actor.userId || SYSTEM_USER_ID, processInstanceId, note, values };
}

/** What the first responsible person settled: the name (A8(3)a), the owner, and that they answer for it. */
function reviewed(call: ServiceTaskCall): GroupValues {
  const { actor } = call.context;
  const name = text(call.variables.correctedName);
  const ownerId = text(call.variables.ownerId);
  return {
    ...(name ? { name } : {}),
    ...(ownerId ? { ownerId } : {}),
    ...(holdsRole(actor, 'FIRST_RESP', text(call.variables.unitId) ?? undefined) ? { firstResponsibleId: actor.userId } : {}),
  };
}

function settled(call: ServiceTaskCall): Variables {
  const name = text(call.variables.correctedName);
  return { ...(name ? { groupName: name } : {}), correctedName: null };
}

function object(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
