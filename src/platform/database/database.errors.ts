import { CannotStart, DomainError } from '../../common';

/** Others hold what this command needs, longer than anybody should wait. */
export class DatabaseBusy extends DomainError {
  constructor() {
    super(
      'database-busy',
      'unavailable',
      { zh: '系统正忙，操作没有生效，请稍后再试。', en: 'The database is busy and nothing was changed; please try again in a moment.' },
      { retryAfterSeconds: 2 },
    );
  }
}

export class DatabaseUnavailable extends DomainError {
  constructor() {
    super(
      'database-unavailable',
      'unavailable',
      { zh: '数据库暂时不可用，操作没有生效，请稍后再试。', en: 'The database is not available and nothing was changed; please try again in a moment.' },
      { retryAfterSeconds: 5 },
    );
  }
}

/** The connection broke while the transaction was committed, and the database could not be asked afterwards. */
export class CommitOutcomeUnknown extends DomainError {
  constructor() {
    super(
      'commit-outcome-unknown',
      'unavailable',
      {
        zh: '数据库连接中断，暂时无法确认操作是否已生效。请稍后用同一个 Idempotency-Key 重新提交，或刷新后查看结果。',
        en: 'The connection to the database broke and it is not known whether the change took effect. Send it again with the same Idempotency-Key, or reload and look.',
      },
      { retryAfterSeconds: 10 },
    );
  }
}

export class StorageFull extends DomainError {
  constructor() {
    super(
      'storage-full',
      'unavailable',
      { zh: '数据库存储空间已满，操作没有生效。请联系管理员清理空间后再试。', en: 'The storage of the database is full and nothing was changed. Please ask the administrator to free space, then try again.' },
      { retryAfterSeconds: 30 },
    );
  }
}

/** The database cannot take anything now: nothing is wrong with what was asked, and it may be asked again. */
export function isDatabaseOutage(error: unknown): boolean {
  return error instanceof DatabaseBusy || error instanceof DatabaseUnavailable || error instanceof CommitOutcomeUnknown || error instanceof StorageFull;
}

/** The installation cannot start on this database; the message lists everything that stands in the way. */
export class DatabaseRefused extends CannotStart {
  constructor(readonly complaints: readonly string[]) {
    super(`Qunguan cannot start on this database:\n${complaints.map((line) => `  - ${line}`).join('\n')}`);
  }
}
