import { DomainError, type Sentence } from '../../common';
import type { ProcessInstance } from './process-instance.entity';

export class ProcessInstanceNotFound extends DomainError {
  constructor(id: string) {
    super('process-instance-not-found', 'not-found', { zh: '没有找到这件事项，或您无权查看。', en: 'There is no such process instance, or you may not see it.' }, { id });
  }
}

export class ProcessInstanceEnded extends DomainError {
  constructor(id: string, state: string) {
    super('process-instance-ended', 'conflict', { zh: '该事项已经办结，不能再办理。', en: 'This process instance has ended.' }, { id, state });
  }
}

export class ProcessNotStartable extends DomainError {
  constructor(processDefinitionKey: string) {
    super(
      'process-not-startable',
      'unprocessable',
      { zh: '该流程由系统启动，不能手工发起。', en: 'This process is started by the system, not by hand.' },
      { processDefinitionKey },
    );
  }
}

/** Who keeps the system running, and who sits outside of the organization, starts no cases. */
export class StartForbidden extends DomainError {
  constructor(processDefinitionKey: string) {
    super(
      'start-forbidden',
      'forbidden',
      { zh: '您的岗位不办理群组事务，不能发起流程。', en: 'Your post does not deal with groups, so you cannot start a process.' },
      { processDefinitionKey },
    );
  }
}

export class NotTheStarter extends DomainError {
  constructor(id: string) {
    super('not-the-starter', 'forbidden', { zh: '只有发起人本人可以撤回申请。', en: 'Only the person who started it may withdraw it.' }, { id });
  }
}

export class WithdrawalNotPossible extends DomainError {
  constructor(id: string) {
    super(
      'withdrawal-not-possible',
      'unprocessable',
      { zh: '该事项当前不能撤回：流程未设撤回，或已办结。', en: 'It cannot be withdrawn now: the process has no withdrawal, or it has ended.' },
      { id },
    );
  }
}

/** Ending it alone would leave its caller waiting for ever. */
export class CalledInstanceNotCancellable extends DomainError {
  constructor(id: string, parentInstanceId: string) {
    super(
      'called-instance-not-cancellable',
      'unprocessable',
      { zh: '该事项由上级流程发起，请终止上级流程。', en: 'This run was called by another one; end that one instead.' },
      { id, parentInstanceId },
    );
  }
}

/** It stands still by order; what is not forbidden (改派, a comment, ending or adjusting it) still works. */
export class ProcessInstanceSuspended extends DomainError {
  constructor({ id, suspensionReason, suspendedAt }: Pick<ProcessInstance, 'id' | 'suspensionReason' | 'suspendedAt'>) {
    const reason = suspensionReason ?? '';
    super(
      'process-instance-suspended',
      'conflict',
      { zh: `该事项已暂停办理，恢复后才能继续（暂停原因：${reason}）。`, en: `This process instance is suspended and goes on once it is resumed (reason: ${reason}).` },
      { id, reason, since: suspendedAt?.toISOString() },
    );
  }
}

export class ProcessInstanceNotSuspended extends DomainError {
  constructor(id: string) {
    super('process-instance-not-suspended', 'conflict', { zh: '该事项没有暂停，无需恢复。', en: 'This process instance is not suspended.' }, { id });
  }
}

/** A family stands still and goes on together. */
export class CalledInstanceNotSuspendable extends DomainError {
  constructor(id: string, rootInstanceId: string) {
    super(
      'called-instance-not-suspendable',
      'unprocessable',
      { zh: '该事项由上级流程发起，请暂停或恢复上级流程。', en: 'This run was called by another one; suspend or resume that one instead.' },
      { id, rootInstanceId },
    );
  }
}

/** The policy's own reason: the text of the 403 and of the grey button are the same. */
export class ControlForbidden extends DomainError {
  constructor(id: string, reason: Sentence) {
    super('control-forbidden', 'forbidden', reason, { id });
  }
}

/** A chain of calls that is longer than people draw: a process calls itself. */
export class CallsTooDeep extends DomainError {
  constructor(processDefinitionKey: string, most: number) {
    super(
      'calls-too-deep',
      'unprocessable',
      { zh: `流程逐级调用超过${most}层，已停止继续调用。`, en: `Processes call each other more than ${most} levels deep; the chain was stopped.` },
      { processDefinitionKey, most },
    );
  }
}
