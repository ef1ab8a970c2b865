import { DomainError, type Sentence } from '../common';

/** A completion, a timer or a message reached an activity that does not wait (any more). Nothing has changed. */
export class ActivityNotWaiting extends DomainError {
  constructor(activityInstanceId: string, elementId?: string) {
    super(
      'activity-not-waiting',
      'conflict',
      { zh: '该环节已经处理完毕或已取消，请刷新后再看。', en: 'This activity is not waiting any more; it was completed or canceled.' },
      { activityInstanceId, elementId },
    );
  }
}

/** What a program says when it breaks is for the log, not for whoever meets it. */
const PROGRAM_FAILED: Sentence = { zh: '自动处理的程序出现异常，操作没有生效，请联系管理员。', en: 'the program behind it failed and nothing was changed; please tell the administrator.' };

/** A step of a process instance broke and was undone as a whole. Carries the refusal of a service task when it had one. */
export class StepFailed extends DomainError {
  /** whose step it was; known to the host */
  processInstanceId?: string;

  constructor(
    readonly elementId: string,
    override readonly cause: unknown,
  ) {
    const reason = cause instanceof DomainError ? cause.sentence : PROGRAM_FAILED;
    super(
      'step-failed',
      cause instanceof DomainError ? cause.kind : 'unprocessable',
      { zh: `流程在“${elementId}”处无法继续：${reason.zh}`, en: `The process cannot go on at "${elementId}": ${reason.en}` },
      { elementId, ...(cause instanceof DomainError ? { reason: cause.message, causeCode: cause.code, ...cause.facts } : {}) },
      cause instanceof DomainError ? cause.problems : [],
    );
    if (!(cause instanceof DomainError)) this.message = `step-failed at "${elementId}": ${cause instanceof Error ? cause.message : String(cause)}`;
  }

  /** Names the element, unless an inner element has been named already. */
  static at(elementId: string, cause: unknown): StepFailed {
    return cause instanceof StepFailed ? cause : new StepFailed(elementId, cause);
  }
}

/** Variables that are no plain JSON, or carry names which would reach a prototype. */
export class VariablesRefused extends DomainError {
  constructor(path: string, reason: 'reserved-name' | 'not-json' | 'too-deep') {
    const zh = { 'reserved-name': '使用了保留名称', 'not-json': '不是普通数据', 'too-deep': '层次过深' }[reason];
    super('variables-refused', 'invalid-input', { zh: `数据“${path}”不能接受：${zh}。`, en: `The value "${path}" is refused: ${reason}.` }, { path, reason }, [
      { field: path, code: reason, message: { zh, en: reason } },
    ]);
  }
}

/** The diagram did something which its host does not carry: an error of the model, found at run time. */
export class ModelMistake extends DomainError {
  constructor(what: string, zh: string, en: string, facts: Readonly<Record<string, unknown>> = {}) {
    super('model-mistake', 'unprocessable', { zh, en }, { what, ...facts });
  }
}

/** Tokens cannot be moved like that; the element at fault is named, and nothing has changed. */
export class ModificationRefused extends DomainError {
  constructor(reason: string, zh: string, en: string, facts: Readonly<Record<string, unknown>> = {}) {
    super('modification-refused', 'unprocessable', { zh, en }, { reason, ...facts });
  }
}

/** More diagrams are sent than can be read at a time. */
export class InspectionBusy extends DomainError {
  constructor() {
    super('inspection-busy', 'unavailable', { zh: '正在检查的流程图过多，请稍后再试。', en: 'Too many diagrams are being checked; please try again in a moment.' }, { retryAfterSeconds: 5 });
  }
}
