import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../database';

/** Something to do after commit: written in the transaction that decided it, served by the worker until it is done. */
@Entity('outbox_message')
export class OutboxMessage {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn() kind: string;
  /** messages of one key are served in order */
  @TextColumn({ nullable: true }) key: string | null;
  @JsonColumn() payload: unknown;
  @TextColumn() status: 'PENDING' | 'HELD' | 'DONE' | 'FAILED';
  /** HELD: what must go on before it is served */
  @TextColumn({ name: 'held_for', nullable: true }) heldFor: string | null;
  /** HELD until this instant of business time */
  @InstantColumn({ name: 'not_before', nullable: true }) notBefore: Date | null;
  @IntColumn() attempts: number;
  @InstantColumn({ name: 'available_at' }) availableAt: Date;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
  @InstantColumn({ name: 'done_at', nullable: true }) doneAt: Date | null;
  @TextColumn({ name: 'last_error', nullable: true }) lastError: string | null;
}
