import { Entity } from 'typeorm';
import type { Variables } from '../../engine';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../../platform/database';

/** Somebody waits: an activity of a run, for a message of this name and key. */
@Entity('message_subscription')
export class MessageSubscription {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn() kind: 'MESSAGE' | 'SIGNAL';
  @TextColumn() name: string;
  @TextColumn({ name: 'correlation_key' }) correlationKey: string;
  @TextColumn({ name: 'process_instance_id' }) processInstanceId: string;
  @TextColumn({ name: 'activity_instance_id' }) activityInstanceId: string;
}

/** Nobody waited when it came: kept until somebody does. */
@Entity('buffered_message')
export class BufferedMessage {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn() name: string;
  @TextColumn({ name: 'correlation_key' }) correlationKey: string;
  @JsonColumn() variables: Variables;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
}
