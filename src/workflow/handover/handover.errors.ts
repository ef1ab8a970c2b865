import { DomainError, type Sentence } from '../../common';

export class HandoverForbidden extends DomainError {
  constructor(reason: Sentence) {
    super('handover-forbidden', 'forbidden', reason);
  }
}

export class HandoverNotPossible extends DomainError {
  constructor(field: 'fromUserId' | 'toUserId', reason: Sentence) {
    super('handover-not-possible', 'unprocessable', reason, {}, [{ field, code: 'handover-not-possible', message: reason }]);
  }
}
