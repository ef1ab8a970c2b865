import { DomainError, type Sentence } from '../../common';
import { RECALL_TOO_LATE } from './user-task.policy';

export class UserTaskNotFound extends DomainError {
  constructor(taskId: string) {
    super('user-task-not-found', 'not-found', { zh: '没有找到该事项，或您无权查看。', en: 'There is no such task, or you may not see it.' }, { taskId });
  }
}

export class UserTaskNotOpen extends DomainError {
  constructor(taskId: string, state: string) {
    super(
      'user-task-not-open',
      'conflict',
      { zh: state === 'COMPLETED' ? '本事项已经办结，不能重复办理。' : '本事项已经取消，不能再办理。', en: state === 'COMPLETED' ? 'This task is already completed.' : 'This task has been canceled.' },
      { taskId, state },
    );
  }
}

export class UserTaskAlreadyClaimed extends DomainError {
  constructor(taskId: string, assignee: string) {
    super('user-task-already-claimed', 'conflict', { zh: `本事项已由${assignee}认领。`, en: `This task has been claimed by ${assignee}.` }, { taskId, assignee });
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

/** Handing a task to oneself, or asking oneself to sign. */
export class SamePerson extends DomainError {
  constructor(userId: string) {
    const sentence: Sentence = { zh: '请选择本人以外的人员。', en: 'Choose somebody else than yourself.' };
    super('same-person', 'unprocessable', sentence, { userId }, [{ field: 'userId', code: 'same-person', message: sentence }]);
  }
}

/** 离岗交接: the taker would confirm what they decide themself. */
export class OwnSignature extends DomainError {
  constructor(userId: string, name: string) {
    super('own-signature', 'unprocessable', { zh: `${name}是本事项的办理人，不能为自己加签；请减签后另请他人。`, en: `${name} handles this task and cannot sign it as well; remove the signer and ask somebody else.` }, { userId });
  }
}

export class SignerAlreadyAsked extends DomainError {
  constructor(userId: string, name: string) {
    const sentence: Sentence = { zh: `已请${name}加签，尚未签署。`, en: `${name} has been asked already and has not signed yet.` };
    super('signer-already-asked', 'conflict', sentence, { userId }, [{ field: 'userIds', code: 'signer-already-asked', message: sentence }]);
  }
}

export class TooManySigners extends DomainError {
  constructor(most: number) {
    super('too-many-signers', 'unprocessable', { zh: `一件待办最多请${most}人加签。`, en: `At most ${most} people can be asked to sign a task.` }, { most });
  }
}

export class SignerNotFound extends DomainError {
  constructor(signatureId: string) {
    super('signer-not-found', 'not-found', { zh: '没有找到这位加签人，或其已经签署。', en: 'There is no such signer, or they have signed already.' }, { signatureId });
  }
}

export class UrgedTooSoon extends DomainError {
  constructor(taskId: string, nextAt: Date, retryAfterSeconds: number, minutes: number) {
    super('urged-too-soon', 'too-many-requests', { zh: `刚刚已经催办过，${minutes}分钟内不重复催办。`, en: `It has just been urged; wait ${minutes} minutes between two urges.` }, { taskId, nextAt: nextAt.toISOString(), retryAfterSeconds });
  }
}

export class ReturnTargetNotPossible extends DomainError {
  constructor(taskId: string, elementId: string) {
    const sentence: Sentence = { zh: '不能退回到该环节：只能退回到本流程允许的、已经办理过的环节。', en: 'It cannot be returned to that step; only to an earlier one that the process allows.' };
    super('return-target-not-possible', 'unprocessable', sentence, { taskId, elementId }, [{ field: 'elementId', code: 'return-target-not-possible', message: sentence }]);
  }
}

export class RecallTooLate extends DomainError {
  constructor(taskId: string) {
    super('recall-too-late', 'conflict', RECALL_TOO_LATE, { taskId });
  }
}

export class CopyNotPossible extends DomainError {
  constructor(userId: string, name: string) {
    const sentence: Sentence = { zh: `该事项不能抄送给${name}。`, en: `This case cannot be copied to ${name}.` };
    super('copy-not-possible', 'unprocessable', sentence, { userId }, [{ field: 'userIds', code: 'copy-not-possible', message: sentence }]);
  }
}

export class BatchNotUniform extends DomainError {
  constructor() {
    const sentence: Sentence = { zh: '批量办理只能选择同一流程、同一环节的待办。', en: 'A batch takes tasks of one step of one process only.' };
    super('batch-not-uniform', 'unprocessable', sentence, {}, [{ field: 'taskIds', code: 'batch-not-uniform', message: sentence }]);
  }
}

export class TaskCopyNotFound extends DomainError {
  constructor(id: string) {
    super('task-copy-not-found', 'not-found', { zh: '没有找到这条抄送。', en: 'There is no such copy.' }, { id });
  }
}

/** A defect met while one task of a batch was completed. */
export class BatchTaskBroke extends DomainError {
  constructor(taskId: string) {
    super('batch-task-broke', 'unprocessable', { zh: '这一件办理时出现异常，已交管理人员处理。', en: 'Something broke while this one was completed; those who run the system have been told.' }, { taskId });
  }
}

/** Everybody has signed, and what the handler had decided is not possible any more. */
export class HeldDecisionRefused extends DomainError {
  constructor(taskId: string, refusal: DomainError) {
    const { zh, en } = refusal.sentence;
    super('held-decision-refused', 'conflict', { zh: `办理人的决定已不能执行（${zh.replace(/。$/, '')}）；如选择“不同意”，将退回办理人重新办理。`, en: `What the handler decided is not possible any more (${en.replace(/\.$/, '')}); disagree to send it back.` }, { taskId, cause: refusal.code });
  }
}
