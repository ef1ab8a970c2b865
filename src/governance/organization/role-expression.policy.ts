import { RoleExpressionInvalid } from './organization.errors';

export const SCOPES = ['group', 'unit', 'parent', 'tenant', 'external'] as const;
export type RoleScope = (typeof SCOPES)[number];

/** `APPROVER@tenant`: an abstract role and where it is looked for. */
export interface RoleExpression {
  readonly role: string;
  readonly scope: RoleScope;
}

export function parseRoleExpression(text: string): RoleExpression {
  const match = /^([A-Z][A-Z_]*)@([a-z]+)$/.exec(text.trim());
  if (!match) throw new RoleExpressionInvalid(text, '应写成 岗位@范围，例如 APPROVER@tenant', 'write ROLE@scope, e.g. APPROVER@tenant');
  const scope = match[2] as RoleScope;
  if (!SCOPES.includes(scope)) throw new RoleExpressionInvalid(text, `范围只能是 ${SCOPES.join('、')}`, `the scope must be one of ${SCOPES.join(', ')}`);
  return { role: match[1]!, scope };
}

/** The role a pack describes: `SUPERVISOR@parent` is the role SUPERVISOR_PARENT. */
export function packRoleOf({ role, scope }: RoleExpression): string {
  return scope === 'parent' && !role.endsWith('_PARENT') ? `${role}_PARENT` : role;
}
