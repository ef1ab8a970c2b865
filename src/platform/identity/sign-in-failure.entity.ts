import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn } from '../database';

/** Wrong passwords in a row for one name, existing or not, so that the answer never tells whether the account exists. */
@Entity('sign_in_failure')
export class SignInFailure {
  @IdColumn({ name: 'username_hash' }) usernameHash: string;
  @IntColumn({ name: 'failures' }) failures: number;
  @InstantColumn({ name: 'last_failed_at' }) lastFailedAt: Date;
  @InstantColumn({ name: 'locked_until', nullable: true }) lockedUntil: Date | null;
}
