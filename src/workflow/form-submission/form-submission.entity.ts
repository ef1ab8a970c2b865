import { Entity } from 'typeorm';
import type { Variables } from '../../engine';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../../platform/database';

/** What one form sent and showed, as it was sent. Never changed. */
@Entity('form_submission')
export class FormSubmission {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'process_instance_id' }) processInstanceId: string;
  @TextColumn({ name: 'process_definition_id' }) processDefinitionId: string;
  @TextColumn({ name: 'form_key' }) formKey: string;
  /** absent: the start form */
  @TextColumn({ name: 'task_id', nullable: true }) taskId: string | null;
  @InstantColumn({ name: 'submitted_at' }) submittedAt: Date;
  /** what it sent; of a task also what it only showed, `null` where nothing stood */
  @JsonColumn({ name: 'field_values' }) fieldValues: Variables;
}
