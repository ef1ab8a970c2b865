import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '../database';
import type { NotificationKind } from '../notification';

/** Ways out of the product. What stands in a person's list in the product is always written. */
export const CHANNELS = ['MAIL', 'WECOM', 'DINGTALK'] as const;
export type Channel = (typeof CHANNELS)[number];

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How one person wants to be told outside of the product. No row: not at all. */
@Entity('notification_preference')
export class NotificationPreference {
  @IdColumn({ name: 'tenant_id' }) tenantId: string;
  @IdColumn({ name: 'user_id' }) userId: string;
  @TextColumn() language: Language;
  @TextColumn({ name: 'mail_address', nullable: true }) mailAddress: string | null;
  /** with the robot's key in it: as secret as a password */
  @TextColumn({ name: 'wecom_address', nullable: true }) wecomAddress: string | null;
  @TextColumn({ name: 'dingtalk_address', nullable: true }) dingtalkAddress: string | null;
  @TextColumn({ name: 'dingtalk_secret', nullable: true }) dingtalkSecret: string | null;
  /** the channels of each kind; a kind that is not named goes over all of them */
  @JsonColumn() choices: Partial<Record<NotificationKind, readonly Channel[]>>;
  /** `22:00` in Asia/Shanghai; both or neither */
  @TextColumn({ name: 'quiet_from', nullable: true }) quietFrom: string | null;
  @TextColumn({ name: 'quiet_to', nullable: true }) quietTo: string | null;
  @FlagColumn({ name: 'only_workdays' }) onlyWorkdays: boolean;
  /** what is overdue is sent in quiet hours, too */
  @FlagColumn({ name: 'urgent_passes' }) urgentPasses: boolean;
  /** machine time of the last test message */
  @InstantColumn({ name: 'tested_at', nullable: true }) testedAt: Date | null;
}
