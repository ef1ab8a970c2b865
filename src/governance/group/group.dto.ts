import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { DeadlineSummary } from '../../workflow/deadline';
import type { GroupCase } from './group-cases.registry';
import type { RosterMember } from './group-roster.registry';
import { GROUP_KINDS, GROUP_OVERLAYS } from './group.policy';

const truth = Transform(({ value }) => (value === undefined ? undefined : value === 'true' || value === true));

export class ListGroupsRequest {
  /** one state or several, separated by commas */
  @IsOptional() @IsString() @MaxLength(300) state?: string;
  @IsOptional() @IsIn(GROUP_KINDS) kind?: string;
  @IsOptional() @IsString() @MaxLength(64) unitId?: string;
  @IsOptional() @IsString() @MaxLength(32) platform?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(3) grade?: number;
  @IsOptional() @IsIn(GROUP_OVERLAYS) overlay?: string;
  @IsOptional() @IsString() @MaxLength(80) q?: string;
  @IsOptional() @truth @IsBoolean() mine?: boolean;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
  @IsOptional() @IsString() @MaxLength(64) after?: string;
}

export class PickRequest {
  @IsOptional() @IsString() @MaxLength(80) q?: string;
  @IsOptional() @IsString() @MaxLength(64) groupNo?: string;
}

export class PickOption {
  value: string;
  label: string;
  hint?: string;
}

export class LabelDto {
  id: string;
  name: string;
}

/** A line of the register. */
export class GroupDto {
  groupNo: string;
  demoRef?: string;
  name: string;
  platform: string;
  kind: string;
  audience: string;
  state: string;
  overlays: string[];
  grade?: number;
  unit: LabelDto;
  owner?: LabelDto;
  firstResponsible?: LabelDto;
  admins: LabelDto[];
  memberCount: number;
  memberCap: number;
  route?: string;
  filingNo?: string;
  approvalNo?: string;
  plannedEndDate?: string;
  actualEndDate?: string;
  worstDeadline?: DeadlineSummary;
  createdAt: string;
}

export class GroupHistoryDto {
  at: string;
  event: string;
  from?: string;
  to?: string;
  actor: LabelDto;
  note?: string;
  processInstanceId?: string;
}

/** When the group would have to be dissolved if its project ended as planned. */
export class GroupForecastDto {
  label: string;
  startDate: string;
  dueDate: string;
  provisional: boolean;
  counted: { date: string; weekday: number; n: number; lieu: boolean; name?: string }[];
  skipped: { date: string; weekday: number; reason: string }[];
  clause?: string;
  source: 'REGULATION' | 'OURS';
}

/** The group's own page. */
export class GroupDetailDto extends GroupDto {
  underUnitName: boolean;
  purpose: string;
  functionText?: string;
  designatedPerson?: LabelDto;
  projectName?: string;
  memberCategories: string[];
  expectedMembers: number;
  capReason?: string;
  activity: string;
  gradeBasis?: string;
  auditMonths?: number;
  approvalConditions?: string;
  existingSince?: string;
  platformGroupIdMasked?: string;
  createdOnPlatformDate?: string;
  joinConfirm?: string;
  joinConfirmNote?: string;
  acknowledgedAt?: string;
  landedAt?: string;
  lastAuditAt?: string;
  roster: RosterMember[];
  /** how many of each category: 工作人员 7，社会群众 198 */
  rosterByCategory: Record<string, number>;
  clocks: (DeadlineSummary & { processInstanceId: string; stepName: string })[];
  cases: GroupCase[];
  history: GroupHistoryDto[];
  instances: unknown[];
  forecast?: GroupForecastDto;
}

export class GroupPageDto {
  items: GroupDto[];
  nextCursor?: string;
  total?: number;
}
