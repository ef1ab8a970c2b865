import { Entity } from 'typeorm';
import type { LocalDate } from '../../common';
import { DateColumn, FlagColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';
import type { CountedDay, SkippedDay } from '../calendar';
import type { DeadlineUnit } from '../registry';

export type DeadlineKind = 'TASK' | 'STAGE';

/** As stored. OPEN covers the overdue ones: overdue = OPEN and `due_at` passed, shown as MISSED. */
export type StoredStatus = 'OPEN' | 'SUSPENDED' | 'MET' | 'CANCELLED';

/** A due date with its rule: who said so, from when, which days were counted. */
@Entity('deadline')
export class Deadline {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'process_instance_id' }) processInstanceId: string;
  @TextColumn({ name: 'process_definition_key' }) processDefinitionKey: string;
  @TextColumn({ name: 'activity_instance_id', nullable: true }) activityInstanceId: string | null;
  @TextColumn({ name: 'task_id', nullable: true }) taskId: string | null;
  @TextColumn({ name: 'group_no', nullable: true }) groupNo: string | null;
  @TextColumn() kind: DeadlineKind;

  /* the rule, as the pack said it when the deadline was started */
  @TextColumn() code: string;
  @TextColumn() title: string;
  /** what it is about, for people: the title of the case */
  @TextColumn() subject: string;
  @TextColumn() source: 'REGULATION' | 'OURS';
  @TextColumn({ nullable: true }) clause: string | null;
  @TextColumn() unit: DeadlineUnit;
  @IntColumn() amount: number;
  @TextColumn({ nullable: true }) period: string | null;

  /* what it came to */
  @InstantColumn({ name: 'start_at' }) startAt: Date;
  @DateColumn({ name: 'start_date' }) startDate: LocalDate;
  /** the last instant at which it is not late */
  @InstantColumn({ name: 'due_at' }) dueAt: Date;
  @DateColumn({ name: 'due_date' }) dueDate: LocalDate;
  @JsonColumn() counted: CountedDay[];
  @JsonColumn() skipped: SkippedDay[];
  @TextColumn({ name: 'calendar_version' }) calendarVersion: string;
  @FlagColumn() provisional: boolean;
  /** an hour clock that ends between 22:00 and 07:00 */
  @FlagColumn() night: boolean;
  /** set when somebody gave another due day (extension, hold): no recount touches it */
  @DateColumn({ name: 'fixed_due_date', nullable: true }) fixedDueDate: LocalDate | null;

  /* how it goes */
  @TextColumn() status: StoredStatus;
  @InstantColumn({ name: 'met_at', nullable: true }) metAt: Date | null;
  @InstantColumn({ name: 'missed_at', nullable: true }) missedAt: Date | null;
  @InstantColumn({ name: 'suspended_at', nullable: true }) suspendedAt: Date | null;
  @InstantColumn({ name: 'closed_at', nullable: true }) closedAt: Date | null;
  /** ended, or moved to another day, after it was due; stays in the statistics */
  @FlagColumn() late: boolean;
  @IntColumn({ name: 'late_workdays', nullable: true }) lateWorkdays: number | null;
  /** how often MISSED was announced; tells one escalation of the deadline from the next */
  @IntColumn({ name: 'missed_count' }) missedCount: number;
  /** MISSED was announced and no DeadlineClosed since */
  @FlagColumn() escalated: boolean;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
}

export type DeadlineHistoryKind =
  | 'NEW' | 'MET' | 'CANCELLED' | 'MISSED' | 'CALENDAR' | 'END_DATE' | 'EXTENSION' | 'HOLD' | 'PAUSE' | 'RESUME' | 'RESTART';

/** A line of its history with the deadline as it is. */
export interface DeadlineEvent {
  readonly deadline: Deadline;
  readonly entry: DeadlineHistoryEntry;
}

/** Append-only. No due instant changes without a row. */
@Entity('deadline_history')
export class DeadlineHistoryEntry {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'deadline_id' }) deadlineId: string;
  @InstantColumn() at: Date;
  @TextColumn() kind: DeadlineHistoryKind;
  @InstantColumn({ name: 'old_due_at', nullable: true }) oldDueAt: Date | null;
  @InstantColumn({ name: 'new_due_at', nullable: true }) newDueAt: Date | null;
  @TextColumn({ nullable: true }) note: string | null;
}
