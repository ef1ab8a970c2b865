import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';

/** Work the engine owes at an instant of business time. */
@Entity('job')
export class Job {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn() kind: string;
  /** unique among pending jobs: scheduling the same key again moves it */
  @TextColumn() key: string;
  @InstantColumn({ name: 'due_at' }) dueAt: Date;
  @JsonColumn() payload: unknown;
  @TextColumn({ name: 'process_instance_id', nullable: true }) processInstanceId: string | null;
  @TextColumn({ name: 'deadline_id', nullable: true }) deadlineId: string | null;
  /** relative to the deadline's due instant, such as `-1WD`: what a recount derives the instant from */
  @TextColumn({ name: 'offset_text', nullable: true }) offset: string | null;
  @TextColumn() status: 'PENDING' | 'FIRED' | 'CANCELED' | 'FAILED';
  @IntColumn() attempts: number;
  /** machine time before which a failed job is not tried again */
  @InstantColumn({ name: 'retry_at', nullable: true }) retryAt: Date | null;
  @InstantColumn({ name: 'fired_at', nullable: true }) firedAt: Date | null;
  @TextColumn({ name: 'last_error', nullable: true }) lastError: string | null;
}
