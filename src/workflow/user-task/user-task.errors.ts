import { DomainError, type Sentence } from '../../common';

export class UserTaskNotFound extends DomainError {
  constructor(taskId: string) {
    super('user-task-not-found', 'not-found', { zh: '没有找到这件待办，或您无权查看。', en: 'There is no such task, or you may not see it.' }, { taskId });
  }
}

export class UserTaskNotOpen extends DomainError {
  constructor(taskId: string, state: string) {
    super(
      'user-task-not-open',
      'conflict',
      { zh: state === 'COMPLETED' ? '这件待办已经办结，不能重复办理。' : '这件待办已经取消，不能再办理。', en: state === 'COMPLETED' ? 'This task is already completed.' : 'This task has been canceled.' },
      { taskId, state },
    );
  }
}

export class UserTaskAlreadyClaimed extends DomainError {
  constructor(taskId: string, assignee: string) {
    super('user-task-already-claimed', 'conflict', { zh: `这件待办已由${assignee}认领。`, en: `This task has been claimed by ${assignee}.` }, { taskId, assignee });
  }
}

/** The policy's own reason: the text of the 403 and of the grey button are the same. */
export class UserTaskForbidden extends DomainError {
  constructor(taskId: string, reason: Sentence) {
    super('user-task-forbidden', 'forbidden', reason, { taskId });
  }
}

export class AssigneeNotPossible extends DomainError {
  constructor(userId: string, reason: Sentence) {
    super('assignee-not-possible', 'unprocessable', reason, { userId }, [{ field: 'userId', code: 'assignee-not-possible', message: reason }]);
  }
}
