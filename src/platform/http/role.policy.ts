import { holdsRole, type Actor, type Sentence } from '../../common';

/** Plain names of the abstract role codes, for refusals; a tenant's own titles come from its policy pack. */
const NAMES: Readonly<Record<string, Sentence>> = {
  OWNER: { zh: '群主', en: 'group owner' },
  ADMIN: { zh: '群管理员', en: 'group administrator' },
  FIRST_RESP: { zh: '第一责任人', en: 'first responsible person' },
  UNIT_DEPUTY: { zh: '单位分管负责人', en: 'deputy of the unit' },
  REGISTRAR: { zh: '登记员', en: 'registrar' },
  APPROVER: { zh: '审批人', en: 'approver' },
  SUPERVISOR: { zh: '监管人', en: 'supervisor' },
  SUPERVISOR_PARENT: { zh: '上级监管人', en: 'supervisor of the parent body' },
  LEADER: { zh: '分管领导', en: 'leader' },
  CHIEF: { zh: '主要负责人', en: 'chief' },
  SECRECY: { zh: '保密员', en: 'secrecy officer' },
  DISCIPLINE: { zh: '纪检人员', en: 'discipline officer' },
  PROCESS_OWNER: { zh: '流程管理员', en: 'process owner' },
  SYS_ADMIN: { zh: '系统管理员', en: 'system administrator' },
  AUDITOR: { zh: '审计员', en: 'auditor' },
};

export function roleName(role: string): Sentence {
  return NAMES[role] ?? { zh: role, en: role };
}

/** The roles missing: an answer means "may not", nothing means "may". The 403 and a grey button use the same answer. */
export function lacksRole(actor: Actor, roles: readonly string[]): readonly string[] | undefined {
  return roles.some((role) => holdsRole(actor, role)) ? undefined : roles;
}
