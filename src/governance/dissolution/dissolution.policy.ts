import { isLocalDate, type Actor, type LocalDate, type Problem, type Sentence } from '../../common';

/* What starts a dissolution, who may start it, and what may be written into it (spec §3.15): pure. */

export const DISSOLUTION_TRIGGERS = ['PROJECT_END', 'FUNCTION_DONE', 'VOLUNTARY', 'MIGRATION', 'ORDER', 'INACTIVE', 'FOUND_GONE'] as const;
export type DissolutionTrigger = (typeof DISSOLUTION_TRIGGERS)[number];

export const TRIGGER_TITLES: Readonly<Record<DissolutionTrigger, string>> = {
  PROJECT_END: '项目结束',
  FUNCTION_DONE: '职能完结',
  VOLUNTARY: '主动解散',
  MIGRATION: '迁移到新群',
  ORDER: '责令解散',
  INACTIVE: '长期不活跃',
  FOUND_GONE: '群已不存在',
};

export type EndOutcome = 'ENDED' | 'EXTENDED' | 'ONGOING';
export type ForceRoute = 'TRANSFER' | 'LEAVE' | 'COMPLAINT' | 'LOST_CONTACT' | 'RETURN';

const SUPERVISING = ['SUPERVISOR', 'SUPERVISOR_PARENT', 'LEADER', 'CHIEF'];
const SUPERVISORS_ONLY: ReadonlySet<DissolutionTrigger> = new Set(['ORDER', 'INACTIVE']);

export function isDissolutionTrigger(value: unknown): value is DissolutionTrigger {
  return (DISSOLUTION_TRIGGERS as readonly unknown[]).includes(value);
}

/** Has somebody to say when it ended before the clock can start? (a, b, c, f of §3.15) */
export function needsConfirmation(trigger: DissolutionTrigger): boolean {
  return trigger === 'PROJECT_END' || trigger === 'FUNCTION_DONE' || trigger === 'INACTIVE';
}

/** Who stands where to a group. */
export interface Standing {
  readonly ownerId: string | null;
  readonly adminIds: readonly string[];
  readonly firstResponsibleId: string | null;
  readonly unitId: string;
}

export function isSupervising(actor: Actor): boolean {
  return actor.kind === 'system' || actor.roles.some(({ role }) => SUPERVISING.includes(role));
}

export function isFirstResponsible(actor: Actor, group: Standing): boolean {
  return actor.userId === group.firstResponsibleId || actor.roles.some(({ role, orgId }) => role === 'FIRST_RESP' && orgId === group.unitId);
}

/** May this person bring up this reason? A sentence says why not. */
export function mayTrigger(actor: Actor, trigger: DissolutionTrigger, group: Standing): Sentence | undefined {
  if (isSupervising(actor)) return undefined;
  if (SUPERVISORS_ONLY.has(trigger)) {
    return { zh: `“${TRIGGER_TITLES[trigger]}”由监督部门或领导发起。`, en: `Only the supervising department or a leader may start a dissolution for the reason ${trigger}.` };
  }
  const owns = actor.userId === group.ownerId || group.adminIds.includes(actor.userId);
  if (owns || isFirstResponsible(actor, group)) return undefined;
  return { zh: '只有本群群主、管理员、第一责任人或监督部门可以发起解散。', en: 'Only the owner, an administrator, the first responsible person or the supervising department may start the dissolution of this group.' };
}

/** May this person move the end date? After the old date has passed only with the supervising department (P07: nobody escapes being overdue). */
export function mayMoveEndDate(actor: Actor, group: Standing, oldEndDate: LocalDate | null, newEndDate: LocalDate, today: LocalDate): Sentence | undefined {
  if (isSupervising(actor)) return undefined;
  const needsSupervisor = (oldEndDate !== null && oldEndDate < today) || newEndDate <= today;
  if (needsSupervisor) {
    return { zh: '原结束日期已过（或新日期不晚于今天），须由监督部门同意并办理变更。', en: 'The old end date has passed (or the new one is not in the future): the supervising department must make the change.' };
  }
  if (isFirstResponsible(actor, group)) return undefined;
  return { zh: '结束日期由第一责任人或监督部门变更。', en: 'The end date is changed by the first responsible person or the supervising department.' };
}

/** The dates D13 may choose from, as variables; absent ones are null so that the table can test for them. */
export function clockDates(trigger: DissolutionTrigger, triggerDate: LocalDate | undefined, today: LocalDate): Readonly<Record<string, LocalDate | null>> {
  const date = triggerDate ?? today;
  const only = (...triggers: DissolutionTrigger[]) => (triggers.includes(trigger) ? date : null);
  return {
    triggerDate: date,
    orderReceivedDate: only('ORDER'),
    successorLandedDate: only('MIGRATION'),
    requestDate: trigger === 'VOLUNTARY' ? today : date,
    actualEndDate: only('FOUND_GONE'),
    confirmedDate: null,
    decisionDate: null,
  };
}

/** What the owner reports about the end; forms check presence, this checks sense. */
export function checkEndReport(report: Readonly<Record<string, unknown>>, trigger: unknown, today: LocalDate): Problem[] {
  const problems: Problem[] = [];
  const { endOutcome, actualEndDate, newEndDate, nextCheckDate, endDocument, endReason } = report;
  if (endOutcome === 'ENDED' && isLocalDate(actualEndDate) && actualEndDate > today) {
    problems.push(wrong('actualEndDate', 'end-date-in-future', '实际结束日期不能晚于今天；尚未结束请选择“延期”。', 'The actual end date cannot lie in the future.'));
  }
  if (endOutcome === 'EXTENDED' && isLocalDate(newEndDate) && newEndDate <= today) {
    problems.push(wrong('newEndDate', 'end-date-not-in-future', '新的结束日期须晚于今天。', 'The new end date must lie in the future.'));
  }
  if (endOutcome === 'ONGOING' && isLocalDate(nextCheckDate) && nextCheckDate <= today) {
    problems.push(wrong('nextCheckDate', 'check-date-not-in-future', '下次核对日期须晚于今天。', 'The next check must lie in the future.'));
  }
  if (endOutcome === 'ONGOING' && !filled(endReason)) {
    problems.push(wrong('endReason', 'required', '尚未完结的，请说明原因。', 'Say why it is not finished.'));
  }
  const needsDocument = endOutcome === 'EXTENDED' || (endOutcome === 'ENDED' && trigger === 'PROJECT_END');
  if (needsDocument && !filled(endDocument)) {
    problems.push(wrong('endDocument', 'required', '请上传竣工、终止、撤销或延期的证明文件。', 'Upload the document that proves the end or the extension.'));
  }
  return problems;
}

/** What is said about the act of dissolving: not in the future, and two different proofs at least (before and after). */
export function checkDeclaration(declaration: Readonly<Record<string, unknown>>, now: Date, notBefore: Date | null): Problem[] {
  const problems: Problem[] = [];
  const dissolvedAt = typeof declaration.dissolvedAt === 'string' ? new Date(declaration.dissolvedAt) : undefined;
  if (dissolvedAt && dissolvedAt.getTime() > now.getTime()) {
    problems.push(wrong('dissolvedAt', 'dissolved-in-future', '解散时间不能晚于现在。', 'The time of dissolution cannot lie in the future.'));
  }
  if (dissolvedAt && notBefore && dissolvedAt.getTime() < notBefore.getTime()) {
    problems.push(wrong('dissolvedAt', 'dissolved-before-landing', '解散时间不能早于建群落地的时间。', 'The time of dissolution cannot lie before the group was registered as created.'));
  }
  const before = listOf(declaration.screenshotsBefore);
  const after = listOf(declaration.screenshotsAfter);
  if (before.length < 1) problems.push(wrong('screenshotsBefore', 'required', '请上传解散前截图。', 'Upload a screenshot from before.'));
  if (after.length < 1) problems.push(wrong('screenshotsAfter', 'required', '请上传解散后截图。', 'Upload a screenshot from after.'));
  if (before.some((id) => after.includes(id))) {
    problems.push(wrong('screenshotsAfter', 'same-screenshot', '解散前、解散后须是不同的截图。', 'The screenshots from before and after must be different ones.'));
  }
  return problems;
}

function wrong(field: string, code: string, zh: string, en: string): Problem {
  return { field, code, message: { zh, en } };
}

function filled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value.trim() !== '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
