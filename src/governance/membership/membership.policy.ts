import { isLocalDate, maskName, type LocalDate, type Problem } from '../../common';
import type { Variables } from '../../engine';

/* Members of a group: words, verification, masking, audit. Pure. */

export const MEMBER_CATEGORIES = ['STAFF', 'CADRE', 'LABOUR_DISPATCH', 'MIGRANT_WORKER', 'OVERSEAS', 'PUBLIC', 'EXTERNAL'] as const;
export type MemberCategory = (typeof MEMBER_CATEGORIES)[number];
export type MemberRole = 'OWNER' | 'ADMIN' | 'MEMBER';
/** REFUSED: the admission ended without joining; kept so that a second attempt can be seen */
export type MembershipStatus = 'VERIFYING' | 'ADMITTED' | 'MUTED' | 'BLACKLISTED' | 'LEFT' | 'REFUSED';
export const IN_GROUP: readonly MembershipStatus[] = ['ADMITTED', 'MUTED'];
export type LeftReason = 'TRANSFER' | 'RESIGNED' | 'REMOVED_CLEANUP' | 'REMOVED_VIOLATION' | 'GROUP_DISSOLVED';

export const VERIFICATION_METHODS = ['DIRECTORY', 'SIGHTED_ID', 'NET_ID', 'EMPLOYER_CERT', 'COMMUNITY_CONFIRM'] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];
export type VerificationLevel = 'LEVEL_1' | 'LEVEL_2' | 'LEVEL_2P' | 'MANUAL';

/** The methods by which a level can be reached (D04's last column). */
const METHODS: Readonly<Record<VerificationLevel, readonly VerificationMethod[]>> = {
  LEVEL_1: VERIFICATION_METHODS,
  LEVEL_2: ['SIGHTED_ID', 'NET_ID', 'EMPLOYER_CERT'],
  LEVEL_2P: ['COMMUNITY_CONFIRM', 'EMPLOYER_CERT', 'SIGHTED_ID', 'NET_ID'],
  MANUAL: VERIFICATION_METHODS,
};

export function reachesLevel(level: VerificationLevel, method: VerificationMethod): boolean {
  return METHODS[level].includes(method);
}

/** The level a category asks for when a whole roster is taken over at landing. */
export function levelOf(category: MemberCategory): VerificationLevel {
  if (category === 'LABOUR_DISPATCH' || category === 'MIGRANT_WORKER') return 'LEVEL_2';
  return category === 'PUBLIC' || category === 'EXTERNAL' ? 'LEVEL_2P' : 'LEVEL_1';
}

/** The same inside a nickname: 甲乙社区-孔示范 → 甲乙社区-孔**. A nickname without the name stays as it is. */
export function maskNickname(nickname: string, name: string): string {
  return name ? nickname.replaceAll(name, maskName(name)) : nickname;
}

/** Blacklisted people stay out this long unless the case says otherwise (OURS). */
export const BLACKLIST_DAYS = 180;

/** What P05 is told by the owner. */
export interface Findings {
  readonly seenMembers: number;
  readonly remove: readonly string[];
  readonly rename: ReadonlyArray<{ readonly memberId: string; readonly nickname: string }>;
  readonly joinConfirmOn: boolean;
  readonly nicknamesInOrder: boolean;
  readonly residentsInside: boolean;
  readonly functionDone: boolean;
}

export function findingsOf(variables: Readonly<Variables>): Findings {
  const rows = (Array.isArray(variables.roster) ? variables.roster : []) as Record<string, unknown>[];
  const id = (row: Record<string, unknown>) => String(row.memberId ?? '');
  return {
    seenMembers: Number(variables.seenMembers ?? 0),
    remove: rows.filter((row) => row.action === 'REMOVE').map(id),
    rename: rows
      .filter((row) => row.action === 'RENAME' && typeof row.newNickname === 'string' && row.newNickname.trim() !== '')
      .map((row) => ({ memberId: id(row), nickname: String(row.newNickname).trim() })),
    joinConfirmOn: variables.joinConfirmState !== 'OFF',
    nicknamesInOrder: variables.nicknameState !== 'IRREGULAR',
    residentsInside: variables.residentState === 'PRESENT',
    functionDone: variables.functionState === 'DONE',
  };
}

/** The audit's roster must name members of this group; the owner and the administrators are not cleaned away here. */
export function findingProblems(findings: Findings, members: ReadonlyArray<{ readonly id: string; readonly role: MemberRole }>): Problem[] {
  const problems: Problem[] = [];
  const byId = new Map(members.map((member) => [member.id, member]));
  const named = [...findings.remove, ...findings.rename.map((one) => one.memberId)];
  if (named.some((id) => !byId.has(id))) {
    problems.push({ field: 'roster', code: 'not-a-member', message: { zh: '名单中有不属于本群的人员，请刷新后重试', en: 'the list names somebody who is not in this group' } });
  }
  if (findings.remove.some((id) => byId.get(id) && byId.get(id)!.role !== 'MEMBER')) {
    problems.push({ field: 'roster', code: 'holder-not-removable', message: { zh: '群主、管理员不能在核查中移出，请先办理变更', en: 'the owner and administrators are changed, not removed' } });
  }
  if (!Number.isInteger(findings.seenMembers) || findings.seenMembers < 1) {
    problems.push({ field: 'seenMembers', code: 'seen-members-invalid', message: { zh: '请填写应用内看到的成员数', en: 'say how many members the app shows' } });
  }
  return problems;
}

export function cleaningProblems(cleaning: { removed: readonly string[]; seenAfter: number }, audit: { toRemove: readonly string[]; memberCap: number }): Problem[] {
  const problems: Problem[] = [];
  const missing = audit.toRemove.filter((id) => !cleaning.removed.includes(id));
  if (missing.length > 0) {
    problems.push({ field: 'removedMemberIds', code: 'still-inside', message: { zh: `核查中拟清理的人员还有 ${missing.length} 人未移出`, en: `${missing.length} of the people to be removed are still inside` } });
  }
  if (cleaning.seenAfter > audit.memberCap) {
    problems.push({ field: 'seenAfter', code: 'still-over-cap', message: { zh: `清理后仍有 ${cleaning.seenAfter} 人，超过上限 ${audit.memberCap} 人`, en: `${cleaning.seenAfter} members are left, the cap is ${audit.memberCap}` } });
  }
  return problems;
}

/** A day a person joined: not in the future, not before the group stood. */
export function joinedDateProblem(date: unknown, today: LocalDate): Problem | undefined {
  if (!isLocalDate(date)) return { field: 'joinedDate', code: 'date-invalid', message: { zh: '入群日期无效', en: 'not a day of the calendar' } };
  return date > today ? { field: 'joinedDate', code: 'joined-in-future', message: { zh: '入群日期不能晚于今天', en: 'nobody joins on a future day' } } : undefined;
}
