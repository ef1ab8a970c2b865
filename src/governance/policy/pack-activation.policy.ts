import { isLocalDate } from '../../common';
import { catchAllRule, type DecisionTable } from '../../engine/decision';
import type { PolicyPack } from './policy-pack';
import type { ActivationGap } from './policy.errors';

/* May this pack be put into force? Pure; lists every gap at once (spec §2.4, AC-18). */

/** Abstract roles the diagrams use (spec §2.3). */
export const ABSTRACT_ROLES = [
  'APPLICANT', 'OWNER', 'ADMIN', 'ACCOUNT_OWNER', 'DESIGNATED', 'MEMBER', 'FIRST_RESP', 'UNIT_DEPUTY', 'REGISTRAR', 'APPROVER',
  'SUPERVISOR', 'SUPERVISOR_PARENT', 'LEADER', 'CHIEF', 'PROJECT_DEPT', 'SECRECY', 'DISCIPLINE', 'HR', 'TRAINING', 'EXT_CAC',
  'EXT_POLICE', 'EXT_JUDICIAL', 'POLICY_OWNER', 'PROCESS_OWNER', 'PI_OFFICER', 'SYS_ADMIN', 'SEC_ADMIN', 'AUDITOR',
] as const;

/** T-codes of spec §3.1 with the variants of modelling.md. */
export const DEADLINE_CODES = [
  'T-DISS', 'T-VALID', 'T-FR', 'T-APPR', 'T-APPR-PUBLIC', 'T-REG', 'T-CLOSE', 'T-FILE', 'T-LAND', 'T-SIGN', 'T-ADMIT', 'T-AUDIT', 'T-AUDIT-1',
  'T-AUDIT-2', 'T-AUDIT-3', 'T-CLEAN', 'T-ADMIN', 'T-OWNER', 'T-LEAVE', 'T-LEAVE-OWNER', 'T-INSP', 'T-IMM-ILL', 'T-IMM-SEC', 'T-IMM-TRD',
  'T-IMM-BAD', 'T-IMM-MGT', 'T-FIRST', 'T-REP1-ILL', 'T-REP1-SEC', 'T-REP1-TRD', 'T-REP1-BAD', 'T-REP1-MGT', 'T-REP2', 'T-SEC', 'T-RECT',
  'T-RECT-CONTENT', 'T-RECHK', 'T-CONFIRM', 'T-FIX', 'T-VERIFY', 'T-REDO', 'T-FORCE', 'T-FORCE-DECIDE', 'T-FORCE-EXEC', 'T-ACCT', 'T-XFER',
  'T-FWD', 'T-RECUSE', 'T-LEGACY',
] as const;

/** Decisions the diagrams refer to. */
export const DECISIONS = ['D01', 'D02', 'D04', 'D05', 'D06', 'D07', 'D10', 'D13', 'D14'] as const;

/** Everything that keeps the pack from being activated; empty: it may be. `tables` holds the decisions that could be read. */
export function activationGaps(pack: PolicyPack, tables: ReadonlyMap<string, DecisionTable>): ActivationGap[] {
  return [...effectiveFromGaps(pack), ...roleGaps(pack), ...deadlineGaps(pack), ...decisionGaps(pack, tables), ...templateGaps(pack), ...escalationGaps(pack)];
}

function effectiveFromGaps({ data }: PolicyPack): ActivationGap[] {
  if (isLocalDate(data.effectiveFrom)) return [];
  return [gap('effective-from', 'effectiveFrom', '施行日期 effectiveFrom 未填写', 'effectiveFrom is not set')];
}

function roleGaps({ data: { roles } }: PolicyPack): ActivationGap[] {
  return ABSTRACT_ROLES.flatMap((code) => {
    const role = roles[code];
    if (!role) return [gap('role', code, `岗位 ${code} 未对应`, `role ${code} is not mapped`)];
    if (role.id) return [];
    if (!role.absent) return [gap('role', code, `岗位 ${code} 既未对应，也未声明不设`, `role ${code} is neither mapped nor declared absent`)];
    return role.fallback?.length ? [] : [gap('role', code, `不设的岗位 ${code} 没有替代岗位`, `role ${code} is absent without a fallback`)];
  });
}

function deadlineGaps(pack: PolicyPack): ActivationGap[] {
  const missing = DEADLINE_CODES.filter((code) => !pack.deadline(code) && !pack.data.absentDeadlines?.[code]).map((code) =>
    gap('deadline', code, `期限 ${code} 未定义`, `deadline ${code} is missing`),
  );
  const uncited = Object.entries(pack.data.deadlines)
    .filter(([, rule]) => (rule.clause ? pack.clauseText(rule.clause) === undefined : rule.source === 'REGULATION'))
    .map(([code, rule]) => gap('clause', code, `期限 ${code} 的条款 ${rule.clause ?? '（空）'} 不在办法中`, `deadline ${code} cites ${rule.clause ?? 'no clause'}, which the pack does not have`));
  return [...missing, ...uncited];
}

function decisionGaps(pack: PolicyPack, tables: ReadonlyMap<string, DecisionTable>): ActivationGap[] {
  return DECISIONS.flatMap((key) => {
    const table = tables.get(key);
    if (!table) return [gap('decision', key, `决策表 ${key} 缺失或无法读取`, `decision ${key} is missing or cannot be read`)];
    if (catchAllRule(table)) return [];
    if (table.hitPolicy === 'COLLECT' && pack.data.dmn[key]?.emptyMeans) return [];
    return [gap('decision', key, `决策表 ${key} 没有兜底规则`, `decision ${key} has no catch-all rule`)];
  });
}

function templateGaps({ data: { templates } }: PolicyPack): ActivationGap[] {
  return Object.entries(templates)
    .filter(([, template]) => template.status === 'PLACEHOLDER' && !(template.waiver?.by && template.waiver.reason))
    .map(([key, template]) => gap('template', key, `${template.title}仍是示例文本，也没有豁免`, `template ${key} is a placeholder without a waiver`));
}

function escalationGaps(pack: PolicyPack): ActivationGap[] {
  const unknown = Object.entries(pack.data.escalation).flatMap(([code, levels]) =>
    levels
      .filter(({ role }) => role !== 'SUPERIOR' && !pack.role(role.split('@')[0]!))
      .map(({ role }) => gap('escalation', code, `督办 ${code} 的岗位 ${role} 不存在`, `escalation ${code} names unknown role ${role}`)),
  );
  return pack.data.escalation.default?.length ? unknown : [gap('escalation', 'default', '没有默认的督办层级', 'there are no default escalation levels'), ...unknown];
}

function gap(kind: ActivationGap['kind'], subject: string, zh: string, en: string): ActivationGap {
  return { kind, subject, message: { zh, en } };
}
