import type { RoleHolding } from '../../common';

/* Who stands above whom on the line (spec §2.1–2.2). Supervision is another relation: S1 names it by role. Pure. */

const DESKS = ['REGISTRAR', 'APPROVER', 'SUPERVISOR', 'SECRECY', 'DISCIPLINE', 'HR', 'POLICY_OWNER'];

/**
 * Role expressions to try in order for the superior of somebody with these roles; the person's highest role decides.
 * `unitIds`: the unit of the case and its parents; being 第一责任人 somewhere else does not count.
 */
export function superiorExpressions(roles: readonly RoleHolding[], unitIds: readonly string[]): readonly string[] {
  const holds = (...codes: string[]) => roles.some(({ role }) => codes.includes(role));
  const holdsHere = (code: string) => roles.some(({ role, orgId }) => role === code && (unitIds.length === 0 || unitIds.includes(orgId)));
  if (holds('CHIEF') || roles.some(({ role }) => role.startsWith('EXT_'))) return [];
  if (holds('LEADER', 'SUPERVISOR_PARENT')) return ['CHIEF@tenant'];
  if (holds(...DESKS) || holdsHere('FIRST_RESP')) return ['LEADER@tenant', 'CHIEF@tenant'];
  return ['FIRST_RESP@unit', 'LEADER@tenant', 'CHIEF@tenant'];
}
