import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../database';

/** REMINDER: a due date comes near; ESCALATION: it has passed; TASK: new work; RESULT: a case of yours ended; INFO: anything else. */
export const NOTIFICATION_KINDS = ['REMINDER', 'ESCALATION', 'TASK', 'RESULT', 'INFO'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** A line in one person's list. */
@Entity('notification')
export class Notification {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'user_id' }) userId: string;
  @TextColumn() kind: NotificationKind;
  @TextColumn() title: string;
  @TextColumn() body: string;
  @InstantColumn() at: Date;
  @TextColumn({ name: 'task_id', nullable: true }) taskId: string | null;
  @TextColumn({ name: 'process_instance_id', nullable: true }) processInstanceId: string | null;
  @TextColumn({ name: 'deadline_id', nullable: true }) deadlineId: string | null;
  @InstantColumn({ name: 'read_at', nullable: true }) readAt: Date | null;
  /** the occasion: one person hears of it once */
  @TextColumn({ name: 'dedupe_key' }) dedupeKey: string;
}
