import { holdsRole, type Actor, type Sentence } from '../../common';
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

/** Whose word ends, pauses or redirects a case. Who draws the diagrams is not among them: they see no cases. */
const CONTROLLING_ROLES = ['SUPERVISOR', 'LEADER', 'CHIEF'] as const;

export function isSupervisor(actor: Actor): boolean {
  return CONTROLLING_ROLES.some((role) => holdsRole(actor, role));
}

/** May this actor suspend, resume or cancel a run? A reason not to, or nothing. */
export function refuseControl(actor: Actor): Sentence | undefined {
  return isSupervisor(actor) ? undefined : { zh: '只有监督部门和负责人可以暂停、恢复、终止或调整流程。', en: 'Only supervisors and leaders may suspend, resume, cancel or adjust a process instance.' };
}

/**
 * May this actor move the tokens of a run? Not one's own case: `gov:separateFrom` keeps who acted from verifying, and
 * whoever could move the case would simply step over the verification.
 */
export function refuseModification(actor: Actor, involvedUserIds: ReadonlySet<string>): Sentence | undefined {
  const refusal = refuseControl(actor);
  if (refusal) return refusal;
  if (involvedUserIds.has(actor.userId)) return { zh: '您发起、经办过或正在办理本事项，须由他人调整流程。', en: 'You started this case, acted in it or are at work on it; somebody else must adjust it.' };
  return undefined;
}
