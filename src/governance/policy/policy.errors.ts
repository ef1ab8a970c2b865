import { DomainError, type Sentence } from '../../common';

/** One thing a pack lacks before it may be activated. */
export interface ActivationGap {
  readonly kind: 'role' | 'deadline' | 'decision' | 'template' | 'effective-from' | 'escalation' | 'clause';
  readonly subject: string;
  readonly message: Sentence;
}

/** The pack of the tenant has gaps, so nothing may be decided by it. */
export class PackNotActivatable extends DomainError {
  constructor(packId: string, gaps: readonly ActivationGap[]) {
    super(
      'pack-not-activatable',
      'unprocessable',
      { zh: `办法 ${packId} 不能启用，还缺 ${gaps.length} 项：${gaps.map(({ message }) => message.zh).join('；')}`, en: `Pack ${packId} cannot be activated, ${gaps.length} gap(s): ${gaps.map(({ message }) => message.en).join('; ')}` },
      { packId, gaps: gaps.map(({ kind, subject }) => ({ kind, subject })) },
      gaps.map(({ kind, subject, message }) => ({ field: subject, code: `pack-${kind}`, message })),
    );
  }
}

export class PackNotFound extends DomainError {
  constructor(pack: string) {
    super('pack-not-found', 'not-found', { zh: `没有办法 ${pack}`, en: `There is no policy pack ${pack}` }, { pack });
  }
}

export class PackUnreadable extends DomainError {
  constructor(file: string, reason: string) {
    super('pack-unreadable', 'unprocessable', { zh: `办法文件 ${file} 无法读取：${reason}`, en: `Pack file ${file} cannot be read: ${reason}` }, { file, reason });
  }
}

export class DeadlineCodeUnknown extends DomainError {
  constructor(code: string, packId: string) {
    super('deadline-code-unknown', 'unprocessable', { zh: `办法 ${packId} 没有期限代码 ${code}`, en: `Pack ${packId} has no deadline code ${code}` }, { deadlineCode: code, packId });
  }
}

export class DecisionUnknown extends DomainError {
  constructor(decisionRef: string, packId: string) {
    super('decision-unknown', 'unprocessable', { zh: `办法 ${packId} 没有决策表 ${decisionRef}`, en: `Pack ${packId} has no decision ${decisionRef}` }, { decisionRef, packId });
  }
}
