import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, TextColumn } from '../database';

/** A kept file. Its content lies on disk under `sha256`; equal contents share one place. */
@Entity('file')
export class StoredFile {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'sha256' }) sha256: string;
  @TextColumn({ name: 'mime' }) mime: string;
  @IntColumn({ name: 'size' }) size: number;
  @TextColumn({ name: 'created_by' }) createdBy: string;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
}
