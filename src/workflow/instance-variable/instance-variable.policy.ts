import { holdsRole, type Actor, type Sentence } from '../../common';

/** What of an element says who acts in it and who must not. */
export interface PeopleOfElement {
  readonly gov: Readonly<Record<string, string>>;
  readonly camunda: Readonly<Record<string, string>>;
}

const REPAIRING_ROLES = ['SUPERVISOR', 'LEADER', 'CHIEF'] as const;
const TECHNICAL_ROLES = ['PROCESS_OWNER', 'SYS_ADMIN'] as const;

/** Which case it is, whose it is and under which rule it runs. */
const IDENTITY = [
  'starter', 'tenantId', 'businessKey', 'processInstanceId', 'groupNo', 'unitId', 'packId', 'packVersion', 'relatedTaskId', 'item', 'loopCounter',
] as const;
const SECRET = /password|secret|token|reporter|informant|idNumber|idCard|mobile|phone/i;

/** May this person read and set the variables of runs? A reason not to, or nothing. */
export function refuseRepair(actor: Actor): Sentence | undefined {
  if (REPAIRING_ROLES.some((role) => holdsRole(actor, role))) return undefined;
  return TECHNICAL_ROLES.some((role) => holdsRole(actor, role))
    ? { zh: '流程管理员和系统管理员不接触办件内容，请监管人修改变量。', en: 'Those who run the system see no case content; a supervisor must repair the variables.' }
    : { zh: '只有监管人和负责人可以修改变量。', en: 'Only supervisors and leaders may repair variables.' };
}

/** Names nobody may set by hand in runs of this diagram. */
export function protectedNames(elements: readonly PeopleOfElement[]): ReadonlySet<string> {
  const expressions = elements.flatMap(({ gov, camunda }) => [gov.excludedUsers, camunda.assignee, camunda.candidateUsers, camunda.candidateGroups]);
  const read = expressions.filter((text): text is string => text?.startsWith('=') ?? false).flatMap((text) => text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  return new Set([...IDENTITY, ...read]);
}

export function isHidden(name: string): boolean {
  return SECRET.test(name);
}
