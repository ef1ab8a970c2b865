import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database';
import { Session } from './session.entity';

@Injectable()
export class SessionRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  findByTokenHash(tokenHash: string): Promise<Session | null> {
    return this.unitOfWork.repository(Session).findOneBy({ tokenHash });
  }

  async insert(session: Session): Promise<void> {
    await this.unitOfWork.repository(Session).insert(session);
  }

  async touch(tokenHash: string, lastSeenAt: Date): Promise<void> {
    await this.unitOfWork.repository(Session).update({ tokenHash }, { lastSeenAt });
  }

  async delete(tokenHash: string): Promise<void> {
    await this.unitOfWork.repository(Session).delete({ tokenHash });
  }

  async deleteOfUser(userId: string): Promise<void> {
    await this.unitOfWork.repository(Session).delete({ userId });
  }

  async deleteExpired(now: Date): Promise<void> {
    await this.unitOfWork.query('DELETE FROM session WHERE expires_at <= ?', [now.getTime()]);
  }
}
