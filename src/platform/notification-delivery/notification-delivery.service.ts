import { Inject, Injectable } from '@nestjs/common';
import { BusinessClock } from '../../common';
import { SETTINGS, type Settings } from '../config';
import { NotificationFacts, NotificationQueries, type Notification } from '../notification';
import type { PutOff } from '../outbox';
import { DeliveryChannels } from './delivery-channels';
import { letterOf } from './letter.presenter';
import type { Channel } from './notification-preference.entity';
import { quietUntil, wants } from './notification-preference.policy';
import { NotificationPreferenceRepository } from './notification-preference.repository';

export interface Delivery {
  readonly notificationId: string;
  readonly isConfidential: boolean;
}

/** Sends one line to one person over one channel, as they want it at that moment. */
@Injectable()
export class NotificationDeliveryService {
  constructor(
    private readonly notifications: NotificationQueries,
    private readonly facts: NotificationFacts,
    private readonly channels: DeliveryChannels,
    private readonly preferences: NotificationPreferenceRepository,
    private readonly clock: BusinessClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** `id`: of the outbox's message, the same for every try. */
  async deliver({ notificationId, isConfidential }: Delivery, channel: Channel, id: string): Promise<PutOff | void> {
    const notification = await this.notifications.find(notificationId);
    const preference = notification && (await this.preferences.find(notification.tenantId, notification.userId));
    // switched off since it was written: nobody waits for it any more
    if (!preference || !wants(preference, notification.kind, channel)) return;
    const notBefore = quietUntil(preference, notification.kind, this.clock.now(), (date) => this.facts.isWorkday(date));
    if (notBefore) return { notBefore };
    const { language } = preference;
    const letter = letterOf(notification, isConfidential || (await this.isShielded(notification)), { id, language, publicUrl: this.settings.publicUrl });
    await this.channels.get(channel).send(letter, preference);
  }

  private async isShielded({ processInstanceId }: Notification): Promise<boolean> {
    return processInstanceId !== null && this.facts.isShielded(processInstanceId);
  }
}
