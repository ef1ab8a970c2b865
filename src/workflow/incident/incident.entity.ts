import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, TextColumn } from '../../platform/database';

/** Something stuck that a person must see. */
@Entity('incident')
export class Incident {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn() kind: string;
  @TextColumn({ name: 'process_instance_id', nullable: true }) processInstanceId: string | null;
  @TextColumn({ name: 'element_id', nullable: true }) elementId: string | null;
  @TextColumn() message: string;
  @IntColumn() attempts: number;
  @TextColumn() state: 'OPEN' | 'RESOLVED';
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
  @InstantColumn({ name: 'resolved_at', nullable: true }) resolvedAt: Date | null;
}
