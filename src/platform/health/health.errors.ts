import { DomainError } from '../../common';

export interface Readiness {
  /** the database answers */
  readonly database: boolean;
  /** every migration this program knows has been run */
  readonly migrations: boolean;
  readonly stopping: boolean;
  readonly eventLoopLagMs: number;
}

export class NotReady extends DomainError {
  constructor(readiness: Readiness) {
    super('not-ready', 'unavailable', { zh: '服务暂不可用。', en: 'The server is not ready to take requests.' }, { ...readiness, retryAfterSeconds: 2 });
  }
}
