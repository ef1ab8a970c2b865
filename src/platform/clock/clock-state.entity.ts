import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, TextColumn } from '../database';

/** Where the movable clock stands, so that a restart does not turn time back. One row. */
@Entity('clock_state')
export class ClockState {
  @IdColumn() id: string;
  @TextColumn({ name: 'mode' }) mode: string;
  /** demo: what is added to the machine's time */
  @IntColumn({ name: 'offset_seconds', nullable: true }) offsetSeconds: number | null;
  /** manual, or demo while it is being moved: the instant it stands at */
  @InstantColumn({ name: 'frozen_at', nullable: true }) frozenAt: Date | null;
}
