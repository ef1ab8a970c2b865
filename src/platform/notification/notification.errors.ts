import { DomainError, type Problem } from '../../common';

export class NotificationNotFound extends DomainError {
  constructor(notificationId: string) {
    super('notification-not-found', 'not-found', { zh: '没有这条通知。', en: 'There is no such notification.' }, { notificationId });
  }
}

export class NotificationCursorInvalid extends DomainError {
  constructor() {
    const problem: Problem = { field: 'after', code: 'cursor-invalid', message: { zh: '翻页标记无效', en: 'the cursor is not valid' } };
    super(
      'notification-cursor-invalid',
      'invalid-input',
      { zh: '翻页标记无效，请从第一页重新开始。', en: 'The page cursor is not valid; begin again at the first page.' },
      {},
      [problem],
    );
  }
}
