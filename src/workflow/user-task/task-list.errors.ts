import { DomainError } from '../../common';

export class TaskCursorInvalid extends DomainError {
  constructor() {
    super('task-cursor-invalid', 'invalid-input', { zh: '分页位置无效，请重新打开列表。', en: 'The cursor is not one this list has given out in this order.' }, {}, [
      { field: 'after', code: 'task-cursor-invalid', message: { zh: '不是本列表给出的分页位置', en: 'not a cursor of this list' } },
    ]);
  }
}
