import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Notification } from './notification.entity';

export class NotificationListQuery {
  /** `true`: only unread ones */
  @IsOptional()
  @IsIn(['true', 'false'])
  unread?: 'true' | 'false';

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;
}

export class NotificationDto {
  id: string;
  at: string;
  kind: 'REMINDER' | 'ESCALATION' | 'TASK' | 'RESULT' | 'INFO';
  title: string;
  body: string;
  taskId?: string;
  processInstanceId?: string;
  deadlineId?: string;
  readAt?: string;
}

export class NotificationPage {
  items: NotificationDto[];
  nextCursor?: string;
}

export class NotificationsRead {
  /** how many were unread */
  count: number;
}

export function notificationDto(row: Notification): NotificationDto {
  return {
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    title: row.title,
    body: row.body,
    taskId: row.taskId ?? undefined,
    processInstanceId: row.processInstanceId ?? undefined,
    deadlineId: row.deadlineId ?? undefined,
    readAt: row.readAt?.toISOString(),
  };
}
