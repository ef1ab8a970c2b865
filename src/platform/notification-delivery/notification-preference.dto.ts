import { Type } from 'class-transformer';
import { ArrayUnique, IsArray, IsBoolean, IsIn, IsNotEmpty, IsString, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import type { Sentence } from '../../common';
import type { Locale } from '../http';
import { NOTIFICATION_KINDS, type NotificationKind } from '../notification';
import { CHANNELS, LANGUAGES, type Channel, type Language, type NotificationPreference } from './notification-preference.entity';
import { addressOf, chosenFor } from './notification-preference.policy';
import type { PreferenceChange } from './notification-preference.service';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** null removes, absent keeps */
const IfText = () => ValidateIf((_object, value) => value !== undefined && value !== null);

export class QuietHoursDto {
  /** `22:00`, Asia/Shanghai */
  @Matches(TIME)
  from: string;

  /** `07:00`; before `from`: of the next day */
  @Matches(TIME)
  to: string;
}

export class KindChannelsDto {
  @IsIn(NOTIFICATION_KINDS)
  kind: NotificationKind;

  @IsArray()
  @ArrayUnique()
  @IsIn(CHANNELS, { each: true })
  channels: Channel[];
}

export class NotificationPreferenceRequest {
  @IsIn(LANGUAGES)
  language: Language;

  /** null: no mails */
  @ValidateIf((_object, value) => value !== null)
  @IsString()
  @MaxLength(254)
  mailAddress: string | null;

  /** a robot of 企业微信; absent keeps the one that is set, null removes it */
  @IfText()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  wecomAddress?: string | null;

  /** a robot of 钉钉; absent keeps the one that is set, null removes it and its secret */
  @IfText()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  dingtalkAddress?: string | null;

  /** its 加签 secret; absent keeps the one that is set, null removes it */
  @IfText()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  dingtalkSecret?: string | null;

  /** kinds left out go over every channel that has an address */
  @IsArray()
  @ArrayUnique(({ kind }: KindChannelsDto) => kind)
  @ValidateNested({ each: true })
  @Type(() => KindChannelsDto)
  choices: KindChannelsDto[];

  /** null: none */
  @ValidateIf((_object, value) => value !== null)
  @ValidateNested()
  @Type(() => QuietHoursDto)
  @IsNotEmpty()
  quietHours: QuietHoursDto | null;

  /** other days are quiet from beginning to end */
  @IsBoolean()
  onlyWorkdays: boolean;

  /** what is overdue is sent in quiet hours, too */
  @IsBoolean()
  urgentPasses: boolean;
}

export class NotificationTestRequest {
  @IsIn(CHANNELS)
  channel: Channel;
}

export class ChannelStateDto {
  channel: Channel;
  /** can this installation send over it at all? */
  available: boolean;
  /** why not, in words */
  reason?: string;
  /** is an address given? */
  ready: boolean;
  /** of a robot's address; the rest of it is secret */
  host?: string;
}

export class NotificationPreferenceResponse {
  language: Language;
  mailAddress: string | null;
  channels: ChannelStateDto[];
  /** is a 加签 secret set? */
  dingtalkSecretSet: boolean;
  choices: KindChannelsDto[];
  quietHours: QuietHoursDto | null;
  onlyWorkdays: boolean;
  urgentPasses: boolean;
}

export function changeOf({ choices, ...rest }: NotificationPreferenceRequest): PreferenceChange {
  return { ...rest, choices: Object.fromEntries(choices.map(({ kind, channels }) => [kind, channels])) };
}

/** No secret leaves: of a robot only the host. */
export function preferenceDto(preference: NotificationPreference, unavailable: (channel: Channel) => Sentence | undefined, locale: Locale): NotificationPreferenceResponse {
  const { language, mailAddress, dingtalkSecret, quietFrom, quietTo, onlyWorkdays, urgentPasses } = preference;
  return {
    language,
    mailAddress,
    channels: CHANNELS.map((channel) => {
      const [reason, address] = [unavailable(channel)?.[locale], addressOf(preference, channel)];
      return { channel, available: reason === undefined, reason, ready: address !== null, host: address !== null && channel !== 'MAIL' ? new URL(address).host : undefined };
    }),
    dingtalkSecretSet: dingtalkSecret !== null,
    choices: NOTIFICATION_KINDS.map((kind) => ({ kind, channels: [...chosenFor(preference, kind)] })),
    quietHours: quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : null,
    onlyWorkdays,
    urgentPasses,
  };
}
