import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';

/** One run of S1 for one overdue deadline. OPEN until the deadline is closed (CLOSED) or every level has acted (EXHAUSTED). */
@Entity('overdue_escalation')
export class OverdueEscalation {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'deadline_id' }) deadlineId: string;
  /** 1; more when the deadline was paused, went on and was late again */
  @IntColumn() occurrence: number;
  @TextColumn() code: string;
  @TextColumn({ name: 'case_instance_id' }) caseInstanceId: string;
  @TextColumn() state: 'OPEN' | 'CLOSED' | 'EXHAUSTED';
  @InstantColumn({ name: 'started_at' }) startedAt: Date;
  @InstantColumn({ name: 'ended_at', nullable: true }) endedAt: Date | null;
}

/** One level of an escalation: who was asked, or why nobody, and what they said. */
@Entity('supervision_level')
export class SupervisionLevel {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'deadline_id' }) deadlineId: string;
  @IntColumn() occurrence: number;
  /** 0 at once, 1 after one workday, 2 after three, 3 after five */
  @IntColumn() level: number;
  /** role expression asked; null: skipped, see the note */
  @TextColumn({ nullable: true }) role: string | null;
  /** who was asked */
  @JsonColumn({ name: 'user_ids' }) userIds: string[];
  @TextColumn({ nullable: true }) note: string | null;
  /** counts for the assessment (纳入考核), unless the chief exempts it */
  @FlagColumn() assessed: boolean;
  @InstantColumn({ name: 'opened_at' }) openedAt: Date;
  @TextColumn({ name: 'completed_by', nullable: true }) completedBy: string | null;
  @InstantColumn({ name: 'completed_at', nullable: true }) completedAt: Date | null;
  @TextColumn({ nullable: true }) statement: string | null;
}
