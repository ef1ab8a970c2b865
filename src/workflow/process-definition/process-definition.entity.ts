import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, IntColumn, TextColumn } from '../../platform/database';

/** One version of one process. `key` is the BPMN process id; versions count 1, 2, 3 per key. */
@Entity('process_definition')
export class ProcessDefinition {
  @IdColumn() id: string;
  @TextColumn() key: string;
  @IntColumn() version: number;
  @TextColumn({ name: 'deployment_id' }) deploymentId: string;
  @TextColumn() name: string;
  @TextColumn() description: string;
  @TextColumn() category: string;
  @TextColumn() xml: string;
  /** SHA-256 of diagram and forms: the same files are not deployed twice */
  @TextColumn() digest: string;
  /** a person may start it from a tile */
  @FlagColumn() startable: boolean;
  @TextColumn({ name: 'start_form_key', nullable: true }) startFormKey: string | null;
  @InstantColumn({ name: 'deployed_at' }) deployedAt: Date;
}
