import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database';

/** A customer: one group company or one street. Nobody sees another tenant. */
@Entity('tenant')
export class Tenant {
  @IdColumn() id: string;
  @TextColumn({ name: 'name' }) name: string;
  /** the policy pack it follows */
  @TextColumn({ name: 'pack_key' }) packKey: string;
  /** stands in numbers: `G-ENT-2026-000001` */
  @TextColumn({ name: 'short_code' }) shortCode: string;
}
