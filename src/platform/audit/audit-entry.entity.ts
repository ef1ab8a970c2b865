import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../database';

/** One act. Rows are only ever inserted; `hash` covers all other columns and the hash of the row before. */
@Entity('audit_entry')
export class AuditEntry {
  @IdColumn({ name: 'tenant_id' }) tenantId: string;
  /** 1, 2, 3 … without gaps within the tenant */
  @IdColumn({ name: 'number' }) number: number;
  /** business time */
  @InstantColumn({ name: 'at' }) at: Date;
  /** the machine's time */
  @InstantColumn({ name: 'recorded_at' }) recordedAt: Date;
  @TextColumn({ name: 'actor_id' }) actorId: string;
  @TextColumn({ name: 'actor_name' }) actorName: string;
  /** `user.create`, `session.open`: noun and verb */
  @TextColumn({ name: 'action' }) action: string;
  /** what was acted on: `user/E08` */
  @TextColumn({ name: 'object' }) object: string;
  @JsonColumn({ name: 'before', nullable: true }) before: unknown;
  @JsonColumn({ name: 'after', nullable: true }) after: unknown;
  @TextColumn({ name: 'reason', nullable: true }) reason: string | null;
  @TextColumn({ name: 'previous_hash' }) previousHash: string;
  @TextColumn({ name: 'hash' }) hash: string;
}

/** Where a tenant's chain ends: notices rows cut off at the end, and orders concurrent writers. */
@Entity('audit_head')
export class AuditHead {
  @IdColumn({ name: 'tenant_id' }) tenantId: string;
  @IntColumn({ name: 'number' }) number: number;
  @TextColumn({ name: 'hash' }) hash: string;
}
