import { isLocalDate, type LocalDate, type Problem } from '../../common';
import type { Variables } from '../../engine';
import type { WorkGroup } from './group.entity';
import { ACTIVITIES, AUDIENCES, GROUP_KINDS, GROUP_PURPOSES, isProjectKind, type GroupKind } from './group.policy';

/* What an application says, and what is wrong with it: pure. The form has already checked types and required fields. */

/** The facts of a new group, as the applicant gives them. */
export type GroupDraft = Pick<
  WorkGroup,
  | 'demoRef' | 'name' | 'kind' | 'audience' | 'underUnitName' | 'purpose' | 'functionText' | 'platform' | 'unitId' | 'ownerId' | 'adminIds'
  | 'firstResponsibleId' | 'designatedPersonId' | 'memberCategories' | 'memberCap' | 'capReason' | 'expectedMembers' | 'activity' | 'projectName'
  | 'plannedEndDate' | 'existingSince'
>;

/** What the application is measured against. */
export interface ApplicationFacts {
  readonly today: LocalDate;
  /** largest cap the platform allows; absent: the platform is not in the pack's list */
  readonly platformMax?: number;
  /** kinds whose planned end must be known from the start (pack switch) */
  readonly plannedEndKinds: readonly GroupKind[];
  readonly unitKnown: boolean;
  /** user ids the application names that are nobody of this tenant */
  readonly strangers: readonly string[];
  /** number of a live group of the same name, unit and platform */
  readonly namesake?: string;
  /** the owner has an open case of severity S1 or S2 */
  readonly ownerUnderCase: boolean;
}

/** Above this many the applicant says why (§4.2). */
export const CAP_WITHOUT_REASON = 200;

/** Reads the fields of the application form out of the variables; empty texts become null. */
export function draftOf(variables: Readonly<Variables>, firstResponsibleId: string | null): GroupDraft {
  const kind = oneOf(GROUP_KINDS, variables.kind, 'INTERNAL');
  return {
    demoRef: text(variables.demoRef),
    name: text(variables.groupName) ?? '',
    kind,
    audience: oneOf(AUDIENCES, variables.audience, 'INTERNAL'),
    underUnitName: variables.underUnitName === true,
    purpose: oneOf(GROUP_PURPOSES, variables.purpose, 'WORK_CONTACT'),
    functionText: text(variables.functionText),
    platform: text(variables.platform) ?? '',
    unitId: text(variables.unitId) ?? '',
    ownerId: text(variables.ownerId),
    adminIds: texts(variables.adminIds).filter((id) => id !== variables.ownerId),
    firstResponsibleId,
    designatedPersonId: text(variables.designatedPersonId),
    memberCategories: texts(variables.memberCategories),
    memberCap: Number(variables.memberCap ?? 0),
    capReason: text(variables.capReason),
    expectedMembers: Number(variables.expectedMembers ?? 0),
    activity: oneOf(ACTIVITIES, variables.activity, 'MID'),
    projectName: isProjectKind(kind) ? text(variables.projectName) : null,
    plannedEndDate: text(variables.plannedEndDate),
    existingSince: text(variables.existingSince),
  };
}

/** The draft back as variables: what decision tables and later forms read, nulls included. */
export function variablesOf(draft: GroupDraft): Variables {
  const { name, demoRef: _demoRef, firstResponsibleId, ...fields } = draft;
  return { ...fields, groupName: name, firstResponsibleId };
}

/** Everything that keeps this application from being received; empty when it may start. */
export function applicationProblems(draft: GroupDraft, facts: ApplicationFacts): Problem[] {
  const problems: Problem[] = [];
  const refuse = (field: string, code: string, zh: string, en: string) => problems.push({ field, code, message: { zh, en } });
  const length = [...draft.name].length;
  if (length < 2 || length > 40) refuse('groupName', 'name-length', '群名称应为 2 至 40 个字', 'the name takes 2 to 40 characters');
  if (!facts.unitKnown) refuse('unitId', 'unit-unknown', '建群单位不在本机构内', 'the unit is not part of this organization');
  if (facts.namesake) refuse('groupName', 'name-taken', `本单位在该平台上已有同名群组（${facts.namesake}）`, `the unit already has a live group of this name on this platform (${facts.namesake})`);
  if (facts.platformMax === undefined) refuse('platform', 'platform-unknown', '该平台不在本办法的平台目录内', 'the platform is not in the catalogue of this rule');
  else if (draft.memberCap > facts.platformMax) refuse('memberCap', 'cap-above-platform', `人数上限不能超过平台允许的 ${facts.platformMax} 人`, `the cap exceeds the platform's ${facts.platformMax} members`);
  if (!Number.isInteger(draft.memberCap) || draft.memberCap < 2) refuse('memberCap', 'cap-too-small', '人数上限应为不小于 2 的整数', 'the cap is a whole number of at least 2');
  if (draft.memberCap > CAP_WITHOUT_REASON && !draft.capReason) refuse('capReason', 'cap-reason-missing', `人数上限超过 ${CAP_WITHOUT_REASON} 人的，请说明理由`, `a cap above ${CAP_WITHOUT_REASON} needs a reason`);
  if (draft.expectedMembers > draft.memberCap) refuse('expectedMembers', 'expected-above-cap', '预计人数不能超过人数上限', 'more members are expected than the cap allows');
  if (!draft.ownerId) refuse('ownerId', 'owner-missing', '请指定群主', 'name the owner');
  if (facts.strangers.length > 0) refuse('ownerId', 'person-unknown', '所填人员不在本机构内', 'a person named is nobody of this organization');
  if (facts.ownerUnderCase) refuse('ownerId', 'owner-under-case', '该群主有未办结的严重违规案件，请另行指定', 'the owner has an open severe case; name somebody else');
  if (draft.audience === 'INTERNAL' && (draft.kind === 'PUBLIC' || draft.kind === 'MIXED' || draft.memberCategories.includes('PUBLIC'))) {
    refuse('audience', 'audience-contradicts', '所报性质或人员类别含社会群众，与“单位内部”不一致', 'the kind or the member categories include the public, but the group is declared internal');
  }
  if (!draft.plannedEndDate && facts.plannedEndKinds.includes(draft.kind)) refuse('plannedEndDate', 'planned-end-missing', '项目类群组请填写计划结束日期', 'a project group needs its planned end date');
  for (const [field, date] of [['plannedEndDate', draft.plannedEndDate], ['existingSince', draft.existingSince]] as const) {
    if (date && !isLocalDate(date)) refuse(field, 'date-invalid', '日期无效', 'not a day of the calendar');
  }
  if (draft.existingSince && draft.existingSince > facts.today) refuse('existingSince', 'existing-in-future', '已建群日期不能晚于今天', 'the group cannot exist since a future day');
  if (draft.plannedEndDate && draft.existingSince && draft.plannedEndDate < draft.existingSince) refuse('plannedEndDate', 'end-before-begin', '计划结束日期早于已建群日期', 'the planned end lies before the beginning');
  return problems;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function oneOf<T extends string>(values: readonly T[], value: unknown, otherwise: T): T {
  return values.includes(value as T) ? (value as T) : otherwise;
}
