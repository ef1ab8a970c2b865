import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CountedDayDto, SkippedDayDto } from '../../workflow/calendar';
import { DeadlineSummary } from '../../workflow/deadline';
import type { ProcessInstanceResponse } from '../../workflow/process-instance-view';
import { GROUP_KINDS, GROUP_OVERLAYS, type Activity, type Audience, type GroupKind, type GroupOverlay, type GroupPurpose, type GroupRoute, type GroupState, type JoinConfirm } from './group.policy';

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
  kind: GroupKind;
  audience: Audience;
  state: GroupState;
  overlays: GroupOverlay[];
  grade?: number;
  unit: LabelDto;
  owner?: LabelDto;
  firstResponsible?: LabelDto;
  admins: LabelDto[];
  memberCount: number;
  memberCap: number;
  route?: GroupRoute;
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
  from?: GroupState;
  to?: GroupState;
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
  counted: CountedDayDto[];
  skipped: SkippedDayDto[];
  clause?: string;
  source: 'REGULATION' | 'OURS';
}

/** How and by whom a member was verified. */
export class VerificationDto {
  readonly method: string;
  readonly level: string;
  readonly verifiedBy: string | null;
  readonly verifiedAt: string;
}

/** A member as the register shows one; the name is masked unless the person holds an office of the group. */
export class RosterMember {
  readonly id: string;
  readonly displayName: string;
  readonly nickname: string;
  readonly category: string;
  readonly role: 'OWNER' | 'ADMIN' | 'MEMBER';
  readonly status: string;
  readonly joinedAt: string | null;
  readonly leftAt: string | null;
  readonly verification?: VerificationDto;
}

/** A violation case as the group page shows it; the content stays with the handlers. */
export class GroupCase {
  readonly caseNo: string;
  readonly demoRef: string | null;
  readonly title: string;
  readonly state: string;
  readonly class: string | null;
  readonly severity: string | null;
  readonly risk: string | null;
  readonly groupNo: string | null;
  readonly groupName: string | null;
  readonly parentCaseNo: string | null;
  readonly processInstanceId: string | null;
  readonly discoveredAt: string | null;
  readonly reportedAt: string;
  readonly closedAt: string | null;
}

/** A running clock of the group with the step it belongs to. */
export class GroupClockDto extends DeadlineSummary {
  processInstanceId: string;
  stepName: string;
}

/** The group's own page. */
export class GroupDetailDto extends GroupDto {
  underUnitName: boolean;
  purpose: GroupPurpose;
  functionText?: string;
  designatedPerson?: LabelDto;
  projectName?: string;
  memberCategories: string[];
  expectedMembers: number;
  capReason?: string;
  activity: Activity;
  gradeBasis?: string;
  auditMonths?: number;
  approvalConditions?: string;
  existingSince?: string;
  platformGroupIdMasked?: string;
  createdOnPlatformDate?: string;
  joinConfirm?: JoinConfirm;
  joinConfirmNote?: string;
  acknowledgedAt?: string;
  landedAt?: string;
  lastAuditAt?: string;
  roster: RosterMember[];
  /** how many of each category: 工作人员 7，社会群众 198 */
  rosterByCategory: Record<string, number>;
  clocks: GroupClockDto[];
  cases: GroupCase[];
  history: GroupHistoryDto[];
  instances: ProcessInstanceResponse[];
  forecast?: GroupForecastDto;
}

export class GroupPageDto {
  items: GroupDto[];
  nextCursor?: string;
  total?: number;
}
