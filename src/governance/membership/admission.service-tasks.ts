import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BpmnError, localDateOf } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { ServiceTaskRegistry } from '../../workflow/registry';
import { FollowUpService } from '../follow-up';
import { GroupQueries } from '../group';
import { AdmissionNotices } from './admission-notice.service';
import type { VerificationLevel, VerificationMethod } from './membership.policy';
import { MembershipRepository } from './membership.repository';
import { MembershipService, type Acting, type Verified } from './membership.service';

/** Version of the notice on personal information that members are shown (PIPL 17). */
export const PRIVACY_NOTICE = 'PI-1';
export const CAP_EXCEEDED = 'CAP_EXCEEDED';

/** The code behind the service tasks of `member-admission`. */
@Injectable()
export class AdmissionServiceTasks implements OnModuleInit {
  constructor(
    private readonly registry: ServiceTaskRegistry,
    private readonly memberships: MembershipService,
    private readonly rows: MembershipRepository,
    private readonly groups: GroupQueries,
    private readonly followUps: FollowUpService,
    private readonly notices: AdmissionNotices,
  ) {}

  onModuleInit(): void {
    this.registry.register('membership.giveNotice', (call) => this.giveNotice(call));
    this.registry.register('membership.recordVerification', (call) => this.memberships.verify(call.context.tenantId, membershipIdOf(call), verifiedOf(call), actingOf(call)));
    this.registry.register('membership.admit', (call) => this.admit(call));
    this.registry.register('membership.refuse', (call) => this.refuse(call));
    this.registry.register('membership.completeAdmission', (call) => this.complete(call));
  }

  /** Records that the notice was given, and reads what D04 decides by. */
  private async giveNotice(call: ServiceTaskCall): Promise<Variables> {
    const { tenantId, now } = call.context;
    const membership = await this.rows.get(tenantId, membershipIdOf(call));
    const group = await this.groups.get(tenantId, membership.groupNo);
    await this.rows.update(membership.id, { privacyNotice: PRIVACY_NOTICE, privacyNoticeAt: now, processInstanceId: call.context.processInstanceId });
    const entry = await this.rows.findBlacklistEntry(group, membership, now);
    return {
      privacyNotice: PRIVACY_NOTICE,
      memberCount: group.memberCount,
      memberCap: group.memberCap,
      audience: group.audience,
      blacklisted: entry !== null,
      listVersion: text(call.variables.packVersion) ?? '现行版',
    };
  }

  private async admit(call: ServiceTaskCall): Promise<Variables> {
    const facts = { nickname: text(call.variables.nickname) ?? '', ackListVersion: text(call.variables.listVersion) ?? '现行版' };
    const admitted = await this.memberships.admit(call.context.tenantId, membershipIdOf(call), facts, actingOf(call));
    if (!admitted) throw new BpmnError(CAP_EXCEEDED, '人数已达上限');
    return { admittedAt: call.context.now.toISOString() };
  }

  private async refuse(call: ServiceTaskCall): Promise<Variables> {
    const { tenantId } = call.context;
    const reason = refusalOf(call.variables);
    await this.memberships.refuse(tenantId, membershipIdOf(call), reason);
    const membership = await this.rows.get(tenantId, membershipIdOf(call));
    if (reason === 'AUDIENCE_MISMATCH') {
      await this.followUps.record({ tenantId, kind: 'P07', groupNo: membership.groupNo, reason: '内部群收到社会群众入群申请，需变更参与范围', source: membership.admissionNo ?? membership.id, processInstanceId: call.context.processInstanceId });
    }
    if (reason === 'BLACKLIST') await this.notices.blacklisted(membership, call.context.processInstanceId);
    // the person did not join: the instance keeps no more of them than the roster's refused row
    return { refusalReason: reason, memberMobile: null, idLast4: null };
  }

  private async complete(call: ServiceTaskCall): Promise<Variables> {
    const { tenantId, now } = call.context;
    const joinedDate = text(call.variables.joinedDate) ?? localDateOf(now);
    await this.memberships.confirmJoined(tenantId, membershipIdOf(call), joinedDate);
    return { memberMobile: null, idLast4: null };
  }
}

/** Why it ended: the rule, the first responsible person, the verification, or the last place taken meanwhile. */
export function refusalOf(variables: Readonly<Variables>): string {
  const admission = (variables.admission ?? {}) as Record<string, unknown>;
  if (admission.result === 'DENY') return String(admission.reason);
  if (variables.decision === 'REJECT') return 'NOT_AGREED';
  if (variables.verificationResult === 'FAIL') return 'VERIFICATION_FAILED';
  return CAP_EXCEEDED;
}

function verifiedOf(call: ServiceTaskCall): Verified {
  const admission = (call.variables.admission ?? {}) as Record<string, unknown>;
  return {
    method: (text(call.variables.method) ?? 'DIRECTORY') as VerificationMethod,
    level: (text(admission.verification) ?? 'MANUAL') as VerificationLevel,
    result: call.variables.verificationResult === 'FAIL' ? 'FAIL' : 'PASS',
    idLast4: text(call.variables.idLast4),
    note: text(call.variables.verificationNote),
  };
}

function actingOf(call: ServiceTaskCall): Acting {
  return { at: call.context.now, actorId: call.context.actor.userId, processInstanceId: call.context.processInstanceId };
}

function membershipIdOf(call: ServiceTaskCall): string {
  return String(call.variables.membershipId);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
