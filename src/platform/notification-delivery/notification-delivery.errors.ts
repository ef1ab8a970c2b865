import { DomainError, type Problem, type Sentence } from '../../common';

export class NotificationPreferenceInvalid extends DomainError {
  constructor(problems: readonly Problem[]) {
    super('notification-preference-invalid', 'unprocessable', { zh: '通知设置未保存，请按提示修改。', en: 'The notification settings were not saved; please correct what is marked.' }, {}, problems);
  }
}

/** The channel cannot be used as things stand; nothing was sent. */
export class NotificationChannelNotReady extends DomainError {
  constructor(channel: string, why: Sentence) {
    super('notification-channel-not-ready', 'conflict', { zh: `不能发送：${why.zh}。`, en: `Nothing can be sent: ${why.en}.` }, { channel });
  }
}

/** The receiver did not take it. What it said stands in quotation marks: the rest may be read by everybody. */
export class NotificationNotDelivered extends DomainError {
  constructor(channel: string, why: Sentence, answer?: string) {
    const said = answer ? { zh: `，对方答复：“${answer}”`, en: `; it answered: "${answer}"` } : { zh: '', en: '' };
    super('notification-not-delivered', 'unprocessable', { zh: `消息未送达：${why.zh}${said.zh}。`, en: `The message was not delivered: ${why.en}${said.en}.` }, { channel });
  }
}

export class NotificationTestTooSoon extends DomainError {
  constructor(retryAfterSeconds: number) {
    super('notification-test-too-soon', 'too-many-requests', { zh: '刚刚发送过测试消息，请稍候再试。', en: 'A test message was sent just now; please wait a moment.' }, { retryAfterSeconds });
  }
}
