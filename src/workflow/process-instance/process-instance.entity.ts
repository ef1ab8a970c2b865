import { Entity } from 'typeorm';
import type { Variables } from '../../engine';
import { FlagColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '../../platform/database';

export type ProcessInstanceState = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

/** One run of a process. */
@Entity('process_instance')
export class ProcessInstance {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'process_definition_id' }) processDefinitionId: string;
  @TextColumn({ name: 'process_definition_key' }) processDefinitionKey: string;
  @TextColumn({ name: 'business_key' }) businessKey: string;
  @TextColumn() title: string;
  @TextColumn({ name: 'group_no', nullable: true }) groupNo: string | null;
  @TextColumn({ name: 'group_name', nullable: true }) groupName: string | null;
  @TextColumn({ name: 'unit_id', nullable: true }) unitId: string | null;
  @TextColumn() state: ProcessInstanceState;
  @TextColumn({ name: 'started_by' }) startedBy: string;
  @InstantColumn({ name: 'started_at' }) startedAt: Date;
  @InstantColumn({ name: 'ended_at', nullable: true }) endedAt: Date | null;
  /** name of the end event reached: 已归档, 已驳回 … */
  @TextColumn({ name: 'outcome', nullable: true }) outcome: string | null;
  /** root variables after the last step */
  @JsonColumn() variables: Variables;
  @TextColumn({ name: 'parent_instance_id', nullable: true }) parentInstanceId: string | null;
  /** the call activity of the parent that waits for this run */
  @TextColumn({ name: 'parent_activity_id', nullable: true }) parentActivityId: string | null;
  @TextColumn({ name: 'root_instance_id' }) rootInstanceId: string;
  /** stands still by order, with its whole family */
  @FlagColumn() suspended: boolean;
  /** of the last suspension */
  @InstantColumn({ name: 'suspended_at', nullable: true }) suspendedAt: Date | null;
  @TextColumn({ name: 'suspended_by', nullable: true }) suspendedBy: string | null;
  @TextColumn({ name: 'suspension_reason', nullable: true }) suspensionReason: string | null;
}
