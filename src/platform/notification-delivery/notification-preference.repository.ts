import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database';
import { NotificationPreference } from './notification-preference.entity';

@Injectable()
export class NotificationPreferenceRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(tenantId: string, userId: string): Promise<NotificationPreference | undefined> {
    return (await this.listOf(tenantId, [userId]))[0];
  }

  /** Whoever has left (the account is disabled) hears nothing any more. */
  listOf(tenantId: string, userIds: readonly string[]): Promise<NotificationPreference[]> {
    return this.unitOfWork
      .repository(NotificationPreference)
      .createQueryBuilder('p')
      .where('p.tenant_id = :tenantId AND p.user_id IN (:...userIds)', { tenantId, userIds })
      .andWhere("EXISTS (SELECT 1 FROM app_user u WHERE u.id = p.user_id AND u.status = 'ACTIVE')")
      .getMany();
  }

  async save(preference: NotificationPreference): Promise<void> {
    await this.unitOfWork.repository(NotificationPreference).upsert(preference as never, ['tenantId', 'userId']);
  }

  /** Answers false when a test was noted after `since`; of two at once only one is. */
  async noteTest(tenantId: string, userId: string, at: Date, since: Date): Promise<boolean> {
    const result = await this.unitOfWork
      .repository(NotificationPreference)
      .createQueryBuilder()
      .update()
      .set({ testedAt: at })
      .where('tenant_id = :tenantId AND user_id = :userId AND (tested_at IS NULL OR tested_at < :since)', { tenantId, userId, since: since.getTime() })
      .execute();
    return result.affected === 1;
  }
}
