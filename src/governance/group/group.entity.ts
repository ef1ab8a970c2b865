import { Entity } from 'typeorm';
import { DateColumn, FlagColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';
import type { Activity, Audience, GroupKind, GroupOverlay, GroupPurpose, GroupRoute, GroupState, JoinConfirm } from './group.policy';

/** One row of the register: an internet work group from its application to its end. */
@Entity('work_group')
export class WorkGroup {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  /** `G-<tenant>-<yyyy>-<seq6>`, never changes; business key of P01 */
  @TextColumn({ name: 'group_no' }) groupNo: string;
  /** the demo world's own name of this row (G01) */
  @TextColumn({ name: 'demo_ref', nullable: true }) demoRef: string | null;
  @TextColumn() name: string;
  @TextColumn() kind: GroupKind;
  @TextColumn() audience: Audience;
  @TextColumn({ name: 'audience_declared_by' }) audienceDeclaredBy: string;
  @InstantColumn({ name: 'audience_declared_at' }) audienceDeclaredAt: Date;
  /** in the unit's own name (B13b) */
  @FlagColumn({ name: 'under_unit_name' }) underUnitName: boolean;
  @TextColumn() purpose: GroupPurpose;
  @TextColumn({ name: 'function_text', nullable: true }) functionText: string | null;
  @TextColumn() platform: string;
  @TextColumn({ name: 'platform_group_id_masked', nullable: true }) platformGroupIdMasked: string | null;
  @TextColumn({ name: 'unit_id' }) unitId: string;
  @TextColumn({ name: 'owner_id', nullable: true }) ownerId: string | null;
  @JsonColumn({ name: 'admin_ids' }) adminIds: string[];
  @TextColumn({ name: 'first_responsible_id', nullable: true }) firstResponsibleId: string | null;
  @TextColumn({ name: 'designated_person_id', nullable: true }) designatedPersonId: string | null;
  @JsonColumn({ name: 'member_categories' }) memberCategories: string[];
  @IntColumn({ name: 'member_cap' }) memberCap: number;
  @TextColumn({ name: 'cap_reason', nullable: true }) capReason: string | null;
  @IntColumn({ name: 'expected_members' }) expectedMembers: number;
  /** people in the group as last known: roster at landing, ±1 per admission or leaving, the number seen at an audit */
  @IntColumn({ name: 'member_count' }) memberCount: number;
  /** self-declared liveliness, an input of the grading (B13c) */
  @TextColumn() activity: Activity;
  @IntColumn({ nullable: true }) grade: number | null;
  @TextColumn({ name: 'grade_basis', nullable: true }) gradeBasis: string | null;
  /** months between two member audits, from the grade */
  @IntColumn({ name: 'audit_months', nullable: true }) auditMonths: number | null;
  @TextColumn({ nullable: true }) route: GroupRoute | null;
  @TextColumn({ name: 'filing_no', nullable: true }) filingNo: string | null;
  @TextColumn({ name: 'approval_no', nullable: true }) approvalNo: string | null;
  @TextColumn({ name: 'approval_conditions', nullable: true }) approvalConditions: string | null;
  @TextColumn({ name: 'project_name', nullable: true }) projectName: string | null;
  @DateColumn({ name: 'planned_end_date', nullable: true }) plannedEndDate: string | null;
  @DateColumn({ name: 'actual_end_date', nullable: true }) actualEndDate: string | null;
  @TextColumn({ name: 'end_confirmed_by', nullable: true }) endConfirmedBy: string | null;
  /** the group stood in the app before anybody applied */
  @DateColumn({ name: 'existing_since', nullable: true }) existingSince: string | null;
  /** when it was created in the app, as the landing says */
  @DateColumn({ name: 'created_on_platform_date', nullable: true }) createdOnPlatformDate: string | null;
  @TextColumn({ name: 'join_confirm', nullable: true }) joinConfirm: JoinConfirm | null;
  @TextColumn({ name: 'join_confirm_note', nullable: true }) joinConfirmNote: string | null;
  @TextColumn({ name: 'acknowledged_by', nullable: true }) acknowledgedBy: string | null;
  @InstantColumn({ name: 'acknowledged_at', nullable: true }) acknowledgedAt: Date | null;
  @InstantColumn({ name: 'last_audit_at', nullable: true }) lastAuditAt: Date | null;
  @TextColumn() state: GroupState;
  @JsonColumn() overlays: GroupOverlay[];
  @TextColumn({ name: 'created_by' }) createdBy: string;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
  @InstantColumn({ name: 'landed_at', nullable: true }) landedAt: Date | null;
  @InstantColumn({ name: 'updated_at' }) updatedAt: Date;
  @IntColumn({ name: 'row_version' }) rowVersion: number;
}

/** Append-only: every event of a group's life, state changes and overlays alike. */
@Entity('group_history')
export class GroupHistory {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'group_no' }) groupNo: string;
  @InstantColumn() at: Date;
  /** a transition (`file`), `overlay-on` / `overlay-off`, or `amend` */
  @TextColumn() event: string;
  @TextColumn({ name: 'from_state', nullable: true }) from: GroupState | null;
  @TextColumn({ name: 'to_state', nullable: true }) to: GroupState | null;
  @TextColumn({ name: 'actor_id' }) actorId: string;
  @TextColumn({ name: 'process_instance_id', nullable: true }) processInstanceId: string | null;
  @TextColumn({ nullable: true }) note: string | null;
}
