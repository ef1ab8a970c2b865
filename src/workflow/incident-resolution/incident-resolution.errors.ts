import { DomainError, type Sentence } from '../../common';

export class IncidentNotFound extends DomainError {
  constructor(id: string) {
    super('incident-not-found', 'not-found', { zh: '没有找到这条异常，或您无权查看。', en: 'There is no such incident, or you may not see it.' }, { id });
  }
}

export class IncidentAlreadyResolved extends DomainError {
  constructor(id: string) {
    super('incident-already-resolved', 'conflict', { zh: '这条异常已经处理完毕，请刷新后再看。', en: 'This incident is resolved already; reload the page.' }, { id });
  }
}

/** The person may not do this; the sentence says who may. */
export class IncidentActionForbidden extends DomainError {
  constructor(id: string, action: string, reason: Sentence) {
    super('incident-action-forbidden', 'forbidden', reason, { id, action });
  }
}

/** Nobody could do this with this incident; the sentence says what to do instead. */
export class IncidentActionNotPossible extends DomainError {
  constructor(id: string, action: string, reason: Sentence) {
    super('incident-action-not-possible', 'unprocessable', reason, { id, action });
  }
}

/** What the person wanted cannot be carried out for them any more. */
export class IncidentCommandOutdated extends DomainError {
  constructor(id: string, name: string) {
    super(
      'incident-command-outdated',
      'conflict',
      { zh: `原来的办理已不能代为重做，请由${name}重新办理本事项。`, en: `The completion cannot be carried out again; ${name} must complete the task once more.` },
      { id, name },
    );
  }
}

export class IncidentCursorInvalid extends DomainError {
  constructor() {
    super('incident-cursor-invalid', 'invalid-input', { zh: '分页位置无效，请从第一页开始。', en: 'This position in the list is not valid; begin with the first page.' });
  }
}
