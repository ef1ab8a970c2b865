import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../http';
import { notificationDto, NotificationListQuery, NotificationPage, NotificationsRead } from './notification.dto';
import { NotificationQueries } from './notification.queries';
import { NotificationService } from './notification.service';

/** The signed-in person's own list. */
@ApiTags('notifications')
@Controller('api/notifications')
export class NotificationController {
  constructor(
    private readonly queries: NotificationQueries,
    private readonly notifications: NotificationService,
  ) {}

  /** Reminders, escalations, new tasks and results, newest first. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: NotificationListQuery): Promise<NotificationPage> {
    const { items, nextCursor } = await this.queries.listOf(actor, { unread: query.unread === 'true', limit: query.limit, after: query.after });
    return { items: items.map(notificationDto), nextCursor };
  }

  /** Marks everything as read. */
  @Post('read-all')
  @HttpCode(200)
  async readAll(@CurrentActor() actor: Actor): Promise<NotificationsRead> {
    return { count: await this.notifications.markAllRead(actor) };
  }

  /** Marks one as read. */
  @Post(':id/read')
  @HttpCode(204)
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.notifications.markRead(actor, id);
  }
}
