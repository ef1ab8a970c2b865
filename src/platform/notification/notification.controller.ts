import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../common';
import { CurrentActor } from '../http';
import { notificationDto, NotificationListQuery, NotificationPage, NotificationsRead } from './notification.dto';
import { NotificationQueries } from './notification.queries';
import { NotificationService } from './notification.service';

/** The signed-in person's own list. */
@Controller('api/notifications')
export class NotificationController {
  constructor(
    private readonly queries: NotificationQueries,
    private readonly notifications: NotificationService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: NotificationListQuery): Promise<NotificationPage> {
    const { items, nextCursor } = await this.queries.listOf(actor, { unread: query.unread === 'true', limit: query.limit, after: query.after });
    return { items: items.map(notificationDto), nextCursor };
  }

  @Post('read-all')
  @HttpCode(200)
  async readAll(@CurrentActor() actor: Actor): Promise<NotificationsRead> {
    return { count: await this.notifications.markAllRead(actor) };
  }

  @Post(':id/read')
  @HttpCode(204)
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.notifications.markRead(actor, id);
  }
}
