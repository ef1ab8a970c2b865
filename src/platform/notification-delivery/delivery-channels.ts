import { Injectable } from '@nestjs/common';
import { DingtalkChannel } from './dingtalk-channel';
import type { DeliveryChannel } from './delivery-channel';
import { MailChannel } from './mail-channel';
import type { Channel } from './notification-preference.entity';
import { WecomChannel } from './wecom-channel';

/** The channels by name. */
@Injectable()
export class DeliveryChannels {
  private readonly byName: Readonly<Record<Channel, DeliveryChannel>>;

  constructor(mail: MailChannel, wecom: WecomChannel, dingtalk: DingtalkChannel) {
    this.byName = { MAIL: mail, WECOM: wecom, DINGTALK: dingtalk };
  }

  get(channel: Channel): DeliveryChannel {
    return this.byName[channel];
  }
}
