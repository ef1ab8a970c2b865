import type { Actor, Problem } from '../../common';
import { holdsRole } from '../../common';
import type { CaseSource, Spread } from './violation.policy';

/* What somebody reports, read from the start form's values and checked. Pure. */

export interface ViolationReport {
  readonly groupNo: string;
  readonly discoveredAt: Date | null;
  readonly foundByOwner: boolean;
  readonly itemCodes: readonly string[];
  readonly description: string | null;
  readonly senderHint: string | null;
  readonly reportedUserIds: readonly string[];
  readonly spread: Spread;
  readonly topic: string;
  readonly attachments: readonly string[];
  readonly anonymous: boolean;
}

/** Every value of the form that tells something; a suspected secret leaves none of them. */
export const CONTENT_FIELDS = [
  'groupNo', 'groupName', 'unitId', 'discoveredAt', 'foundByOwner', 'itemCodes', 'description', 'senderHint', 'reportedUserIds', 'spread', 'topic', 'attachments', 'anonymous', 'queryCodeHash',
] as const;

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
function texts(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.filter((one): one is string => typeof one === 'string' && one !== ''))] : [];
}

export function reportOf(values: Readonly<Record<string, unknown>>): ViolationReport {
  const discoveredAt = new Date(String(values.discoveredAt));
  return {
    groupNo: text(values.groupNo) ?? '',
    discoveredAt: Number.isNaN(discoveredAt.getTime()) ? null : discoveredAt,
    foundByOwner: values.foundByOwner === true,
    itemCodes: texts(values.itemCodes),
    description: text(values.description),
    senderHint: text(values.senderHint),
    reportedUserIds: texts(values.reportedUserIds),
    spread: (text(values.spread) ?? 'INSIDE') as Spread,
    topic: text(values.topic) ?? 'NONE',
    attachments: texts(values.attachments),
    anonymous: values.anonymous === true,
  };
}

export interface ReportFacts {
  readonly now: Date;
  readonly actor: Actor;
  readonly group?: { readonly ownerId: string | null; readonly adminIds: readonly string[] };
  /** reported persons who are nobody of this tenant */
  readonly strangers: readonly string[];
  readonly unknownItems: readonly string[];
}

const EARLIEST = new Date('2020-01-01T00:00:00+08:00');

/** What must be corrected before a case can be opened. */
export function reportProblems(report: ViolationReport, facts: ReportFacts): Problem[] {
  const problems: Problem[] = [];
  const refuse = (field: string, code: string, zh: string, en: string) => problems.push({ field, code, message: { zh, en } });
  if (!facts.group) refuse('groupNo', 'group-unknown', '台账中没有这个群组', 'the register has no such group');
  if (!report.discoveredAt) refuse('discoveredAt', 'required', '请填写发现时间', 'give the time of discovery');
  else if (report.discoveredAt > facts.now) refuse('discoveredAt', 'out-of-range', '发现时间不能晚于现在', 'the discovery cannot be in the future');
  else if (report.discoveredAt < EARLIEST) refuse('discoveredAt', 'out-of-range', '发现时间过早，请核对', 'the time of discovery is too early');
  if (report.itemCodes.length === 0) refuse('itemCodes', 'required', '请选择涉及条目', 'choose the items concerned');
  if (facts.unknownItems.length > 0) refuse('itemCodes', 'unknown-option', `条目目录中没有 ${facts.unknownItems.join('、')}`, `the catalogue has no ${facts.unknownItems.join(', ')}`);
  if (facts.strangers.length > 0) refuse('reportedUserIds', 'person-unknown', '所选人员不在本机构内', 'a person named is nobody of this organization');
  if (report.foundByOwner && facts.group && !isGroupManager(facts.actor, facts.group)) {
    refuse('foundByOwner', 'not-the-owner', '只有群主、管理员可以填“自行发现”', 'only the owner or an administrator can have found it as such');
  }
  return problems;
}

export function isGroupManager(actor: Actor, group: { readonly ownerId: string | null; readonly adminIds: readonly string[] }): boolean {
  return actor.userId === group.ownerId || group.adminIds.includes(actor.userId);
}

/** Where the clue came from. */
export function sourceOf(actor: Actor, report: Pick<ViolationReport, 'anonymous' | 'foundByOwner'>, group: { readonly ownerId: string | null; readonly adminIds: readonly string[] }): CaseSource {
  if (report.anonymous) return 'ANONYMOUS';
  if (report.foundByOwner || isGroupManager(actor, group)) return 'OWNER';
  if (holdsRole(actor, 'SUPERVISOR')) return 'INSPECTION';
  return actor.roles.some((holding) => holding.role.startsWith('EXT_')) ? 'EXTERNAL' : 'MEMBER';
}
