import { DomainError } from '../../common';

export class DeadlineNotFound extends DomainError {
  constructor(deadlineId: string) {
    super('deadline-not-found', 'not-found', { zh: '没有这个期限，或者您无权查看。', en: 'There is no such deadline, or you may not see it.' }, { deadlineId });
  }
}

export class DeadlineAlreadyClosed extends DomainError {
  constructor(deadlineId: string, status: string) {
    super(
      'deadline-already-closed',
      'conflict',
      { zh: '该期限已经了结，不能再改动。', en: 'The deadline is closed and cannot be changed any more.' },
      { deadlineId, status },
    );
  }
}

/** A diagram or pack asks for an offset that cannot be read. */
export class DeadlineOffsetInvalid extends DomainError {
  constructor(offset: string) {
    super(
      'deadline-offset-invalid',
      'unprocessable',
      { zh: `期限偏移“${offset}”无法识别，应写作 0、+3WD、-1WD、+4H。`, en: `The deadline offset "${offset}" is not understood; write 0, +3WD, -1WD or +4H.` },
      { offset },
    );
  }
}

/** A pack's rule cannot be counted. */
export class DeadlineRuleInvalid extends DomainError {
  constructor(reason: string) {
    super('deadline-rule-invalid', 'unprocessable', { zh: `期限规则无法计算：${reason}。`, en: `The deadline rule cannot be counted: ${reason}.` }, { reason });
  }
}

/** A service task of a diagram was given something that is not a day, an instant or a code. */
export class DeadlineInputInvalid extends DomainError {
  constructor(elementId: string, field: string, value: unknown) {
    super(
      'deadline-input-invalid',
      'unprocessable',
      { zh: `步骤 ${elementId} 的期限参数 ${field} 无法识别。`, en: `The deadline parameter ${field} of ${elementId} is not understood.` },
      { elementId, field, value },
      [{ elementId, field, code: 'deadline-input-invalid', message: { zh: '须为期限代码、日期或时刻', en: 'must be a code, a day or an instant' } }],
    );
  }
}
