import type { ChannelName, NotificationKind, NotificationPreference, NotificationPreferenceRequest } from '@/api/types';

/** Something the server never shows: typed anew, removed, or left as it is. */
export interface SecretField { text: string; remove: boolean }

export interface SettingsForm {
  language: NotificationPreference['language'];
  mailAddress: string;
  wecomAddress: SecretField;
  dingtalkAddress: SecretField;
  dingtalkSecret: SecretField;
  choices: { kind: NotificationKind; channels: ChannelName[] }[];
  quiet: boolean;
  from: string;
  to: string;
  onlyWorkdays: boolean;
  urgentPasses: boolean;
}

/** proposed when somebody wants quiet hours for the first time */
const NIGHT = { from: '22:00', to: '07:00' };
const untouched = (): SecretField => ({ text: '', remove: false });

export function formOf({ language, mailAddress, choices, quietHours, onlyWorkdays, urgentPasses }: NotificationPreference): SettingsForm {
  return {
    language, mailAddress: mailAddress ?? '', wecomAddress: untouched(), dingtalkAddress: untouched(), dingtalkSecret: untouched(),
    choices: choices.map(({ kind, channels }) => ({ kind, channels: [...channels] })), quiet: quietHours !== null, ...(quietHours ?? NIGHT), onlyWorkdays, urgentPasses,
  };
}

export function requestOf(form: SettingsForm): NotificationPreferenceRequest {
  return {
    language: form.language,
    mailAddress: form.mailAddress.trim() || null,
    wecomAddress: secretOf(form.wecomAddress),
    dingtalkAddress: secretOf(form.dingtalkAddress),
    dingtalkSecret: secretOf(form.dingtalkSecret),
    choices: form.choices,
    quietHours: form.quiet ? { from: form.from, to: form.to } : null,
    onlyWorkdays: form.onlyWorkdays,
    urgentPasses: form.urgentPasses,
  };
}

/** Absent keeps it. */
function secretOf({ text, remove }: SecretField): string | null | undefined {
  if (remove) return null;
  return text.trim() || undefined;
}
