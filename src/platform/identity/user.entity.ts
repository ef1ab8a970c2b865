import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../database';

export type UserStatus = 'ACTIVE' | 'DISABLED';

/** A person with an account. `id` is the personnel number of the tenant (`E08`), chosen by whoever creates the user. */
@Entity('app_user')
export class User {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'username' }) username: string;
  /** argon2id, PHC string; absent: no sign-in by password */
  @TextColumn({ name: 'password_hash', nullable: true }) passwordHash: string | null;
  @TextColumn({ name: 'name' }) name: string;
  @TextColumn({ name: 'org_id' }) orgId: string;
  @TextColumn({ name: 'title' }) title: string;
  @TextColumn({ name: 'status' }) status: UserStatus;
  @TextColumn({ name: 'locale' }) locale: string;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
}
