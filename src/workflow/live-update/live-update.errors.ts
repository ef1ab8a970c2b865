import { DomainError } from '../../common';

export class TooManyLiveUpdates extends DomainError {
  constructor(most: number) {
    super('too-many-live-updates', 'too-many-requests', { zh: `同时打开的页面过多（最多 ${most} 个实时更新），本页将定时刷新。`, en: `More than ${most} pages are kept up to date at once; this one refreshes now and then.` }, { most, retryAfterSeconds: 60 });
  }
}
