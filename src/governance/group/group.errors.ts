import { DomainError, type Problem } from '../../common';
import { GROUP_STATE_NAMES } from './group-state-names.data';
import type { GroupState } from './group.policy';

export class GroupNotFound extends DomainError {
  constructor(groupNo: string) {
    super('group-not-found', 'not-found', { zh: '台账中没有这个群组。', en: 'The register has no such group.' }, { groupNo });
  }
}

export class GroupApplicationInvalid extends DomainError {
  constructor(problems: readonly Problem[]) {
    super(
      'group-application-invalid',
      'unprocessable',
      { zh: `建群申请有 ${problems.length} 处需要更正：${problems.map((problem) => problem.message.zh).join('；')}。`, en: `The application needs ${problems.length} correction(s): ${problems.map((problem) => problem.message.en).join('; ')}.` },
      {},
      problems,
    );
  }
}

export class IllegalGroupTransition extends DomainError {
  constructor(groupNo: string, state: GroupState, event: string) {
    super(
      'illegal-group-transition',
      'conflict',
      { zh: `群组 ${groupNo} 当前为“${GROUP_STATE_NAMES[state].zh}”，不能办理这一步。`, en: `Group ${groupNo} is "${GROUP_STATE_NAMES[state].en}"; this step is not possible now.` },
      { groupNo, state, event },
    );
  }
}

export class OverlayNotPossible extends DomainError {
  constructor(groupNo: string, state: GroupState, overlay: string) {
    super(
      'overlay-not-possible',
      'conflict',
      { zh: `群组 ${groupNo} 已终止（${GROUP_STATE_NAMES[state].zh}），不能再加标注。`, en: `Group ${groupNo} has ended (${GROUP_STATE_NAMES[state].en}) and cannot be marked any more.` },
      { groupNo, state, overlay },
    );
  }
}

export class GroupHolderMissing extends DomainError {
  constructor(groupNo: string, missing: readonly string[]) {
    super(
      'group-holder-missing',
      'unprocessable',
      {
        zh: `群组 ${groupNo} 缺少${missing.map((role) => (role === 'owner' ? '群主' : '第一责任人')).join('和')}，请先确定人员。`,
        en: `Group ${groupNo} has no ${missing.join(' and no ')}; name the person first.`,
      },
      { groupNo, missing },
    );
  }
}

export class GroupChangedMeanwhile extends DomainError {
  constructor(groupNo: string) {
    super('group-changed-meanwhile', 'conflict', { zh: '群组信息刚被他人更改，请刷新后重试。', en: 'Somebody else changed the group just now; reload and try again.' }, { groupNo });
  }
}

export class RegisterClosedToRole extends DomainError {
  constructor() {
    super('register-closed-to-role', 'forbidden', {
      zh: '流程管理员、系统管理员和外部联络席不查看群组台账，如需了解请联系监管部门。',
      en: 'Process owners, system administrators and external desks do not read the group register; ask the supervising department.',
    });
  }
}

export class LandingIncomplete extends DomainError {
  constructor(problems: readonly Problem[]) {
    super(
      'landing-incomplete',
      'unprocessable',
      { zh: `落地登记不完整：${problems.map((problem) => problem.message.zh).join('；')}。`, en: `The landing registration is incomplete: ${problems.map((problem) => problem.message.en).join('; ')}.` },
      {},
      problems,
    );
  }
}
