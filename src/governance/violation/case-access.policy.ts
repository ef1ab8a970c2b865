import { holdsRole, type Actor } from '../../common';

/* Who may read a case, and who may learn who reported it. Pure; the 403, the hidden row and the grey button ask here. */

/** What reading depends on. */
export interface CaseShield {
  readonly recusedUsers: readonly string[];
  readonly reportedUserIds: readonly string[];
  readonly skippedRoles: readonly string[];
  readonly recusalRow: number | null;
}

const OVERSEEING = ['SUPERVISOR', 'SUPERVISOR_PARENT', 'LEADER', 'CHIEF', 'DISCIPLINE'];
const BLIND = ['PROCESS_OWNER', 'SYS_ADMIN', 'AUDITOR', 'EXT_CAC', 'EXT_POLICE', 'EXT_JUDICIAL'];

/** Kept away whatever office they hold: the persons reported, those recused, and the desk whose member is reported. */
export function isShut(actor: Actor, shield: CaseShield): boolean {
  if (actor.kind === 'system') return false;
  if (shield.recusedUsers.includes(actor.userId) || shield.reportedUserIds.includes(actor.userId)) return true;
  const deskShut = shield.recusalRow !== null && shield.recusalRow >= 3 && shield.recusalRow <= 5;
  return deskShut && shield.skippedRoles.some((role) => holdsRole(actor, role));
}

export interface CaseReader extends CaseShield {
  readonly unitId: string | null;
  readonly ownerId: string | null;
  readonly adminIds: readonly string[];
  /** people who had or have a task or report of the case */
  readonly involvedUserIds: readonly string[];
}

/** May this person open the case? */
export function mayRead(actor: Actor, subject: CaseReader): boolean {
  if (isShut(actor, subject)) return false;
  if (OVERSEEING.some((role) => holdsRole(actor, role))) return true;
  if (subject.involvedUserIds.includes(actor.userId)) return true;
  if (isBlind(actor)) return false;
  if (subject.ownerId === actor.userId || subject.adminIds.includes(actor.userId)) return true;
  return subject.unitId !== null && ['FIRST_RESP', 'UNIT_DEPUTY'].some((role) => holdsRole(actor, role, subject.unitId!));
}

/** Process owners, system administrators and external desks see no case content (spec §2.3 rules 1 and 5). */
export function isBlind(actor: Actor): boolean {
  return actor.roles.length > 0 && actor.roles.every((holding) => BLIND.includes(holding.role));
}

/** May this person learn who reported it? Only a supervisor, and never where a role is recused (D10 rows 1–4). */
export function maySeeReporter(actor: Actor, shield: CaseShield): boolean {
  return holdsRole(actor, 'SUPERVISOR') && !isShut(actor, shield) && shield.skippedRoles.length === 0;
}
