import { holdsRole, type Actor } from '../../common';
import { mayStart } from '../../platform/identity';
import type { ProcessInstance } from './process-instance.entity';

/** Roles whose work it is to look over the whole organization. */
const OVERSEEING_ROLES = ['SUPERVISOR', 'SUPERVISOR_PARENT', 'LEADER', 'CHIEF', 'REGISTRAR', 'APPROVER', 'AUDITOR'] as const;
const UNIT_ROLES = ['FIRST_RESP', 'UNIT_DEPUTY', 'DESIGNATED'] as const;

/** Who keeps the system running sees no case content (spec §2.3 rule 1). */
export function isOutsideOfCases(actor: Actor): boolean {
  return holdsRole(actor, 'PROCESS_OWNER') || holdsRole(actor, 'SYS_ADMIN');
}

/** May this person start a process from a tile? */
export function mayStartByHand(actor: Actor): boolean {
  return mayStart(actor) && !isOutsideOfCases(actor);
}

/** The general rule: those involved, those who oversee the organization, those responsible for the unit. */
export function maySeeInstance(actor: Actor, instance: ProcessInstance, involvedUserIds: ReadonlySet<string>): boolean {
  if (actor.tenantId !== instance.tenantId || isOutsideOfCases(actor)) return false;
  if (instance.startedBy === actor.userId || involvedUserIds.has(actor.userId)) return true;
  if (OVERSEEING_ROLES.some((role) => holdsRole(actor, role))) return true;
  return instance.unitId !== null && UNIT_ROLES.some((role) => holdsRole(actor, role, instance.unitId!));
}
