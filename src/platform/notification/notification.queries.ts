import { Injectable } from '@nestjs/common';
import type { Actor, Page } from '../../common';
import { UnitOfWork } from '../database';
import { Notification } from './notification.entity';
import { NotificationCursorInvalid } from './notification.errors';

export interface NotificationListRequest {
  readonly unread?: boolean;
  readonly limit?: number;
  readonly after?: string;
}

const DEFAULT_LIMIT = 20;
/** counting stops here; the client shows 99+ */
const COUNT_CAP = 100;

@Injectable()
export class NotificationQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The actor's own list, newest first. */
  async listOf(actor: Actor, request: NotificationListRequest = {}): Promise<Page<Notification>> {
    const limit = request.limit ?? DEFAULT_LIMIT;
    const query = this.unitOfWork
      .repository(Notification)
      .createQueryBuilder('n')
      .where('n.user_id = :userId AND n.tenant_id = :tenantId', { userId: actor.userId, tenantId: actor.tenantId });
    if (request.unread) query.andWhere('n.read_at IS NULL');
    if (request.after !== undefined) {
      const { at, id } = readCursor(request.after);
      query.andWhere('(n.at < :at OR (n.at = :at AND n.id < :id))', { at, id });
    }
    const rows = await query.orderBy('n.at', 'DESC').addOrderBy('n.id', 'DESC').limit(limit + 1).getMany();
    const items = rows.slice(0, limit);
    const last = items[items.length - 1];
    return rows.length > limit && last ? { items, nextCursor: writeCursor(last) } : { items };
  }

  find(id: string): Promise<Notification | null> {
    return this.unitOfWork.repository(Notification).findOneBy({ id });
  }

  /** Unread ones of the actor, at most 100. */
  async countUnread(actor: Actor): Promise<number> {
    const rows = await this.unitOfWork.query(
      `SELECT id FROM notification WHERE user_id = ? AND tenant_id = ? AND read_at IS NULL LIMIT ${COUNT_CAP}`,
      [actor.userId, actor.tenantId],
    );
    return rows.length;
  }
}

function writeCursor(row: Notification): string {
  return Buffer.from(`${row.at.getTime()} ${row.id}`).toString('base64url');
}

function readCursor(cursor: string): { at: number; id: string } {
  const match = /^(\d{1,16}) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!match) throw new NotificationCursorInvalid();
  return { at: Number(match[1]), id: match[2]! };
}
