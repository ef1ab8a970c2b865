import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../database';

/** One signed-in browser. Only the SHA-256 of the token is kept: a stolen table opens nothing. */
@Entity('session')
export class Session {
  @IdColumn({ name: 'token_hash' }) tokenHash: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'user_id' }) userId: string;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
  @InstantColumn({ name: 'expires_at' }) expiresAt: Date;
  @InstantColumn({ name: 'last_seen_at' }) lastSeenAt: Date;
}
