import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../../platform/database';

/** Whether the demo world stands, or its loader died half-way. One row. */
@Entity('demo_load')
export class DemoLoad {
  @IdColumn() id: string;
  @TextColumn() state: 'LOADING' | 'COMPLETE';
  /** machine time */
  @InstantColumn({ name: 'started_at' }) startedAt: Date;
  @InstantColumn({ name: 'completed_at', nullable: true }) completedAt: Date | null;
}
