import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../event';
import { NotificationsWritten, type Notification } from '../notification';
import { OutboxHandlerRegistry, OutboxService } from '../outbox';
import { DeliveryChannels } from './delivery-channels';
import { NotificationDeliveryService, type Delivery } from './notification-delivery.service';
import { CHANNELS, type Channel } from './notification-preference.entity';
import { wants } from './notification-preference.policy';
import { NotificationPreferenceRepository } from './notification-preference.repository';

/** Its payload names the line and holds nothing of it. One kind per channel: none waits for another. */
const kindOf = (channel: Channel) => `notification.deliver-${channel.toLowerCase()}`;

/** What a person wants to hear outside of the product becomes one message of the outbox per channel, in the line's own transaction. */
@Injectable()
export class NotificationDeliveryProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly preferences: NotificationPreferenceRepository,
    private readonly channels: DeliveryChannels,
    private readonly outbox: OutboxService,
    private readonly handlers: OutboxHandlerRegistry,
    private readonly deliveries: NotificationDeliveryService,
  ) {}

  onModuleInit(): void {
    this.events.within(NotificationsWritten, ({ notifications, isConfidential }) => this.carryOn(notifications, isConfidential));
    for (const channel of CHANNELS) this.handlers.registerOutside<Delivery>(kindOf(channel), (delivery, { id }) => this.deliveries.deliver(delivery, channel, id));
  }

  private async carryOn(notifications: readonly Notification[], isConfidential: boolean): Promise<void> {
    const preferences = await this.preferences.listOf(notifications[0]!.tenantId, notifications.map(({ userId }) => userId));
    for (const preference of preferences) {
      const { id: notificationId, tenantId, kind } = notifications.find(({ userId }) => userId === preference.userId)!;
      for (const channel of CHANNELS) {
        if (this.channels.get(channel).unavailable || !wants(preference, kind, channel)) continue;
        await this.outbox.put({ tenantId, kind: kindOf(channel), payload: { notificationId, isConfidential } satisfies Delivery });
      }
    }
  }
}
