import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn } from '../../platform/database';
import type { FormSchema } from '../form';

/** A form as deployed with one version of a process; old instances keep their old forms. */
@Entity('form_definition')
export class FormDefinition {
  @IdColumn() id: string;
  @TextColumn({ name: 'process_definition_id' }) processDefinitionId: string;
  @TextColumn({ name: 'form_key' }) formKey: string;
  @JsonColumn() schema: FormSchema;
}
