import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, TextColumn } from '../database';

/** One act somebody asked for under a key, and what was answered. It commits together with what the act wrote. */
@Entity('command')
export class Command {
  /** whose key it is; empty when the act must not be tied to a person */
  @IdColumn({ name: 'actor_id' }) actorId: string;
  @IdColumn({ name: 'idempotency_key' }) key: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  /** method and address with its query */
  @TextColumn() route: string;
  @TextColumn({ name: 'body_hash' }) bodyHash: string;
  /** 0 until answered; nobody but the act's own transaction ever sees that */
  @IntColumn() status: number;
  /** the answer's body as JSON, or nothing when there was none */
  @TextColumn({ nullable: true }) answer: string | null;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
}
