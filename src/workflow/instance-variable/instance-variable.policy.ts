import { holdsRole, type Actor, type Sentence } from '../../common';
import { MAX_ITERATIONS, type Variables } from '../../engine';

/** What of an element says who acts in it and who must not. */
export interface PeopleOfElement {
  readonly gov: Readonly<Record<string, string>>;
  readonly camunda: Readonly<Record<string, string>>;
  readonly collection?: string;
}

const REPAIRING_ROLES = ['SUPERVISOR', 'LEADER', 'CHIEF'] as const;
const TECHNICAL_ROLES = ['PROCESS_OWNER', 'SYS_ADMIN'] as const;

/** Which case it is, whose it is and under which rule it runs. */
const IDENTITY = [
  'starter', 'tenantId', 'businessKey', 'processInstanceId', 'groupNo', 'unitId', 'packId', 'packVersion', 'relatedTaskId', 'item', 'loopCounter',
] as const;
/** Who keeps away from a case, and so whom it is about and, by difference, who reported it. */
const SHIELD = ['recusedUsers', 'excludedUsers'] as const;
const SECRET = new RegExp(`password|secret|token|reporter|informant|idNumber|idCard|idLast|mobile|phone|^(${SHIELD.join('|')})$`, 'i');
const HIDDEN = '***';

/**
 * May this person read and set the variables of a run? A reason not to, or nothing. Not of their own case: variables
 * decide which way it goes, and who acted must not verify.
 */
export function refuseRepair(actor: Actor, involvedUserIds: ReadonlySet<string> = new Set()): Sentence | undefined {
  if (REPAIRING_ROLES.some((role) => holdsRole(actor, role))) {
    return involvedUserIds.has(actor.userId) ? { zh: '您发起、经办过或正在办理本事项，须由他人修改变量。', en: 'You started this case, acted in it or are at work on it; somebody else must repair its variables.' } : undefined;
  }
  return TECHNICAL_ROLES.some((role) => holdsRole(actor, role))
    ? { zh: '流程管理员和系统管理员不接触办件内容，请监管人修改变量。', en: 'Those who run the system see no case content; a supervisor must repair the variables.' }
    : { zh: '只有监管人和负责人可以修改变量。', en: 'Only supervisors and leaders may repair variables.' };
}

/** Names nobody may set by hand in this run of the diagram; without values: in any run. */
export function protectedNames(elements: readonly PeopleOfElement[], values?: Readonly<Variables>): ReadonlySet<string> {
  const people = elements.flatMap(({ gov, camunda }) => [gov.excludedUsers, camunda.assignee, camunda.candidateUsers, camunda.candidateGroups]);
  // an entry of a collection says who acts in its branch, and how many branches there are
  const expressions = [...people.filter((text) => text?.startsWith('=')), ...elements.map(({ collection }) => collection).filter((text) => !isBroken(text, values))];
  const read = expressions.flatMap((text) => text?.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  return new Set([...IDENTITY, ...SHIELD, ...read]);
}

/** Nothing has run over it, nor will it: somebody must set it right. */
function isBroken(collection: string | undefined, values: Readonly<Variables> | undefined): boolean {
  const name = /^=?\s*([\p{L}_][\p{L}\p{N}_]*)\s*$/u.exec(collection ?? '')?.[1];
  if (name === undefined || values === undefined) return false;
  const value = values[name];
  return Array.isArray(value) ? value.length > MAX_ITERATIONS : !(Number.isInteger(value) && Number(value) >= 0);
}

export function isHidden(name: string): boolean {
  return SECRET.test(name);
}

/** The value without what is hidden in it, however deep. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, isHidden(name) ? HIDDEN : masked(inner)]));
}

/** Is something hidden in it? Who sets it would have to know what they cannot see. */
export function holdsHidden(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => isHidden(name) || holdsHidden(inner));
}
