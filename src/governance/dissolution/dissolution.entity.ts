import { Entity } from 'typeorm';
import type { LocalDate } from '../../common';
import { DateColumn, FlagColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';
import type { DissolutionTrigger, EndOutcome, ForceRoute } from './dissolution.policy';

/** CONFIRMING → RUNNING → (FORCED) → DECLARED → CLOSED; aside: NOT_FINISHED, MOVED (end date later), LOST (失管). */
export type DissolutionState = 'CONFIRMING' | 'RUNNING' | 'FORCED' | 'DECLARED' | 'CLOSED' | 'NOT_FINISHED' | 'MOVED' | 'LOST' | 'CANCELED';
export const RUNNING_STATES: readonly DissolutionState[] = ['CONFIRMING', 'RUNNING', 'FORCED', 'DECLARED'];

/** Another reason that came up while the dissolution ran. */
export interface FurtherTrigger {
  readonly trigger: DissolutionTrigger;
  readonly startDate: LocalDate;
  readonly reason: string;
  readonly orderNo?: string;
  readonly by: string;
  readonly at: string;
  /** it brought the due date forward */
  readonly took: boolean;
}

/** One dissolution of one group: why, since when, by whom, with which proof (spec §4.8). One row per run of P12. */
@Entity('dissolution_record')
export class DissolutionRecord {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'group_no' }) groupNo: string;
  @TextColumn({ name: 'process_instance_id' }) processInstanceId: string;
  @TextColumn() state: DissolutionState;

  @TextColumn() trigger: DissolutionTrigger;
  @DateColumn({ name: 'trigger_date' }) triggerDate: LocalDate;
  @TextColumn() reason: string;
  @TextColumn({ name: 'order_no', nullable: true }) orderNo: string | null;
  @JsonColumn({ name: 'further_triggers' }) furtherTriggers: FurtherTrigger[];

  @DateColumn({ name: 'planned_end_date', nullable: true }) plannedEndDate: LocalDate | null;
  @TextColumn({ name: 'end_outcome', nullable: true }) endOutcome: EndOutcome | null;
  @DateColumn({ name: 'actual_end_date', nullable: true }) actualEndDate: LocalDate | null;
  @TextColumn({ name: 'end_reported_by', nullable: true }) endReportedBy: string | null;
  @TextColumn({ name: 'end_confirmed_by', nullable: true }) endConfirmedBy: string | null;
  @InstantColumn({ name: 'end_confirmed_at', nullable: true }) endConfirmedAt: Date | null;
  @JsonColumn({ name: 'end_evidence_ids' }) endEvidenceIds: string[];
  /** nobody confirmed in time: the planned date was taken */
  @FlagColumn({ name: 'end_by_plan' }) endByPlan: boolean;

  @DateColumn({ name: 'start_date', nullable: true }) startDate: LocalDate | null;
  @TextColumn({ name: 'start_basis', nullable: true }) startBasis: string | null;
  @TextColumn({ name: 'deadline_id', nullable: true }) deadlineId: string | null;
  @InstantColumn({ name: 'due_at', nullable: true }) dueAt: Date | null;
  @DateColumn({ name: 'due_date', nullable: true }) dueDate: LocalDate | null;
  @FlagColumn() provisional: boolean;
  /** overdue at the very moment the end was confirmed: the delay is the first responsible person's */
  @FlagColumn({ name: 'born_overdue' }) bornOverdue: boolean;

  @InstantColumn({ name: 'dissolved_at', nullable: true }) dissolvedAt: Date | null;
  @TextColumn({ nullable: true }) method: string | null;
  @FlagColumn({ name: 'members_informed' }) membersInformed: boolean;
  @TextColumn({ name: 'handed_over_to', nullable: true }) handedOverTo: string | null;
  @JsonColumn({ name: 'evidence_before' }) evidenceBefore: string[];
  @JsonColumn({ name: 'evidence_after' }) evidenceAfter: string[];
  @TextColumn({ name: 'declared_by', nullable: true }) declaredBy: string | null;
  @InstantColumn({ name: 'declared_at', nullable: true }) declaredAt: Date | null;

  @FlagColumn() forced: boolean;
  @TextColumn({ name: 'force_route', nullable: true }) forceRoute: ForceRoute | null;
  @TextColumn({ name: 'force_reason', nullable: true }) forceReason: string | null;
  @TextColumn({ name: 'force_decided_by', nullable: true }) forceDecidedBy: string | null;
  @TextColumn({ name: 'force_confirmed_by', nullable: true }) forceConfirmedBy: string | null;
  @TextColumn({ name: 'executor_id', nullable: true }) executorId: string | null;

  @TextColumn({ name: 'verify_result', nullable: true }) verifyResult: 'PASS' | 'FAIL' | null;
  @TextColumn({ name: 'verified_by', nullable: true }) verifiedBy: string | null;
  @InstantColumn({ name: 'verified_at', nullable: true }) verifiedAt: Date | null;
  @TextColumn({ name: 'verify_note', nullable: true }) verifyNote: string | null;
  @IntColumn({ name: 'rework_rounds' }) reworkRounds: number;
  /** workdays between the due day and the day it was really dissolved; kept for the statistics */
  @IntColumn({ name: 'late_workdays' }) lateWorkdays: number;

  @TextColumn({ name: 'started_by' }) startedBy: string;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
  @InstantColumn({ name: 'closed_at', nullable: true }) closedAt: Date | null;
}
