import { DomainError } from '../../common';

export class IdempotencyKeyMalformed extends DomainError {
  constructor() {
    super('idempotency-key-malformed', 'invalid-input', {
      zh: '请求头 Idempotency-Key 须为 1 至 128 个可见 ASCII 字符。',
      en: 'The header Idempotency-Key must be 1 to 128 visible ASCII characters.',
    });
  }
}

/** The same key stands for another act already: a mistake of the caller, who would otherwise take that act's answer for this one's. */
export class IdempotencyKeyReused extends DomainError {
  constructor(route: string) {
    super(
      'idempotency-key-reused',
      'unprocessable',
      { zh: '此 Idempotency-Key 已用于另一项请求，请更换后重试。', en: 'This Idempotency-Key was used for another request already; send a new one.' },
      { usedFor: route },
    );
  }
}

/** A second call would act a second time and the answer cannot be kept: better said than pretended. */
export class IdempotencyKeyNotPossible extends DomainError {
  constructor(reason: string) {
    super('idempotency-key-not-possible', 'invalid-input', { zh: '此操作不支持 Idempotency-Key，请去掉该请求头。', en: 'This act cannot be repeated under an Idempotency-Key; leave the header out.' }, { reason });
  }
}
