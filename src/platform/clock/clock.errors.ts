import { DomainError } from '../../common';

export class ClockCannotGoBack extends DomainError {
  constructor(now: Date, requested: Date) {
    super(
      'clock-cannot-go-back',
      'unprocessable',
      { zh: '业务时钟只能向前移动，请选择晚于当前业务时间的时刻。', en: 'The business clock only moves forward; choose an instant later than the current business time.' },
      { now: now.toISOString(), requested: requested.toISOString() },
    );
  }
}

export class ClockNotMovable extends DomainError {
  constructor() {
    super('clock-not-movable', 'not-found', { zh: '本系统使用真实时间，没有可移动的业务时钟。', en: 'This system runs on real time; there is no clock to move.' });
  }
}
