import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';

export type HistoryKind =
  | 'STARTED' | 'TASK_CREATED' | 'TASK_COMPLETED' | 'TASK_CANCELED' | 'CLAIMED' | 'UNCLAIMED' | 'ASSIGNED' | 'COMMENT'
  | 'TRANSFERRED' | 'DELEGATED' | 'RESOLVED' | 'SIGNERS_ADDED' | 'SIGNER_REMOVED' | 'SIGNING' | 'SIGNED' | 'RETURNED' | 'RECALLED' | 'URGED' | 'COPIED'
  | 'SERVICE' | 'DECISION' | 'TIMER' | 'MESSAGE' | 'DEADLINE' | 'WITHDRAWN' | 'CANCELED' | 'SUSPENDED' | 'RESUMED' | 'MODIFIED' | 'ENDED' | 'INCIDENT';

/** One line of a process's story. Append-only. */
@Entity('history_entry')
export class HistoryEntry {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'process_instance_id' }) processInstanceId: string;
  @InstantColumn() at: Date;
  @TextColumn() kind: HistoryKind;
  @TextColumn({ name: 'element_id', nullable: true }) elementId: string | null;
  @TextColumn({ name: 'element_name', nullable: true }) elementName: string | null;
  @TextColumn({ name: 'task_id', nullable: true }) taskId: string | null;
  @TextColumn({ name: 'actor_id', nullable: true }) actorId: string | null;
  @TextColumn({ nullable: true }) opinion: string | null;
  @TextColumn({ nullable: true }) clause: string | null;
  @JsonColumn({ nullable: true }) detail: Record<string, unknown> | null;
  @IntColumn({ name: 'evidence_count' }) evidenceCount: number;
}
