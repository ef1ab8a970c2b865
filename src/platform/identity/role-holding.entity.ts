import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../database';

/** A user holds an abstract role (`REGISTRAR`) at an organization. Its identity string is `ROLE:orgId`. */
@Entity('role_holding')
export class UserRoleHolding {
  @IdColumn({ name: 'user_id' }) userId: string;
  @IdColumn({ name: 'role' }) role: string;
  @IdColumn({ name: 'org_id' }) orgId: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
}
