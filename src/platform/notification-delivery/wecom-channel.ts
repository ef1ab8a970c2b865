import { Injectable } from '@nestjs/common';
import type { DeliveryChannel } from './delivery-channel';
import { robotTextOf, type Letter } from './letter.presenter';
import type { NotificationPreference } from './notification-preference.entity';
import { RobotPost } from './robot-post';

/** A group robot of 企业微信. */
@Injectable()
export class WecomChannel implements DeliveryChannel {
  readonly name = 'WECOM';
  readonly unavailable = undefined;

  constructor(private readonly robots: RobotPost) {}

  async send(letter: Letter, { wecomAddress }: NotificationPreference): Promise<void> {
    await this.robots.post(this.name, wecomAddress ?? '', { msgtype: 'markdown', markdown: { content: robotTextOf(letter).markdown } });
  }
}
