import { DomainError, type Problem, type Sentence } from '../../common';

export class DissolutionNotFound extends DomainError {
  constructor(reference: string) {
    super('dissolution-not-found', 'not-found', { zh: '没有这个解散流程。', en: 'There is no such dissolution.' }, { reference });
  }
}

/** Only a group in use can be dissolved. */
export class GroupNotDissolvable extends DomainError {
  constructor(groupNo: string, state: string) {
    super('group-not-dissolvable', 'conflict', { zh: `群组 ${groupNo} 现在的状态（${state}）不能发起解散。`, en: `Group ${groupNo} is ${state} and cannot be dissolved now.` }, { groupNo, state });
  }
}

export class GroupAlreadyDissolving extends DomainError {
  constructor(groupNo: string, processInstanceId: string) {
    super(
      'group-already-dissolving',
      'conflict',
      { zh: `群组 ${groupNo} 已在解散中；新的缘由请在该流程中补充登记。`, en: `Group ${groupNo} is being dissolved already; add the further reason to that dissolution.` },
      { groupNo, processInstanceId },
    );
  }
}

/** Who may start a dissolution, or move its end date. */
export class DissolutionRefused extends DomainError {
  constructor(groupNo: string, reason: Sentence) {
    super('dissolution-refused', 'forbidden', reason, { groupNo });
  }
}

export class DissolutionInvalid extends DomainError {
  constructor(problems: readonly Problem[]) {
    super(
      'dissolution-invalid',
      'unprocessable',
      { zh: problems.map((problem) => problem.message.zh).join(''), en: problems.map((problem) => problem.message.en).join(' ') },
      {},
      problems,
    );
  }
}

/** The click waits for the evidence, the clock does not. */
export class EvidenceNotFixed extends DomainError {
  constructor(groupNo: string, caseNos: readonly string[]) {
    super(
      'evidence-not-fixed',
      'unprocessable',
      {
        zh: `案件 ${caseNos.join('、')} 的证据尚未固定，暂不能登记解散；解散期限照常计算。`,
        en: `The evidence of case ${caseNos.join(', ')} is not fixed yet, so the dissolution cannot be registered; its deadline keeps running.`,
      },
      { groupNo, caseNos },
    );
  }
}

export class EndDateChangeImpossible extends DomainError {
  constructor(groupNo: string, reason: Sentence) {
    super('end-date-change-impossible', 'conflict', reason, { groupNo });
  }
}
