import { holdsRole, type Actor } from '../../common';

/** A part of the client: 工作台, 发起, 群登记, 督办, 建模, 异常处理. */
export type Section = 'work' | 'start' | 'register' | 'supervision' | 'modeler' | 'incidents';

const TECHNICAL = new Set(['PROCESS_OWNER', 'SYS_ADMIN', 'AUDITOR']);
const SUPERVISING = ['SUPERVISOR', 'SUPERVISOR_PARENT', 'LEADER', 'CHIEF', 'APPROVER', 'FIRST_RESP'];

const INCIDENTS = ['SUPERVISOR', 'LEADER', 'CHIEF', 'PROCESS_OWNER', 'SYS_ADMIN'];

/** What each permission asks for; the client greys out by it, the modules check the role themselves. */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  'supervision.read': SUPERVISING,
  'user-task.reassign': ['SUPERVISOR', 'SUPERVISOR_PARENT', 'LEADER', 'CHIEF'],
  'deployment.create': ['PROCESS_OWNER'],
  'audit.verify': ['AUDITOR'],
};

/** May the actor see groups, cases, evidence? Those who only run the technique may not (least knowledge). */
export function seesGroupData(actor: Actor): boolean {
  return actor.kind === 'system' || actor.roles.length === 0 || actor.roles.some((holding) => !TECHNICAL.has(holding.role));
}

/** External desks (公安, 网信办) answer what they are asked; they have no register of ours. */
function isExternal(actor: Actor): boolean {
  return actor.roles.length > 0 && actor.roles.every((holding) => holding.role.startsWith('EXT_'));
}

/** May the actor start a process by hand? The tiles, the start page and the command give the same answer. */
export function mayStart(actor: Actor): boolean {
  return seesGroupData(actor) && !isExternal(actor);
}

/** Does this person work in the organization, so that its tasks may be given to them? Residents start cases and act in none. */
export function worksHere(actor: Actor): boolean {
  return mayStart(actor) && actor.roles.some((holding) => holding.role !== 'PUBLIC');
}

export function sectionsOf(actor: Actor): Section[] {
  const sections: Section[] = ['work'];
  if (mayStart(actor)) sections.push('start', 'register');
  if (SUPERVISING.some((role) => holdsRole(actor, role))) sections.push('supervision');
  if (holdsRole(actor, 'PROCESS_OWNER')) sections.push('modeler');
  if (INCIDENTS.some((role) => holdsRole(actor, role))) sections.push('incidents');
  return sections;
}

export function permissionsOf(actor: Actor, demo: boolean): string[] {
  const held = Object.keys(PERMISSIONS).filter((permission) => PERMISSIONS[permission]!.some((role) => holdsRole(actor, role)));
  return demo ? [...held, 'clock.move'] : held;
}
