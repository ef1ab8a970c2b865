import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SystemClock } from '../../common';
import type { DeliveryChannel } from './delivery-channel';
import { robotTextOf, type Letter } from './letter.presenter';
import type { NotificationPreference } from './notification-preference.entity';
import { RobotPost } from './robot-post';

/** A group robot of 钉钉; with a secret (加签) every call is signed. */
@Injectable()
export class DingtalkChannel implements DeliveryChannel {
  readonly name = 'DINGTALK';
  readonly unavailable = undefined;

  constructor(
    private readonly robots: RobotPost,
    private readonly systemClock: SystemClock,
  ) {}

  async send(letter: Letter, { dingtalkAddress, dingtalkSecret }: NotificationPreference): Promise<void> {
    const { title, markdown } = robotTextOf(letter);
    const address = dingtalkAddress !== null && dingtalkSecret !== null ? signed(dingtalkAddress, dingtalkSecret, this.systemClock.now()) : (dingtalkAddress ?? '');
    await this.robots.post(this.name, address, { msgtype: 'markdown', markdown: { title, text: markdown }, at: { isAtAll: false } });
  }
}

function signed(address: string, secret: string, now: Date): string {
  const url = new URL(address);
  const timestamp = String(now.getTime());
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
  return url.toString();
}
