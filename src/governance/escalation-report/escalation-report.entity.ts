import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';
import type { ReportChannel, ReportState } from './ladder.policy';

/** One report of a case up its ladder: a row of D06 made concrete. Unique per case, ladder, level and row. */
@Entity('escalation_report')
export class EscalationReport {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  /** `R-<yyyy>-<seq6>`; a 续报 carries the number of what it supplements and a suffix */
  @TextColumn({ name: 'doc_no' }) docNo: string;
  @TextColumn({ name: 'case_no' }) caseNo: string;
  @TextColumn({ name: 'group_no', nullable: true }) groupNo: string | null;
  @TextColumn({ name: 'unit_id', nullable: true }) unitId: string | null;
  @TextColumn() ladder: string;
  @IntColumn() level: number;
  /** `1`, `3a` … */
  @TextColumn({ name: 'row_code' }) row: string;
  @TextColumn() title: string;
  /** role expressions of those who may write it, recusal applied */
  @JsonColumn({ name: 'from_roles' }) fromRoles: string[];
  @TextColumn({ name: 'to_role' }) toRole: string;
  @JsonColumn({ name: 'cc_roles' }) ccRoles: string[];
  @TextColumn() channel: ReportChannel;
  @TextColumn({ name: 'deadline_code' }) deadlineCode: string;
  @TextColumn() basis: string;
  @TextColumn() state: ReportState;
  /** why it was skipped, cancelled, or released although the level below is late */
  @TextColumn({ nullable: true }) note: string | null;
  @TextColumn({ name: 'supplement_of', nullable: true }) supplementOf: string | null;
  /** the run of `report-ladder` and the iteration that carry it */
  @TextColumn({ name: 'process_instance_id' }) processInstanceId: string;
  @IntColumn({ nullable: true }) iteration: number | null;
  @TextColumn({ name: 'task_id', nullable: true }) taskId: string | null;
  @TextColumn({ name: 'deadline_id', nullable: true }) deadlineId: string | null;
  @TextColumn({ nullable: true }) summary: string | null;
  @TextColumn({ name: 'submitted_by', nullable: true }) submittedBy: string | null;
  @TextColumn({ name: 'send_channel', nullable: true }) sendChannel: string | null;
  @InstantColumn({ name: 'sent_at', nullable: true }) sentAt: Date | null;
  @InstantColumn({ name: 'planned_at' }) plannedAt: Date;
  @InstantColumn({ name: 'released_at', nullable: true }) releasedAt: Date | null;
  @InstantColumn({ name: 'due_at', nullable: true }) dueAt: Date | null;
  /** the due instant passed before it was submitted */
  @InstantColumn({ name: 'missed_at', nullable: true }) missedAt: Date | null;
  @InstantColumn({ name: 'submitted_at', nullable: true }) submittedAt: Date | null;
  @IntColumn({ name: 'late_minutes' }) lateMinutes: number;
  @InstantColumn({ name: 'received_at', nullable: true }) receivedAt: Date | null;
  @TextColumn({ name: 'received_by', nullable: true }) receivedBy: string | null;
  @TextColumn({ name: 'receiver_name', nullable: true }) receiverName: string | null;
  @TextColumn({ name: 'receipt_no', nullable: true }) receiptNo: string | null;
}
