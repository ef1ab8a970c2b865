import { Inject, Injectable } from '@nestjs/common';
import { newId, SystemClock, type Actor, type Problem } from '../../common';
import { SETTINGS, type Settings } from '../config';
import { UnitOfWork } from '../database';
import type { NotificationKind } from '../notification';
import { DeliveryChannels } from './delivery-channels';
import { testLetter } from './letter.presenter';
import { NotificationChannelNotReady, NotificationPreferenceInvalid, NotificationTestTooSoon } from './notification-delivery.errors';
import type { Channel, Language, NotificationPreference } from './notification-preference.entity';
import { addressOf, defaultPreference, mailAddressProblems } from './notification-preference.policy';
import { NotificationPreferenceRepository } from './notification-preference.repository';
import { robotAddressProblem, type RobotChannel } from './robot-address.policy';

/** All of a person's choices. Secrets: a text sets one, null removes it, absent keeps it. */
export interface PreferenceChange {
  readonly language: Language;
  readonly mailAddress: string | null;
  readonly wecomAddress?: string | null;
  readonly dingtalkAddress?: string | null;
  readonly dingtalkSecret?: string | null;
  readonly choices: Partial<Record<NotificationKind, readonly Channel[]>>;
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  readonly onlyWorkdays: boolean;
  readonly urgentPasses: boolean;
}

/** between two test messages of one person: nobody floods a mailbox through this door */
const TEST_PAUSE_SECONDS = 5;

/** A person's own choices and the proof that they work. */
@Injectable()
export class NotificationPreferenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly preferences: NotificationPreferenceRepository,
    private readonly channels: DeliveryChannels,
    private readonly systemClock: SystemClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async get({ tenantId, userId }: Actor, language: Language): Promise<NotificationPreference> {
    return (await this.preferences.find(tenantId, userId)) ?? defaultPreference(tenantId, userId, language);
  }

  /** Refuses with the fields that cannot be; then nothing is changed. */
  async save(actor: Actor, change: PreferenceChange): Promise<NotificationPreference> {
    const problems = [
      ...mailAddressProblems(change.mailAddress),
      ...this.robotProblems('wecomAddress', 'WECOM', change.wecomAddress),
      ...this.robotProblems('dingtalkAddress', 'DINGTALK', change.dingtalkAddress),
      ...quietHourProblems(change.quietHours),
    ];
    if (problems.length > 0) throw new NotificationPreferenceInvalid(problems);
    return this.unitOfWork.run(async () => {
      const { quietHours, ...chosen } = change;
      const known = await this.get(actor, change.language);
      const next = { ...known, ...defined(chosen), quietFrom: quietHours?.from ?? null, quietTo: quietHours?.to ?? null };
      // a secret signs calls of its robot only
      if (next.dingtalkAddress === null) next.dingtalkSecret = null;
      await this.preferences.save(next);
      return next;
    });
  }

  /** Sends now and answers when the receiver has taken it. In no transaction: the receiver may be slow. */
  async sendTest(actor: Actor, channelName: Channel): Promise<void> {
    const channel = this.channels.get(channelName);
    if (channel.unavailable) throw new NotificationChannelNotReady(channelName, channel.unavailable);
    const preference = await this.preferences.find(actor.tenantId, actor.userId);
    if (!preference || addressOf(preference, channelName) === null) throw new NotificationChannelNotReady(channelName, { zh: '请先填写并保存接收地址', en: 'please give an address and save it first' });
    const now = this.systemClock.now();
    const since = new Date(now.getTime() - TEST_PAUSE_SECONDS * 1000);
    if (!(await this.unitOfWork.run(() => this.preferences.noteTest(actor.tenantId, actor.userId, now, since)))) throw new NotificationTestTooSoon(TEST_PAUSE_SECONDS);
    await channel.send(testLetter({ id: newId(), language: preference.language, publicUrl: this.settings.publicUrl }), preference);
  }

  private robotProblems(field: string, channel: RobotChannel, address: string | null | undefined): Problem[] {
    const message = address ? robotAddressProblem(address, channel, this.settings.robotOrigins) : undefined;
    return message ? [{ field, code: 'robot-address-not-allowed', message }] : [];
  }
}

function quietHourProblems(quietHours: PreferenceChange['quietHours']): Problem[] {
  if (!quietHours || quietHours.from !== quietHours.to) return [];
  return [{ field: 'quietHours.to', code: 'quiet-hours-empty', message: { zh: '结束时间不能与开始时间相同', en: 'must not be the time they begin' } }];
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
