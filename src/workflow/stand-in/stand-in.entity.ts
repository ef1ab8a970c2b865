import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../../platform/database';

/** 外出代理: the deputy acts for the principal from `startsAt` until `endsAt`, in some processes or in all. */
@Entity('stand_in')
export class StandIn {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'principal_id' }) principalId: string;
  @TextColumn({ name: 'deputy_id' }) deputyId: string;
  @InstantColumn({ name: 'starts_at' }) startsAt: Date;
  @InstantColumn({ name: 'ends_at' }) endsAt: Date;
  /** null: every process */
  @JsonColumn({ name: 'process_keys', nullable: true }) processKeys: readonly string[] | null;
  @TextColumn() reason: string;
  @TextColumn({ name: 'created_by' }) createdBy: string;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
  @InstantColumn({ name: 'revoked_at', nullable: true }) revokedAt: Date | null;
  @TextColumn({ name: 'revoked_by', nullable: true }) revokedBy: string | null;
}
