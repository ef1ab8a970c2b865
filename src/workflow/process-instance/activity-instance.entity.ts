import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, IntColumn, TextColumn } from '../../platform/database';

/** One visit to one element of the diagram. */
@Entity('activity_instance')
export class ActivityInstance {
  /** the engine's id, unique within its process instance */
  @IdColumn() id: string;
  @IdColumn({ name: 'process_instance_id' }) processInstanceId: string;
  @TextColumn({ name: 'element_id' }) elementId: string;
  @TextColumn({ name: 'element_type' }) elementType: string;
  @TextColumn({ name: 'element_name', nullable: true }) elementName: string | null;
  @IntColumn({ nullable: true }) iteration: number | null;
  @TextColumn() state: 'ACTIVE' | 'COMPLETED' | 'CANCELED';
  /** holds a token and waits for the outside */
  @FlagColumn() waiting: boolean;
  /** an event sub-process that is armed but not started */
  @FlagColumn() armed: boolean;
  @TextColumn({ nullable: true }) clause: string | null;
  @InstantColumn({ name: 'started_at' }) startedAt: Date;
  @InstantColumn({ name: 'ended_at', nullable: true }) endedAt: Date | null;
}

@Entity('sequence_flow_taken')
export class SequenceFlowTaken {
  @IdColumn({ name: 'process_instance_id' }) processInstanceId: string;
  @IdColumn({ name: 'sequence_flow_id' }) sequenceFlowId: string;
}
