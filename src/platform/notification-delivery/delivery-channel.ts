import type { Sentence } from '../../common';
import type { Letter } from './letter.presenter';
import type { Channel, NotificationPreference } from './notification-preference.entity';

/** One way out of the product. Called in no transaction; ends within `SEND_WITHIN_MS`. */
export interface DeliveryChannel {
  readonly name: Channel;
  /** why this installation sends nothing over it; nothing when it does */
  readonly unavailable: Sentence | undefined;
  /** Throws `NotificationNotDelivered` with what the receiver said. */
  send(letter: Letter, preference: NotificationPreference): Promise<void>;
}

/** shorter than the outbox lends a message */
export const SEND_WITHIN_MS = 15_000;
