import type { NotificationKind } from '../notification';
import type { Language } from './notification-preference.entity';

/** The words around a notification: its subject, what is asked of the reader, and what the link does. Chinese titles say themselves what they are. */
export interface LetterTemplate {
  /** `{title}` stands for the title of the line */
  readonly subject: string;
  readonly lead: string;
  readonly action: string;
}

export const LETTER_TEMPLATES: Readonly<Record<NotificationKind, Readonly<Record<Language, LetterTemplate>>>> = {
  REMINDER: {
    zh: { subject: '【群管】{title}', lead: '以下事项的办理期限临近，请您及时办理。', action: '前往办理' },
    en: { subject: '[Qunguan] Reminder: {title}', lead: 'The following is due soon. Please deal with it in time.', action: 'Open the task' },
  },
  ESCALATION: {
    zh: { subject: '【群管】{title}', lead: '以下事项已超过办理期限，请您立即处理。', action: '前往处理' },
    en: { subject: '[Qunguan] Overdue: {title}', lead: 'The following is overdue. Please deal with it at once.', action: 'Open the task' },
  },
  TASK: {
    zh: { subject: '【群管】{title}', lead: '以下事项等待您办理。', action: '前往办理' },
    en: { subject: '[Qunguan] New task: {title}', lead: 'The following is waiting for you.', action: 'Open the task' },
  },
  RESULT: {
    zh: { subject: '【群管】{title}', lead: '您的事项已有办理结果。', action: '查看结果' },
    en: { subject: '[Qunguan] Result: {title}', lead: 'There is a result for you.', action: 'See the result' },
  },
  INFO: {
    zh: { subject: '【群管】{title}', lead: '现将以下情况通知您。', action: '查看详情' },
    en: { subject: '[Qunguan] Notice: {title}', lead: 'For your information.', action: 'See the details' },
  },
};

/** Nothing of what it is about. */
export const CONFIDENTIAL_TEMPLATE: Readonly<Record<Language, LetterTemplate & { readonly title: string }>> = {
  zh: { subject: '【群管】{title}', title: '您有一条新消息', lead: '为保护有关人员，具体内容请登录系统查看。', action: '登录查看' },
  en: { subject: '[Qunguan] Message: {title}', title: 'There is a new message for you', lead: 'To protect those concerned it can be read after signing in only.', action: 'Sign in' },
};

export const TEST_TEMPLATE: Readonly<Record<Language, LetterTemplate & { readonly title: string }>> = {
  zh: { subject: '【群管】{title}', title: '通知设置可以使用', lead: '您在“通知设置”中发送了这条测试消息。', action: '查看通知设置' },
  en: { subject: '[Qunguan] Test message: {title}', title: 'The notification settings work', lead: 'You sent this test message from the notification settings.', action: 'See the settings' },
};

export const LETTER_FOOT: Readonly<Record<Language, string>> = {
  zh: '本消息由系统自动发送，请勿回复。接收方式可在“通知设置”中修改。',
  en: 'Sent automatically; please do not reply. How you are told can be changed in the notification settings.',
};
