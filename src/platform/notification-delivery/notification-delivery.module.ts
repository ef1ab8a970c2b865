import { Module } from '@nestjs/common';
import { NotificationModule } from '../notification';
import { DeliveryChannels } from './delivery-channels';
import { DingtalkChannel } from './dingtalk-channel';
import { MailChannel } from './mail-channel';
import { NotificationDeliveryProjector } from './notification-delivery.projector';
import { NotificationDeliveryService } from './notification-delivery.service';
import { NotificationPreferenceController } from './notification-preference.controller';
import { NotificationPreferenceRepository } from './notification-preference.repository';
import { NotificationPreferenceService } from './notification-preference.service';
import { RobotPost } from './robot-post';
import { WecomChannel } from './wecom-channel';

@Module({
  imports: [NotificationModule],
  controllers: [NotificationPreferenceController],
  providers: [
    DeliveryChannels, DingtalkChannel, MailChannel, NotificationDeliveryProjector, NotificationDeliveryService, NotificationPreferenceRepository,
    NotificationPreferenceService, RobotPost, WecomChannel,
  ],
})
export class NotificationDeliveryModule {}
