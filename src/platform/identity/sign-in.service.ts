import { Injectable } from '@nestjs/common';
import { SystemClock } from '../../common';
import { UnitOfWork } from '../database';
import { SignInLocked, SignInRefused } from './identity.errors';
import { PasswordService } from './password.service';
import { SessionService, type OpenedSession } from './session.service';
import { SignInFailureRepository } from './sign-in-failure.repository';
import { sha256 } from './token.policy';
import { UserRepository } from './user.repository';

export const FAILURES_BEFORE_LOCK = 10;
export const LOCK_MINUTES = 15;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Signs in by password. Ten wrong ones in a row lock the name for 15 minutes, whether the account exists or not. */
@Injectable()
export class SignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly failures: SignInFailureRepository,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionService,
    private readonly clock: SystemClock,
  ) {}

  async signIn(username: string, password: string): Promise<OpenedSession> {
    const key = sha256(username);
    const failure = await this.failures.find(key);
    const lockedMs = (failure?.lockedUntil?.getTime() ?? 0) - this.clock.now().getTime();
    if (lockedMs > 0) throw new SignInLocked(Math.ceil(lockedMs / 1000));
    const user = await this.users.findByUsername(username);
    const correct = await this.passwords.verify(user?.passwordHash, password);
    if (!user || !correct || user.status !== 'ACTIVE') {
      await this.countFailure(key);
      throw new SignInRefused();
    }
    return this.unitOfWork.run(async () => {
      await this.failures.delete(key);
      return this.sessions.open(user.id);
    });
  }

  /** In its own transaction, because the refusal that follows must not undo the counting. */
  private async countFailure(usernameHash: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const now = this.clock.now();
      await this.failures.deleteBefore(new Date(now.getTime() - DAY_MS));
      const earlier = await this.failures.find(usernameHash);
      const lockHasRunOut = earlier?.lockedUntil !== null && earlier?.lockedUntil !== undefined && earlier.lockedUntil <= now;
      const failures = (earlier && !lockHasRunOut ? earlier.failures : 0) + 1;
      const lockedUntil = failures >= FAILURES_BEFORE_LOCK ? new Date(now.getTime() + LOCK_MINUTES * MINUTE_MS) : null;
      await this.failures.put({ usernameHash, failures, lastFailedAt: now, lockedUntil });
    });
  }
}
