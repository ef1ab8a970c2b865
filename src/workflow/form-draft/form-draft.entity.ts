import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';

export const DRAFT_KINDS = ['START', 'TASK'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** What one person has typed into one form and not sent yet. */
@Entity('form_draft')
export class FormDraft {
  @PrimaryColumn({ name: 'user_id', type: 'text' }) userId: string;
  @PrimaryColumn({ type: 'text' }) kind: DraftKind;
  /** TASK: the task's id. START: the process definition key, with `:<groupNo>` where the page was opened for one group */
  @PrimaryColumn({ type: 'text' }) subject: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'form_id' }) formId: string;
  /** the version whose form it was typed into */
  @TextColumn({ name: 'process_definition_id' }) processDefinitionId: string;
  @JsonColumn({ name: 'form_values' }) values: Record<string, unknown>;
  @TextColumn({ nullable: true }) opinion: string | null;
  /** the open page that wrote it last */
  @TextColumn({ name: 'page_id' }) pageId: string;
  @IntColumn() revision: number;
  @InstantColumn({ name: 'updated_at' }) updatedAt: Date;
}
