import { Global, Module } from '@nestjs/common';
import { NotificationController } from './notification.controller';
import { NotificationFacts } from './notification-facts.registry';
import { NotificationQueries } from './notification.queries';
import { NotificationRepository } from './notification.repository';
import { NotificationService } from './notification.service';

@Global()
@Module({
  controllers: [NotificationController],
  providers: [NotificationFacts, NotificationQueries, NotificationRepository, NotificationService],
  exports: [NotificationFacts, NotificationQueries, NotificationService],
})
export class NotificationModule {}
