import { DomainError, type Problem } from '../../common';

export class AdmissionInvalid extends DomainError {
  constructor(problems: readonly Problem[]) {
    super(
      'admission-invalid',
      'unprocessable',
      { zh: `入群登记不能受理：${problems.map((problem) => problem.message.zh).join('；')}。`, en: `The admission cannot be accepted: ${problems.map((problem) => problem.message.en).join('; ')}.` },
      {},
      problems,
    );
  }
}

export class NotAGroupHolder extends DomainError {
  constructor(groupNo: string) {
    super('not-a-group-holder', 'forbidden', { zh: '只有本群的群主或管理员可以办理入群。', en: 'Only the owner or an administrator of the group admits members.' }, { groupNo });
  }
}

export class AuditInvalid extends DomainError {
  constructor(problems: readonly Problem[]) {
    super(
      'member-audit-invalid',
      'unprocessable',
      { zh: `核查登记有误：${problems.map((problem) => problem.message.zh).join('；')}。`, en: `The audit needs correction: ${problems.map((problem) => problem.message.en).join('; ')}.` },
      {},
      problems,
    );
  }
}

export class AuditAlreadyRunning extends DomainError {
  constructor(groupNo: string, auditNo: string) {
    super('member-audit-already-running', 'conflict', { zh: `该群组正在进行核查（${auditNo}），请先办结。`, en: `An audit of this group is running (${auditNo}); finish it first.` }, { groupNo, auditNo });
  }
}

export class AuditNotPossible extends DomainError {
  constructor(groupNo: string, state: string) {
    super('member-audit-not-possible', 'unprocessable', { zh: '只有正常运行的群组才进行成员核查。', en: 'Only a running group is audited.' }, { groupNo, state });
  }
}

export class AuditNotYours extends DomainError {
  constructor(groupNo: string) {
    super('member-audit-not-yours', 'forbidden', { zh: '只有群主、管理员、第一责任人和监管部门可以发起核查。', en: 'An audit is started by the owner, an administrator, the first responsible person or the supervisors.' }, { groupNo });
  }
}

export class MembershipNotFound extends DomainError {
  constructor(membershipId: string) {
    super('membership-not-found', 'not-found', { zh: '名册中没有这名成员。', en: 'The roster has no such member.' }, { membershipId });
  }
}
