import { DomainError, type Sentence } from '../../common';

export class StandInNotFound extends DomainError {
  constructor(id: string) {
    super('stand-in-not-found', 'not-found', { zh: '没有找到这项代理，或您无权查看。', en: 'There is no such stand-in, or you may not see it.' }, { id });
  }
}

export class StandInNotPossible extends DomainError {
  constructor(field: string, reason: Sentence) {
    super('stand-in-not-possible', 'unprocessable', reason, {}, [{ field, code: 'stand-in-not-possible', message: reason }]);
  }
}

export class StandInOverlaps extends DomainError {
  constructor(deputyName: string) {
    const sentence: Sentence = { zh: `这段时间已由${deputyName}代理，请先撤销或错开期间。`, en: `${deputyName} stands in during this time already; revoke that or choose another period.` };
    super('stand-in-overlaps', 'conflict', sentence, { deputyName }, [{ field: 'startsAt', code: 'stand-in-overlaps', message: sentence }]);
  }
}

/** One's own absence; a supervisor arranges it for who cannot. */
export class StandInForbidden extends DomainError {
  constructor() {
    super('stand-in-forbidden', 'forbidden', { zh: '只能为本人设置代理；为他人设置由监督部门和负责人办理。', en: 'You can only arrange this for yourself; supervisors and leaders may for others.' });
  }
}

export class StandInOver extends DomainError {
  constructor(id: string) {
    super('stand-in-over', 'conflict', { zh: '这项代理已经结束或撤销。', en: 'This stand-in has ended or been revoked.' }, { id });
  }
}
