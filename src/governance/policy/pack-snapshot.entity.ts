import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../../platform/database';
import type { PackData } from './policy-pack';

/** One version of a pack as it was loaded; system-wide. */
@Entity('policy_pack')
export class PackSnapshot {
  @IdColumn({ name: 'ref' }) ref: string;
  @TextColumn({ name: 'pack_id' }) packId: string;
  @TextColumn({ name: 'version' }) version: string;
  @JsonColumn({ name: 'data' }) data: PackData;
  @JsonColumn({ name: 'decisions' }) decisions: Readonly<Record<string, string>>;
  @InstantColumn({ name: 'loaded_at' }) loadedAt: Date;
}
