import { DomainError } from '../../common';

export class EvidenceNotFound extends DomainError {
  constructor(evidenceId: string) {
    super('evidence-not-found', 'not-found', { zh: '没有这份证据材料。', en: 'There is no such piece of evidence.' }, { evidenceId });
  }
}

/** Evidence is attached once, by the person who uploaded it. */
export class EvidenceNotAttachable extends DomainError {
  constructor(evidenceIds: readonly string[]) {
    super(
      'evidence-not-attachable',
      'unprocessable',
      { zh: '所选材料不存在、不是本人上传，或已用于其他事项，请重新上传。', en: 'Some files do not exist, were uploaded by somebody else or are used elsewhere; please upload them again.' },
      { evidenceIds },
    );
  }
}

export class EvidenceNotForTechnicalRoles extends DomainError {
  constructor() {
    super('evidence-not-for-technical-roles', 'forbidden', {
      zh: '流程管理员、系统管理员和审计员不经手证据材料。',
      en: 'Process owners, administrators and auditors do not handle evidence.',
    });
  }
}
