import { isEmail } from 'class-validator';
import { addDays, atTime, localDateOf, startOfDay, type LocalDate, type Problem } from '../../common';
import type { NotificationKind } from '../notification';
import { CHANNELS, type Channel, type Language, type NotificationPreference } from './notification-preference.entity';

/** Longer than any row of holidays: a calendar that knows no workday must not hold anything for ever. */
const LONGEST_WAIT_DAYS = 60;

/** What may be sent in quiet hours, if the person says so. */
const URGENT: ReadonlySet<NotificationKind> = new Set(['ESCALATION']);

/** What holds for a person who has chosen nothing: the product only; every kind as soon as an address is given. */
export function defaultPreference(tenantId: string, userId: string, language: Language): NotificationPreference {
  return {
    tenantId, userId, language, mailAddress: null, wecomAddress: null, dingtalkAddress: null, dingtalkSecret: null, choices: {},
    quietFrom: null, quietTo: null, onlyWorkdays: false, urgentPasses: true, testedAt: null,
  };
}

/** Where messages of this person go over this channel; nothing while no address is given. */
export function addressOf(preference: NotificationPreference, channel: Channel): string | null {
  return { MAIL: preference.mailAddress, WECOM: preference.wecomAddress, DINGTALK: preference.dingtalkAddress }[channel];
}

/** Said together with what is wrong about the other addresses. */
export function mailAddressProblems(address: string | null): Problem[] {
  if (address === null || isEmail(address)) return [];
  return [{ field: 'mailAddress', code: 'is-email', message: { zh: '邮箱地址格式不正确，如 name@example.com', en: 'this is no mail address, such as name@example.com' } }];
}

/** Over which channels of this kind. */
export function chosenFor(preference: Pick<NotificationPreference, 'choices'>, kind: NotificationKind): readonly Channel[] {
  return preference.choices[kind] ?? CHANNELS;
}

/** Does this person want to be told of this kind over this channel, and can they be? */
export function wants(preference: NotificationPreference, kind: NotificationKind, channel: Channel): boolean {
  return addressOf(preference, channel) !== null && chosenFor(preference, kind).includes(channel);
}

/** Until when a message must wait that would be sent now; nothing when it may go. */
export function quietUntil(preference: NotificationPreference, kind: NotificationKind, now: Date, isWorkday: (date: LocalDate) => boolean): Date | undefined {
  if (URGENT.has(kind) && preference.urgentPasses) return undefined;
  let at = now;
  for (let turn = 0; turn < LONGEST_WAIT_DAYS; turn++) {
    const today = localDateOf(at);
    if (preference.onlyWorkdays && !isWorkday(today)) at = startOfDay(addDays(today, 1));
    else {
      const end = endOfQuiet(preference, at);
      if (!end) break;
      at = end;
    }
  }
  return at > now ? at : undefined;
}

/** The end of the quiet hours `at` falls into; they may last over midnight. */
function endOfQuiet({ quietFrom, quietTo }: NotificationPreference, at: Date): Date | undefined {
  if (quietFrom === null || quietTo === null) return undefined;
  const today = localDateOf(at);
  const [from, to] = [onDay(today, quietFrom), onDay(today, quietTo)];
  if (from < to) return at >= from && at < to ? to : undefined;
  if (at < to) return to;
  return at >= from ? onDay(addDays(today, 1), quietTo) : undefined;
}

function onDay(date: LocalDate, time: string): Date {
  return atTime(date, Number(time.slice(0, 2)), Number(time.slice(3)));
}
