import { Global, Module } from '@nestjs/common';
import { NotificationController } from './notification.controller';
import { NotificationQueries } from './notification.queries';
import { NotificationRepository } from './notification.repository';
import { NotificationService } from './notification.service';

@Global()
@Module({
  controllers: [NotificationController],
  providers: [NotificationQueries, NotificationRepository, NotificationService],
  exports: [NotificationQueries, NotificationService],
})
export class NotificationModule {}
