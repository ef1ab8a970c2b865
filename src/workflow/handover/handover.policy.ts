import { holdsRole, type Actor, type Sentence } from '../../common';

const HANDING_OVER = ['SUPERVISOR', 'LEADER', 'CHIEF'];

/** 离岗交接: by who leaves, or by those who supervise. */
export function refuseHandover(actor: Actor, fromUserId: string): Sentence | undefined {
  if (actor.userId === fromUserId || HANDING_OVER.some((role) => holdsRole(actor, role))) return undefined;
  return { zh: '只有本人、监督部门和负责人可以办理交接。', en: 'Only the person themself, supervisors and leaders may hand work over.' };
}
