import type { Actor, Sentence } from '../../common';
import { worksHere } from '../../platform/identity';
import type { StandIn } from './stand-in.entity';

/** Longer than a year is no absence any more: the work is to be handed over (离岗交接). */
const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

type Period = Pick<StandIn, 'startsAt' | 'endsAt'>;

export function isActive(standIn: Pick<StandIn, 'startsAt' | 'endsAt' | 'revokedAt'>, at: Date): boolean {
  return standIn.revokedAt === null && standIn.startsAt <= at && at < standIn.endsAt;
}

export function covers({ processKeys }: Pick<StandIn, 'processKeys'>, processDefinitionKey: string): boolean {
  return processKeys === null || processKeys.includes(processDefinitionKey);
}

/** What is wrong with the period, by field. */
export function refusePeriod({ startsAt, endsAt }: Period, now: Date): { field: string; message: Sentence } | undefined {
  if (endsAt <= startsAt) return { field: 'endsAt', message: { zh: '结束时间须晚于开始时间。', en: 'The end must be later than the beginning.' } };
  if (endsAt <= now) return { field: 'endsAt', message: { zh: '代理期间已经过去。', en: 'This period is over already.' } };
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_DAYS * DAY_MS) return { field: 'endsAt', message: { zh: '代理期间最长一年；长期离岗请办理交接。', en: 'A stand-in lasts a year at most; hand the work over for good instead.' } };
  return undefined;
}

/** May this person act for the principal? The reason not to, or nothing. */
export function refuseDeputy(deputy: (Actor & { readonly active: boolean }) | undefined, principal: Pick<Actor, 'userId' | 'tenantId'>): Sentence | undefined {
  if (!deputy?.active || deputy.tenantId !== principal.tenantId) return { zh: '没有找到这位代理人，或其账号已停用。', en: 'There is no such person, or the account is closed.' };
  if (deputy.userId === principal.userId) return { zh: '请选择本人以外的人员代理。', en: 'Choose somebody else than yourself.' };
  if (!worksHere(deputy)) return { zh: `${deputy.name}的岗位不办理群组事务。`, en: `The post of ${deputy.name} does not deal with groups.` };
  return undefined;
}

/** Two who stand in for one person in the same process at the same time would not know whose turn it is. */
export function overlaps(one: Period & Pick<StandIn, 'processKeys'>, other: Period & Pick<StandIn, 'processKeys'>): boolean {
  const sameTime = one.startsAt < other.endsAt && other.startsAt < one.endsAt;
  const sameProcess = one.processKeys === null || other.processKeys === null || one.processKeys.some((key) => other.processKeys!.includes(key));
  return sameTime && sameProcess;
}
