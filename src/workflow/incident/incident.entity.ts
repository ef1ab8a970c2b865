import { Entity } from 'typeorm';
import type { Sentence } from '../../common';
import type { Variables } from '../../engine';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';

/** RETRYING: tried again by itself, or because a person said so; nobody need act. OPEN: a person must. */
export type IncidentState = 'RETRYING' | 'OPEN' | 'RESOLVED';

/** How it ended; MENDED: it went on without anybody acting on the incident. */
export type IncidentOutcome = 'RETRIED' | 'SKIPPED' | 'REPAIRED' | 'MENDED' | 'ENDED';

/** What failed and can be tried again: a row of work, or what a person wanted. */
export type IncidentSource = 'JOB' | 'OUTBOX' | 'COMMAND';

/** A completion that broke, kept so that it can be carried out again in the same person's name. Never shown. */
export interface FailedCommand {
  readonly taskId: string;
  readonly actorId: string;
  readonly variables: Variables;
  readonly opinion?: string;
}

/** Something stuck that a person must see. */
@Entity('incident')
export class Incident {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn() kind: string;
  @TextColumn({ name: 'process_instance_id', nullable: true }) processInstanceId: string | null;
  /** where the run stands */
  @TextColumn({ name: 'element_id', nullable: true }) elementId: string | null;
  @TextColumn({ name: 'element_name', nullable: true }) elementName: string | null;
  /** where the step broke, when that is another element */
  @TextColumn({ name: 'failed_element_id', nullable: true }) failedElementId: string | null;
  /** in a person's words */
  @JsonColumn({ nullable: true }) cause: Sentence | null;
  /** the technical words, without values */
  @TextColumn() message: string;
  @IntColumn() attempts: number;
  @TextColumn() state: IncidentState;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
  @InstantColumn({ name: 'last_attempt_at', nullable: true }) lastAttemptAt: Date | null;
  /** machine time of the next try, while there is one */
  @InstantColumn({ name: 'next_retry_at', nullable: true }) nextRetryAt: Date | null;
  @TextColumn({ name: 'source_kind', nullable: true }) sourceKind: IncidentSource | null;
  @TextColumn({ name: 'source_id', nullable: true }) sourceId: string | null;
  @JsonColumn({ nullable: true }) command: FailedCommand | null;
  @TextColumn({ nullable: true }) resolution: IncidentOutcome | null;
  @TextColumn({ name: 'resolved_by', nullable: true }) resolvedBy: string | null;
  @TextColumn({ name: 'resolution_reason', nullable: true }) resolutionReason: string | null;
  @InstantColumn({ name: 'resolved_at', nullable: true }) resolvedAt: Date | null;
}
