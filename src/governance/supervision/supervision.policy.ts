import type { Actor, Sentence } from '../../common';

/** What part of the tenant somebody oversees: all of it, or units. */
export interface SupervisionScope {
  readonly tenantId: string;
  readonly unitIds?: readonly string[];
}

/** Those who answer for the whole tenant (A6a, B13c). */
const WHOLE_TENANT = ['SUPERVISOR', 'SUPERVISOR_PARENT', 'LEADER', 'CHIEF'];
/** Those who answer for their unit (A6b, B3a). */
const OWN_UNIT = ['FIRST_RESP', 'UNIT_DEPUTY'];

/** The processes whose groups the counters count: 建群, 入群, 核查, 解散. Cases and 督办 have counters of their own. */
export const GROUP_PROCESSES = ['group-establish', 'member-admission', 'member-audit', 'group-dissolve'] as const;

/** What the actor may see; nothing means nothing. */
export function scopeOf(actor: Actor): SupervisionScope | undefined {
  if (actor.kind === 'system' || actor.roles.some(({ role }) => WHOLE_TENANT.includes(role))) return { tenantId: actor.tenantId };
  const unitIds = [...new Set(actor.roles.filter(({ role }) => OWN_UNIT.includes(role)).map(({ orgId }) => orgId))];
  return unitIds.length > 0 ? { tenantId: actor.tenantId, unitIds } : undefined;
}

export const NOT_SUPERVISING: Sentence = {
  zh: '督办页面供监督部门、领导和单位负责人使用，您没有这些岗位。',
  en: 'The supervision page is for supervisors, leaders and heads of units; you hold none of these roles.',
};

export function isWithin(scope: SupervisionScope, unitId: string | null): boolean {
  return scope.unitIds === undefined || (unitId !== null && scope.unitIds.includes(unitId));
}
