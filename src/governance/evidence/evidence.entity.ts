import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';

/** Classification of files whose uploader is shown to nobody. */
export const PROTECTED_UPLOADER = 'PROTECTED_UPLOADER';

/** One step in the life of a piece of evidence: who did what with it, when. */
export interface CustodyStep {
  readonly at: string;
  readonly by: string;
  readonly act: 'uploaded' | 'attached';
  readonly to?: string;
}

/** A screenshot or document. Its content never changes; it is attached once, by completing a task or starting a process, and may be sent again with the same step done again. */
@Entity('evidence')
export class Evidence {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'file_id' }) fileId: string;
  @TextColumn({ name: 'file_name' }) fileName: string;
  @TextColumn({ name: 'mime' }) mime: string;
  @IntColumn({ name: 'size' }) size: number;
  @TextColumn({ name: 'sha256' }) sha256: string;
  /** business time at which the picture was taken, as far as we know: not later than the upload */
  @InstantColumn({ name: 'captured_at' }) capturedAt: Date;
  @TextColumn({ name: 'uploaded_by' }) uploadedBy: string;
  @InstantColumn({ name: 'uploaded_at' }) uploadedAt: Date;
  /** task id or process key the uploader had open; a note, not a right */
  @TextColumn({ name: 'intended_for', nullable: true }) intendedFor: string | null;
  @InstantColumn({ name: 'attached_at', nullable: true }) attachedAt: Date | null;
  @TextColumn({ name: 'task_id', nullable: true }) taskId: string | null;
  @TextColumn({ name: 'process_instance_id', nullable: true }) processInstanceId: string | null;
  @TextColumn({ name: 'case_no', nullable: true }) caseNo: string | null;
  @TextColumn({ name: 'group_no', nullable: true }) groupNo: string | null;
  /** earlier evidence of the same task with the same content */
  @TextColumn({ name: 'duplicate_of', nullable: true }) duplicateOf: string | null;
  @TextColumn({ name: 'classification' }) classification: string;
  @JsonColumn({ name: 'custody' }) custody: CustodyStep[];
}
