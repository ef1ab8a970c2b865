import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../../platform/database';

/**
 * P07 变更 · P11 限令整改 · P13 问责/移送 · P15 存量清查 · D08 后果处理: what a process leads to although the product has no
 * process for it yet.
 */
export type FollowUpKind = 'P07' | 'P11' | 'P13' | 'P15' | 'D08';

/** A thread that must not be lost. Append-only. */
@Entity('follow_up')
export class FollowUp {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn() kind: FollowUpKind;
  @TextColumn({ name: 'group_no', nullable: true }) groupNo: string | null;
  @TextColumn({ name: 'case_no', nullable: true }) caseNo: string | null;
  /** a sentence for the person who takes it up */
  @TextColumn() reason: string;
  /** where it came from, unique per kind: `group-dissolve:<instance>` */
  @TextColumn() source: string;
  @TextColumn({ name: 'process_instance_id', nullable: true }) processInstanceId: string | null;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
}
