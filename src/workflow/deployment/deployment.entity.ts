import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../../platform/database';

/** Files put into service together, by whom and why. */
@Entity('deployment')
export class Deployment {
  @IdColumn() id: string;
  @TextColumn() reason: string;
  /** user id; null for what the product brings along */
  @TextColumn({ name: 'deployed_by', nullable: true }) deployedBy: string | null;
  @InstantColumn({ name: 'deployed_at' }) deployedAt: Date;
  @JsonColumn({ name: 'definition_ids' }) definitionIds: readonly string[];
}
