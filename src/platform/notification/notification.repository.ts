import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database';
import { Notification } from './notification.entity';

@Injectable()
export class NotificationRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One statement; who has already heard of the occasion is left out by the unique key. */
  async insertNew(rows: readonly Notification[]): Promise<void> {
    await this.unitOfWork.repository(Notification).createQueryBuilder().insert().values(rows as never).orIgnore().execute();
  }

  find(id: string): Promise<Notification | null> {
    return this.unitOfWork.repository(Notification).findOneBy({ id });
  }

  async markRead(userId: string, tenantId: string, readAt: Date, id?: string): Promise<number> {
    const rows = await this.unitOfWork
      .repository(Notification)
      .createQueryBuilder()
      .update()
      .set({ readAt })
      .where('user_id = :userId AND tenant_id = :tenantId AND read_at IS NULL', { userId, tenantId })
      .andWhere(id === undefined ? '1 = 1' : 'id = :id', { id })
      .execute();
    return rows.affected ?? 0;
  }
}
