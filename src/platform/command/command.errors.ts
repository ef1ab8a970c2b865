import { DomainError } from '../../common';

export class IdempotencyKeyMalformed extends DomainError {
  constructor() {
    super('idempotency-key-malformed', 'invalid-input', {
      zh: '请求头 Idempotency-Key 须为 1 至 128 个可见 ASCII 字符。',
      en: 'The header Idempotency-Key must be 1 to 128 visible ASCII characters.',
    });
  }
}

/** Where a key alone opens the answer, a short one could be guessed by somebody else. */
export class IdempotencyKeyTooShort extends DomainError {
  constructor(leastCharacters: number) {
    super(
      'idempotency-key-too-short',
      'invalid-input',
      {
        zh: `匿名提交时，请求头 Idempotency-Key 至少须有 ${leastCharacters} 个随机字符（例如一个 UUID）。`,
        en: `Without a name the header Idempotency-Key must have at least ${leastCharacters} random characters (a UUID, for example).`,
      },
      { leastCharacters },
    );
  }
}

/** The same key stands for another act already: a mistake of the caller, who would otherwise take that act's answer for this one's. */
export class IdempotencyKeyReused extends DomainError {
  /** `route`: what it was used for, where that may be told */
  constructor(route?: string) {
    super(
      'idempotency-key-reused',
      'unprocessable',
      { zh: '此 Idempotency-Key 已用于另一项请求，请更换后重试。', en: 'This Idempotency-Key was used for another request already; send a new one.' },
      route === undefined ? {} : { usedFor: route },
    );
  }
}

/** A second call would act a second time and the answer cannot be kept: better said than pretended. */
export class IdempotencyKeyNotPossible extends DomainError {
  constructor(reason: string) {
    super('idempotency-key-not-possible', 'invalid-input', { zh: '此操作不支持 Idempotency-Key，请去掉该请求头。', en: 'This act cannot be repeated under an Idempotency-Key; leave the header out.' }, { reason });
  }
}
