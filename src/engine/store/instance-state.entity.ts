import { Entity } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';

/** What the engine needs to go on: one row per instance, replaced by every step. */
@Entity('engine_state')
export class InstanceState {
  @IdColumn({ name: 'process_instance_id' }) processInstanceId: string;
  /** counts the steps; a save names the version it read (compare-and-set) */
  @IntColumn() version: number;
  @TextColumn() snapshot: string;
  /** elements the next step that reaches them passes without running them */
  @JsonColumn({ name: 'skip_element_ids', nullable: true }) skipElementIds: readonly string[] | null;
}
