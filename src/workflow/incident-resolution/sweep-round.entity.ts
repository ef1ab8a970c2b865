import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../../platform/database';

/** Where the periodic check of all running instances stands; one row for all hosts. */
@Entity('sweep_round')
export class SweepRound {
  @IdColumn() id: string;
  /** machine time of the next round */
  @InstantColumn({ name: 'due_at' }) dueAt: Date;
  /** the round has looked at every instance up to this id */
  @TextColumn({ name: 'after_id', nullable: true }) afterId: string | null;
}
