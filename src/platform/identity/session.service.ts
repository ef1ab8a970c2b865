import { Inject, Injectable } from '@nestjs/common';
import { SystemClock, type Actor } from '../../common';
import { AuditService } from '../audit';
import { SETTINGS, type Settings } from '../config';
import { UnitOfWork } from '../database';
import type { SessionReading } from '../http';
import { DemoNotEnabled, SignInRefused } from './identity.errors';
import { SessionRepository } from './session.repository';
import { newToken, sha256 } from './token.policy';
import { UserDirectory } from './user-directory.queries';

export interface OpenedSession {
  /** goes into the cookie and is kept nowhere */
  readonly token: string;
  readonly expiresAt: Date;
  readonly actor: Actor;
}

const TOUCH_SECONDS = 60;
const MINUTE_MS = 60_000;

/** Opens, reads and closes sessions. Runs on the machine's time: moving the demo clock signs nobody out. */
@Injectable()
export class SessionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: UserDirectory,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditService,
    private readonly clock: SystemClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Opens a session for a user who has proved who he is. */
  async open(userId: string, action = 'session.open'): Promise<OpenedSession> {
    return this.unitOfWork.run(async () => {
      const actor = await this.directory.getActor(userId);
      const now = this.clock.now();
      const token = newToken();
      const expiresAt = new Date(now.getTime() + this.settings.sessionHours * 60 * MINUTE_MS);
      await this.sessions.deleteExpired(now);
      await this.sessions.insert({ tokenHash: sha256(token), tenantId: actor.tenantId, userId, createdAt: now, expiresAt, lastSeenAt: now });
      await this.audit.record({ tenantId: actor.tenantId, actor, action, object: `user/${userId}` });
      return { token, expiresAt, actor };
    });
  }

  /** The demo's one-click switch of user. */
  async openForDemo(username: string): Promise<OpenedSession> {
    if (!this.settings.demo) throw new DemoNotEnabled();
    const user = await this.directory.findByUsername(username);
    if (!user?.active) throw new SignInRefused();
    return this.open(user.id, 'session.open-demo');
  }

  /** The actor with the rights of this moment; nobody when the session is unknown, over, or its user disabled. */
  async read(token: string, reading: SessionReading = 'use'): Promise<Actor | undefined> {
    const tokenHash = sha256(token);
    const session = await this.sessions.findByTokenHash(tokenHash);
    const now = this.clock.now();
    if (!session || session.expiresAt <= now) return undefined;
    const idleMs = now.getTime() - session.lastSeenAt.getTime();
    if (idleMs > this.settings.sessionIdleMinutes * MINUTE_MS) return undefined;
    const actor = await this.directory.findActor(session.userId);
    // not at every request: reading must not queue for the write lock
    if (actor && reading === 'use' && idleMs > TOUCH_SECONDS * 1000) await this.unitOfWork.run(() => this.sessions.touch(tokenHash, now));
    return actor;
  }

  async close(token: string | undefined): Promise<void> {
    if (token !== undefined) await this.unitOfWork.run(() => this.sessions.delete(sha256(token)));
  }
}
