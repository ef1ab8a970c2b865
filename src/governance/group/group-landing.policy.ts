import { isLocalDate, type LocalDate, type Problem } from '../../common';
import type { Variables } from '../../engine';
import type { WorkGroup } from './group.entity';
import type { OpeningMember } from './group-roster.registry';

/* The landing registration (建群落地登记): what stands in the app now, with the people in it. Pure. */

export interface Landing {
  readonly name: string;
  readonly cap: number;
  readonly createdDate: string;
  readonly platformGroupId: string | null;
  readonly joinConfirm: 'ON' | 'NOT_SUPPORTED';
  readonly joinConfirmNote: string | null;
  readonly roster: readonly OpeningMember[];
}

export interface LandingFacts {
  readonly today: LocalDate;
  readonly platformMax?: number;
  readonly namesake?: string;
  /** names of the owner and the administrators, who must be in their own group */
  readonly holders: readonly string[];
}

export function landingOf(variables: Readonly<Variables>): Landing {
  const rows = Array.isArray(variables.roster) ? (variables.roster as Record<string, unknown>[]) : [];
  return {
    name: text(variables.actualName) ?? '',
    cap: Number(variables.actualCap ?? 0),
    createdDate: text(variables.createdDate) ?? '',
    platformGroupId: text(variables.platformGroupId),
    joinConfirm: variables.joinConfirm === 'NOT_SUPPORTED' ? 'NOT_SUPPORTED' : 'ON',
    joinConfirmNote: text(variables.joinConfirmNote),
    roster: rows.map((row) => ({
      name: text(row.name) ?? '',
      unit: text(row.unit),
      category: text(row.category) ?? 'STAFF',
      method: text(row.method) ?? 'DIRECTORY',
      nickname: text(row.nickname),
      mobile: text(row.mobile),
    })),
  };
}

/** What keeps the landing from being registered. */
export function landingProblems(landing: Landing, group: Pick<WorkGroup, 'memberCap' | 'audience'>, facts: LandingFacts): Problem[] {
  const problems: Problem[] = [];
  const refuse = (field: string, code: string, zh: string, en: string) => problems.push({ field, code, message: { zh, en } });
  const length = [...landing.name].length;
  if (length < 2 || length > 40) refuse('actualName', 'name-length', '群名称应为 2 至 40 个字', 'the name takes 2 to 40 characters');
  if (facts.namesake) refuse('actualName', 'name-taken', `本单位在该平台上已有同名群组（${facts.namesake}）`, `the unit already has a live group of this name on this platform (${facts.namesake})`);
  if (landing.cap > group.memberCap) refuse('actualCap', 'cap-above-approved', `实际人数上限不能高于核定的 ${group.memberCap} 人`, `the cap exceeds the ${group.memberCap} that were granted`);
  if (facts.platformMax !== undefined && landing.cap > facts.platformMax) refuse('actualCap', 'cap-above-platform', `人数上限不能超过平台允许的 ${facts.platformMax} 人`, `the cap exceeds the platform's ${facts.platformMax} members`);
  if (!isLocalDate(landing.createdDate)) refuse('createdDate', 'date-invalid', '建群日期无效', 'the day of creation is not valid');
  else if (landing.createdDate > facts.today) refuse('createdDate', 'created-in-future', '建群日期不能晚于今天', 'the group cannot have been created on a future day');
  if (landing.joinConfirm === 'NOT_SUPPORTED' && !landing.joinConfirmNote) refuse('joinConfirmNote', 'reason-missing', '平台不支持入群确认的，请说明', 'say why the platform has no join confirmation');
  if (landing.roster.length > landing.cap) refuse('roster', 'roster-above-cap', `名册 ${landing.roster.length} 人，超过人数上限 ${landing.cap} 人`, `the roster has ${landing.roster.length} people, the cap is ${landing.cap}`);
  const names = new Set(landing.roster.map((member) => member.name));
  const absent = facts.holders.filter((name) => !names.has(name));
  if (absent.length > 0) refuse('roster', 'holders-not-in-roster', `名册中缺少群主或管理员：${absent.join('、')}`, `the owner or an administrator is not in the roster: ${absent.join(', ')}`);
  const double = firstDouble(landing.roster.map((member) => nicknameOf(member)));
  if (double) refuse('roster', 'nickname-double', `群内昵称重复：${double}`, `two people have the nickname ${double}`);
  if (group.audience === 'INTERNAL' && landing.roster.some((member) => member.category === 'PUBLIC')) {
    refuse('roster', 'public-in-internal-group', '内部群名册中有社会群众，请先变更参与范围', 'an internal group has members of the public in its roster');
  }
  return problems;
}

/** `单位-姓名` (A8(4)d), unless the roster gives another one. */
export function nicknameOf(member: Pick<OpeningMember, 'name' | 'unit' | 'nickname'>): string {
  return member.nickname ?? (member.unit ? `${member.unit}-${member.name}` : member.name);
}

/** The group's id in the app is a door handle: only its last four characters are kept. */
export function maskPlatformId(id: string | null): string | null {
  return id === null ? null : `****${id.slice(-4)}`;
}

function firstDouble(values: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return values.find((value) => seen.has(value) || !seen.add(value));
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
