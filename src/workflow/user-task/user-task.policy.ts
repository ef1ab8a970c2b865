import { holdsRole, type Actor, type Sentence } from '../../common';
import { worksHere } from '../../platform/identity';
import { refuseVerb } from './task-verbs.policy';
import type { Signature, UserTask } from './user-task.entity';

type Refusal = Sentence | undefined;

const CLOSED: Sentence = { zh: '本事项已经办结或取消。', en: 'This task is closed.' };
const EXCLUDED: Sentence = { zh: '您经办过前面的环节或需要回避，本环节须由他人办理。', en: 'You acted in an earlier step or are recused; somebody else must do this one.' };

/** 撤回 once somebody has acted. */
export const RECALL_TOO_LATE: Sentence = { zh: '后续环节已有人办理，不能撤回。', en: 'Somebody has acted on what followed; it cannot be recalled.' };
const RECALL_LED_ON: Sentence = { zh: '办理后已登记、通知或进入其他流程，不能撤回。', en: 'It has been recorded or has led to other processes; it cannot be recalled.' };
const WHILE_DELEGATED: Sentence = { zh: '本事项已委派他人协助，须先交回或收回。', en: 'The task is delegated; it must come back first.' };
const WHILE_SIGNING: Sentence = { zh: '加签尚未完成，请等待签署或先减签。', en: 'Additional signers have not signed yet; wait for them or remove them.' };

/** What the reader could do before, or can do again later: the page says why not now. */
export const REFUSED_FOR_NOW: ReadonlySet<Sentence> = new Set([RECALL_TOO_LATE, RECALL_LED_ON, WHILE_DELEGATED, WHILE_SIGNING]);

const NOT_YOURS: Sentence = { zh: '本事项在他人名下，您不能代为办理。', en: 'This task is assigned to somebody else.' };

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
  if (task.assigneeId === actor.userId) return { zh: '本事项已经在您的名下。', en: 'This task is already yours.' };
  if (task.assigneeId) return { zh: '本事项已由他人认领。', en: 'Somebody else has claimed this task.' };
  if (task.excludedUsers.includes(actor.userId)) return EXCLUDED;
  if (!isCandidate(actor, task)) return { zh: '您不在本环节的办理人范围内。', en: 'You are not among those who may do this step.' };
  return undefined;
}

/** To whom a completed task goes when it is done again: in whose name it was done. */
export function doerOf({ completedFor, completedBy }: Pick<UserTask, 'completedFor' | 'completedBy'>): string | null {
  return completedFor ?? completedBy;
}

/** While others help or sign, the handler neither decides nor passes the task on. */
function refuseWhileWithOthers(task: UserTask): Refusal {
  if (task.ownerId) return WHILE_DELEGATED;
  if (openSignatures(task).length > 0) return WHILE_SIGNING;
  return undefined;
}

export function openSignatures({ signatures }: Pick<UserTask, 'signatures'>): Signature[] {
  return (signatures ?? []).filter(({ state }) => state === 'PENDING' || state === 'PLANNED');
}

/** In whose hands an open task is: its assignee, its owner, who is asked to sign. */
export function handsOf(task: Pick<UserTask, 'assigneeId' | 'ownerId' | 'signatures'>): string[] {
  return [...new Set([task.assigneeId, task.ownerId, ...signersOf(task)].filter((id) => id !== null))];
}

/** Who is asked to sign now; while anybody is, the task is theirs and not its assignee's. */
export function signersOf({ signatures }: Pick<UserTask, 'signatures'>): string[] {
  return [...new Set((signatures ?? []).filter(({ state }) => state === 'PENDING').map(({ userId }) => userId))];
}

/** Only what was claimed can be put back; a task meant for one person cannot. */
export function refuseUnclaim(actor: Actor, task: UserTask): Refusal {
  if (task.state !== 'CREATED') return CLOSED;
  if (task.assigneeId !== actor.userId) return { zh: '只能放回自己认领的待办。', en: 'You can only put back a task you have claimed.' };
  if (!isCandidate(actor, task)) return { zh: '本事项是指定给您本人的，不能放回。', en: 'This task was assigned to you in person and cannot be put back.' };
  if (task.candidates.groups.length === 0 && task.candidates.users.length <= 1) return { zh: '本环节只有您一位办理人，不能放回。', en: 'You are the only one who may do this step.' };
  return refuseWhileWithOthers(task);
}

/** A task is completed by its assignee and nobody else; who acted does not verify. */
export function refuseCompletion(actor: Actor, task: UserTask): Refusal {
  if (task.state !== 'CREATED') return CLOSED;
  if (task.excludedUsers.includes(actor.userId)) return EXCLUDED;
  if (!task.assigneeId) return { zh: '请先认领，再办理。', en: 'Claim the task first.' };
  if (task.assigneeId !== actor.userId) return NOT_YOURS;
  if (task.ownerId) return { zh: '本事项是委派您协助的，请填写意见后交回，由委派人办理。', en: 'You were asked to help with this task; give it back with your opinion.' };
  if (task.signing) return { zh: '正在等待加签人签署。', en: 'The additional signers are being waited for.' };
  return undefined;
}

/** Whose task it is passes it on for good (转办) or for help (委派), where the model allows it. */
export function refuseHandingOn(actor: Actor, task: UserTask, verb: 'transfer' | 'delegate'): Refusal {
  return refuseHandler(actor, task) ?? refuseVerb(task, verb) ?? refuseWhileWithOthers(task);
}

/** 委派 comes back: from who helps, or because who asked takes it back. */
export function refuseResolution(actor: Actor, task: UserTask): Refusal {
  if (task.state !== 'CREATED') return CLOSED;
  if (!task.ownerId) return { zh: '本事项没有委派给他人。', en: 'This task is not delegated.' };
  return actor.userId === task.ownerId || actor.userId === task.assigneeId ? undefined : NOT_YOURS;
}

export function refuseAddingSigners(actor: Actor, task: UserTask): Refusal {
  const refusal = refuseHandler(actor, task) ?? refuseVerb(task, 'add-sign');
  if (refusal) return refusal;
  if (task.ownerId) return WHILE_DELEGATED;
  return task.signing === 'AFTER' ? { zh: '您已提交，正在等待加签人签署。', en: 'You have decided; the signers are being waited for.' } : undefined;
}

export function refuseRemovingSigner(actor: Actor, task: UserTask): Refusal {
  const refusal = refuseHandler(actor, task);
  if (refusal) return refusal;
  return openSignatures(task).length > 0 ? undefined : { zh: '没有尚未签署的加签人。', en: 'There is no signer left to remove.' };
}

export function refuseSigning(actor: Actor, task: UserTask): Refusal {
  if (task.state !== 'CREATED') return CLOSED;
  const asked = (task.signatures ?? []).some(({ userId, state }) => userId === actor.userId && state === 'PENDING');
  return asked ? undefined : { zh: '没有请您加签，或您已经签署。', en: 'You are not asked to sign, or have signed already.' };
}

/** 退回: by whose task it is, where the model allows it; where to is asked apart. */
export function refuseReturn(actor: Actor, task: UserTask): Refusal {
  return refuseHandler(actor, task) ?? refuseVerb(task, 'return') ?? refuseWhileWithOthers(task);
}

/** 后加签 by who has decided for somebody else. */
export const OWN_DECISION: Sentence = { zh: '您已代为办理本环节，不能再签署。', en: 'You have decided this step for somebody; you cannot sign it as well.' };
export const NOWHERE_TO_RETURN: Sentence = { zh: '本环节之前没有可以退回的环节。', en: 'There is no earlier step it could be returned to.' };

/** 撤回: one's own last act, as long as nothing but tasks came of it. Whether somebody has acted on those is asked apart. */
export function refuseRecall(actor: Actor, task: UserTask): Refusal {
  if (task.state !== 'COMPLETED') return { zh: '只能撤回已经办结的环节。', en: 'Only what is completed can be recalled.' };
  if (task.completedBy !== actor.userId && task.completedFor !== actor.userId) return { zh: '只能撤回自己办理的环节。', en: 'You can only recall your own act.' };
  const refusal = refuseVerb(task, 'recall');
  if (refusal) return refusal;
  return task.recallable ? undefined : RECALL_LED_ON;
}

/** 催办: not by who has it in hand themself. Who may see the task may ask for it. */
export function refuseUrging(actor: Actor, task: UserTask): Refusal {
  if (task.state !== 'CREATED') return CLOSED;
  if (actor.kind !== 'user') return { zh: '系统不催办。', en: 'The system does not urge.' };
  const inHand = task.signing ? openSignatures(task).some(({ userId }) => userId === actor.userId) : task.assigneeId === actor.userId || (!task.assigneeId && isCandidate(actor, task));
  return inHand ? { zh: '本事项在您手上，无需催办。', en: 'The task is in your own hands.' } : undefined;
}

/** 抄送: by those whose hands the case goes through (asked apart), where the model allows it. */
export function refuseCopying(actor: Actor, task: UserTask, hands: ReadonlySet<string>): Refusal {
  const refusal = refuseVerb(task, 'copy');
  if (refusal) return refusal;
  return hands.has(actor.userId) || isSupervising(actor) ? undefined : { zh: '只有本事项的发起人、办理人和监督部门可以抄送。', en: 'Only who started the case, who handles it and supervisors may send copies.' };
}

/** Is it this actor's task, open and in their name? */
function refuseHandler(actor: Actor, task: UserTask): Refusal {
  if (task.state !== 'CREATED') return CLOSED;
  if (!task.assigneeId) return { zh: '请先认领，再办理。', en: 'Claim the task first.' };
  return task.assigneeId === actor.userId || task.ownerId === actor.userId ? undefined : NOT_YOURS;
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
    return mustStayOut(person.name);
  }
  if (!isCandidate(person, task) && !worksHere(person)) return { zh: `${person.name}的岗位不办理群组事务。`, en: `The post of ${person.name} does not deal with groups.` };
  return undefined;
}

/** One sentence for both, so that nobody learns which. */
export function mustStayOut(name: string): Sentence {
  return { zh: `${name}经办过前面的环节或需要回避，不能办理本环节。`, en: `${name} acted in an earlier step or is recused.` };
}

export function refuseComment(actor: Actor): Refusal {
  return actor.kind === 'user' ? undefined : { zh: '系统不能发表意见。', en: 'The system does not comment.' };
}
