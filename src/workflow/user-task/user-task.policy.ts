import { holdsRole, type Actor, type Sentence } from '../../common';
import { mayStart } from '../../platform/identity';
import type { UserTask } from './user-task.entity';

type Refusal = Sentence | undefined;

const CLOSED: Sentence = { zh: '这件待办已经办结或取消。', en: 'This task is closed.' };
const EXCLUDED: Sentence = { zh: '您经办过前面的环节或需要回避，本环节须由他人办理。', en: 'You acted in an earlier step or are recused; somebody else must do this one.' };

/** The same for an unknown, a foreign and a closed account. */
export const NO_SUCH_PERSON: Sentence = { zh: '没有找到这位办理人，或其账号已停用。', en: 'There is no such person, or the account is closed.' };

/** Roles that may see whose turn it is and pass work on (督办). */
export const SUPERVISING_ROLES = ['SUPERVISOR', 'SUPERVISOR_PARENT', 'LEADER', 'CHIEF'] as const;

export function isSupervising(actor: Actor): boolean {
  return SUPERVISING_ROLES.some((role) => holdsRole(actor, role));
}

/** Identities under which an actor may be a candidate. */
export function identitiesOf(actor: Actor): string[] {
  return actor.roles.map((holding) => `${holding.role}:${holding.orgId}`);
}

export function isCandidate(actor: Actor, task: UserTask): boolean {
  if (task.excludedUsers.includes(actor.userId)) return false;
  const identities = new Set(identitiesOf(actor));
  return task.candidates.users.includes(actor.userId) || task.candidates.groups.some((group) => identities.has(group));
}

/** May this actor claim the task? A reason not to, or nothing. */
export function refuseClaim(actor: Actor, task: UserTask): Refusal {
  if (task.state !== 'CREATED') return CLOSED;
  if (task.assigneeId === actor.userId) return { zh: '这件待办已经在您的名下。', en: 'This task is already yours.' };
  if (task.assigneeId) return { zh: '这件待办已由他人认领。', en: 'Somebody else has claimed this task.' };
  if (task.excludedUsers.includes(actor.userId)) return EXCLUDED;
  if (!isCandidate(actor, task)) return { zh: '您不在本环节的办理人范围内。', en: 'You are not among those who may do this step.' };
  return undefined;
}

/** Only what was claimed can be put back; a task meant for one person cannot. */
export function refuseUnclaim(actor: Actor, task: UserTask): Refusal {
  if (task.state !== 'CREATED') return CLOSED;
  if (task.assigneeId !== actor.userId) return { zh: '只能放回自己认领的待办。', en: 'You can only put back a task you have claimed.' };
  if (!isCandidate(actor, task)) return { zh: '这件待办是指定给您本人的，不能放回。', en: 'This task was assigned to you in person and cannot be put back.' };
  if (task.candidates.groups.length === 0 && task.candidates.users.length <= 1) return { zh: '本环节只有您一位办理人，不能放回。', en: 'You are the only one who may do this step.' };
  return undefined;
}

/** A task is completed by its assignee and nobody else; who acted does not verify. */
export function refuseCompletion(actor: Actor, task: UserTask): Refusal {
  if (task.state !== 'CREATED') return CLOSED;
  if (task.excludedUsers.includes(actor.userId)) return EXCLUDED;
  if (!task.assigneeId) return { zh: '请先认领，再办理。', en: 'Claim the task first.' };
  if (task.assigneeId !== actor.userId) return { zh: '这件待办在他人名下，您不能代为办理。', en: 'This task is assigned to somebody else.' };
  return undefined;
}

export function refuseReassignment(actor: Actor, task: UserTask): Refusal {
  if (task.state !== 'CREATED') return CLOSED;
  if (!isSupervising(actor)) return { zh: '只有监督部门和负责人可以改派。', en: 'Only supervisors and leaders may reassign.' };
  return undefined;
}

/** May the task be given to this person? Whoever was asked for, or anybody who deals with groups and need not stay out. */
export function refuseAssignee(person: Actor & { readonly active: boolean }, task: UserTask): Refusal {
  if (person.tenantId !== task.tenantId || !person.active) return NO_SUCH_PERSON;
  if (task.excludedUsers.includes(person.userId)) {
    return { zh: `${person.name}经办过前面的环节或需要回避，不能办理本环节。`, en: `${person.name} acted in an earlier step or is recused.` };
  }
  if (!isCandidate(person, task) && !mayStart(person)) return { zh: `${person.name}的岗位不办理群组事务。`, en: `The post of ${person.name} does not deal with groups.` };
  return undefined;
}

export function refuseComment(actor: Actor): Refusal {
  return actor.kind === 'user' ? undefined : { zh: '系统不能发表意见。', en: 'The system does not comment.' };
}
