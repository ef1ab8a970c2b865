import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../database';
import { Notification } from './notification.entity';

@Injectable()
export class NotificationRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One statement; who has already heard of the occasion is left out by the unique key. Answers the new ones. */
  async insertNew(rows: readonly Notification[]): Promise<Notification[]> {
    const notifications = this.unitOfWork.repository(Notification);
    await notifications.createQueryBuilder().insert().values(rows as never).orIgnore().execute();
    const written = new Set((await notifications.find({ select: { id: true }, where: { id: In(rows.map(({ id }) => id)) } })).map(({ id }) => id));
    return rows.filter(({ id }) => written.has(id));
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
