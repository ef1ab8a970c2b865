import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';
import type { CaseClass, CaseSource, CaseState, MeasureType, Risk, Severity, Spread } from './violation.policy';

/** One violation case, from the clue to its answer. Business key of `violation-case`. Says nothing about who reported it. */
@Entity('violation_case')
export class ViolationCase {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  /** `V-<yyyy>-<seq6>`, unique within the tenant */
  @TextColumn({ name: 'case_no' }) caseNo: string;
  /** the demo world's own name of this row (V01) */
  @TextColumn({ name: 'demo_ref', nullable: true }) demoRef: string | null;
  /** absent for a notice of suspected secrets: only number and time are kept */
  @TextColumn({ name: 'group_no', nullable: true }) groupNo: string | null;
  @TextColumn({ name: 'group_name', nullable: true }) groupName: string | null;
  @TextColumn({ name: 'unit_id', nullable: true }) unitId: string | null;
  @TextColumn({ name: 'owner_id', nullable: true }) ownerId: string | null;
  @TextColumn({ nullable: true }) source: CaseSource | null;
  @JsonColumn({ name: 'item_codes' }) itemCodes: string[];
  @TextColumn({ nullable: true }) description: string | null;
  @TextColumn({ name: 'sender_hint', nullable: true }) senderHint: string | null;
  /** staff the clue is about (whistle-blowing): they and what they head stay away */
  @JsonColumn({ name: 'reported_user_ids' }) reportedUserIds: string[];
  @TextColumn({ name: 'class', nullable: true }) class: CaseClass | null;
  @TextColumn({ nullable: true }) severity: Severity | null;
  @TextColumn({ nullable: true }) risk: Risk | null;
  @TextColumn({ nullable: true }) spread: Spread | null;
  @TextColumn({ nullable: true }) topic: string | null;
  @TextColumn({ nullable: true }) ladder: string | null;
  @FlagColumn({ name: 'found_by_owner' }) foundByOwner: boolean;
  @FlagColumn() contested: boolean;
  @IntColumn({ name: 'silent_rounds' }) silentRounds: number;
  @TextColumn() state: CaseState;
  @TextColumn({ name: 'parent_case_no', nullable: true }) parentCaseNo: string | null;
  @TextColumn({ name: 'process_instance_id', nullable: true }) processInstanceId: string | null;

  /* D10: who stays away, and why */
  @JsonColumn({ name: 'recused_users' }) recusedUsers: string[];
  @JsonColumn({ name: 'skipped_roles' }) skippedRoles: string[];
  @IntColumn({ name: 'recusal_row', nullable: true }) recusalRow: number | null;

  /* the chain of times: discovered ≤ reported ≤ assigned ≤ first measure ≤ classified ≤ closed */
  @InstantColumn({ name: 'discovered_at', nullable: true }) discoveredAt: Date | null;
  @InstantColumn({ name: 'reported_at' }) reportedAt: Date;
  @InstantColumn({ name: 'assigned_at', nullable: true }) assignedAt: Date | null;
  @InstantColumn({ name: 'first_measure_at', nullable: true }) firstMeasureAt: Date | null;
  @InstantColumn({ name: 'classified_at', nullable: true }) classifiedAt: Date | null;
  @InstantColumn({ name: 'closed_at', nullable: true }) closedAt: Date | null;

  /* evidence hold: an open case whose evidence is not fixed stops the click that dissolves its group */
  @InstantColumn({ name: 'hold_at', nullable: true }) holdAt: Date | null;
  @InstantColumn({ name: 'evidence_fixed_at', nullable: true }) evidenceFixedAt: Date | null;

  @TextColumn({ nullable: true }) conclusion: string | null;
  @TextColumn({ nullable: true }) cause: string | null;
  @TextColumn({ name: 'follow_up', nullable: true }) followUp: string | null;
  /** what the reporters are told; an anonymous one reads it with the query code */
  @TextColumn({ nullable: true }) answer: string | null;
  @InstantColumn({ name: 'updated_at' }) updatedAt: Date;
}

/**
 * Who reported a case, in a table of its own that no list joins (P3). An anonymous report has only the hash of the code
 * that was shown once.
 */
@Entity('violation_reporter')
export class ViolationReporter {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'case_no' }) caseNo: string;
  @TextColumn({ name: 'user_id', nullable: true }) userId: string | null;
  @TextColumn({ name: 'query_code_hash', nullable: true }) queryCodeHash: string | null;
  @InstantColumn({ name: 'answered_at', nullable: true }) answeredAt: Date | null;
}

/** What was done in the group, per person, as the owner registered it. */
@Entity('disposal_action')
export class DisposalAction {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'case_no' }) caseNo: string;
  @TextColumn() type: MeasureType;
  @TextColumn({ nullable: true }) target: string | null;
  @InstantColumn({ name: 'done_at' }) doneAt: Date;
  @TextColumn({ name: 'recorded_by' }) recordedBy: string;
  @InstantColumn({ name: 'recorded_at' }) recordedAt: Date;
  @JsonColumn({ name: 'evidence_ids' }) evidenceIds: string[];
  @TextColumn({ name: 'less_reason', nullable: true }) lessReason: string | null;
}

/** Append-only: every judgement of class, severity, spread and risk (§4.7: changes keep history). */
@Entity('case_assessment')
export class CaseAssessment {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'case_no' }) caseNo: string;
  @InstantColumn() at: Date;
  @TextColumn({ name: 'judged_by' }) judgedBy: string;
  @TextColumn() phase: 'INTAKE' | 'CONFIRMED';
  @TextColumn() decision: string;
  @TextColumn({ nullable: true }) class: CaseClass | null;
  @TextColumn({ nullable: true }) severity: Severity | null;
  @TextColumn({ nullable: true }) risk: Risk | null;
  @TextColumn({ nullable: true }) spread: Spread | null;
  @TextColumn({ nullable: true }) reason: string | null;
}
