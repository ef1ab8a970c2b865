import { Entity } from 'typeorm';
import { DateColumn, FlagColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';
import type { LeftReason, MemberCategory, MemberRole, MembershipStatus, VerificationLevel, VerificationMethod } from './membership.policy';

/** One person in one group, from the admission to the leaving. */
@Entity('membership')
export class Membership {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'group_no' }) groupNo: string;
  /** `A-<yyyy>-<seq6>`: business key of the admission; absent for the opening roster */
  @TextColumn({ name: 'admission_no', nullable: true }) admissionNo: string | null;
  /** the user account, where the person has one */
  @TextColumn({ name: 'person_id', nullable: true }) personId: string | null;
  @TextColumn() name: string;
  @TextColumn({ nullable: true }) unit: string | null;
  @TextColumn() category: MemberCategory;
  @TextColumn() role: MemberRole;
  /** 群内昵称, `单位-姓名` (A8(4)d) */
  @TextColumn() nickname: string;
  @TextColumn({ nullable: true }) mobile: string | null;
  @TextColumn() status: MembershipStatus;
  /** posted abroad: flagged for the personal-information impact assessment */
  @FlagColumn() overseas: boolean;
  @TextColumn({ name: 'privacy_notice', nullable: true }) privacyNotice: string | null;
  @InstantColumn({ name: 'privacy_notice_at', nullable: true }) privacyNoticeAt: Date | null;
  /** version of the self-discipline rules the person was told of (A8(4)e) */
  @TextColumn({ name: 'ack_list_version', nullable: true }) ackListVersion: string | null;
  @InstantColumn({ name: 'ack_at', nullable: true }) ackAt: Date | null;
  @InstantColumn({ name: 'admitted_at', nullable: true }) admittedAt: Date | null;
  @DateColumn({ name: 'joined_date', nullable: true }) joinedDate: string | null;
  @DateColumn({ name: 'left_date', nullable: true }) leftDate: string | null;
  @TextColumn({ name: 'left_reason', nullable: true }) leftReason: LeftReason | null;
  @TextColumn({ name: 'refusal_reason', nullable: true }) refusalReason: string | null;
  @TextColumn({ name: 'process_instance_id', nullable: true }) processInstanceId: string | null;
  @TextColumn({ name: 'created_by' }) createdBy: string;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
}

/** How a member's identity was verified, by whom and when. No picture of an identity card is ever kept. */
@Entity('identity_verification')
export class IdentityVerification {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'group_no' }) groupNo: string;
  @TextColumn({ name: 'membership_id' }) membershipId: string;
  @TextColumn() method: VerificationMethod;
  @TextColumn() level: VerificationLevel;
  @TextColumn() result: 'PASS' | 'FAIL';
  @TextColumn({ name: 'verifier_id' }) verifierId: string;
  @InstantColumn({ name: 'verified_at' }) verifiedAt: Date;
  @TextColumn({ name: 'id_last4', nullable: true }) idLast4: string | null;
  @TextColumn({ nullable: true }) note: string | null;
}

/** Who may not come back: to this group, or to any of the tenant's. */
@Entity('blacklist_entry')
export class BlacklistEntry {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn() scope: 'GROUP' | 'TENANT';
  @TextColumn({ name: 'group_no' }) groupNo: string;
  @TextColumn({ name: 'person_id', nullable: true }) personId: string | null;
  @TextColumn() name: string;
  @TextColumn({ nullable: true }) unit: string | null;
  @TextColumn({ name: 'case_no', nullable: true }) caseNo: string | null;
  @InstantColumn({ name: 'until_at' }) untilAt: Date;
  @TextColumn({ name: 'created_by' }) createdBy: string;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
}

/** One round of P05 and what it found. */
@Entity('member_audit')
export class MemberAudit {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'group_no' }) groupNo: string;
  /** `C-<yyyy>-<seq6>`, business key of the run */
  @TextColumn({ name: 'audit_no' }) auditNo: string;
  @TextColumn() cause: 'CYCLE' | 'MANUAL';
  @InstantColumn({ name: 'started_at' }) startedAt: Date;
  @InstantColumn({ name: 'recorded_at', nullable: true }) recordedAt: Date | null;
  @TextColumn({ name: 'recorded_by', nullable: true }) recordedBy: string | null;
  /** members the register knew when the list was checked */
  @IntColumn({ name: 'registered_count', nullable: true }) registeredCount: number | null;
  /** members the owner saw in the app */
  @IntColumn({ name: 'seen_members', nullable: true }) seenMembers: number | null;
  @IntColumn({ name: 'member_cap', nullable: true }) memberCap: number | null;
  @JsonColumn({ name: 'to_remove' }) toRemove: string[];
  @JsonColumn({ name: 'self_check' }) selfCheck: Record<string, unknown>;
  @IntColumn({ name: 'removed_count' }) removedCount: number;
  @IntColumn({ name: 'seen_after', nullable: true }) seenAfter: number | null;
  @InstantColumn({ name: 'cleaned_at', nullable: true }) cleanedAt: Date | null;
  @TextColumn({ name: 'spot_check_by', nullable: true }) spotCheckBy: string | null;
  @TextColumn({ name: 'spot_check_result', nullable: true }) spotCheckResult: string | null;
  @TextColumn({ name: 'spot_check_note', nullable: true }) spotCheckNote: string | null;
  @IntColumn() rounds: number;
  @FlagColumn({ name: 'function_done' }) functionDone: boolean;
  @TextColumn() state: 'OPEN' | 'CLOSED' | 'CANCELED';
  @InstantColumn({ name: 'closed_at', nullable: true }) closedAt: Date | null;
}
