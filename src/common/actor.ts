/** One role held at one organization: the abstract code of the regulation's role (`REGISTRAR`) and where it is held. */
export interface RoleHolding {
  readonly role: string;
  readonly orgId: string;
}

/** Who is acting. Passed to every command; nothing reads "the current user" by itself. */
export interface Actor {
  readonly userId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly kind: 'user' | 'system';
  readonly roles: readonly RoleHolding[];
}

export const SYSTEM_USER_ID = 'system';

/** The host itself: timers, the outbox worker, the demo loader. */
export function systemActor(tenantId: string): Actor {
  return { userId: SYSTEM_USER_ID, tenantId, name: '系统', kind: 'system', roles: [] };
}

/** Does the actor hold this role, anywhere or at this organization? */
export function holdsRole(actor: Actor, role: string, orgId?: string): boolean {
  return actor.roles.some((holding) => holding.role === role && (orgId === undefined || holding.orgId === orgId));
}
