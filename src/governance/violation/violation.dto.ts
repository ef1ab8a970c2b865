import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import type { PersonLabel } from '../../platform/identity';
import type { CaseReport } from './case-reports.registry';
import type { CaseAssessment, DisposalAction, ViolationCase } from './violation-case.entity';
import { CASE_STATES, className, measureName, type CaseState } from './violation.policy';

export class CaseListQuery {
  @ApiPropertyOptional({ enum: CASE_STATES }) @IsOptional() @IsIn([...CASE_STATES]) state?: CaseState;
  @ApiPropertyOptional({ enum: ['true', 'false'] }) @IsOptional() @IsIn(['true', 'false']) open?: string;
  @ApiPropertyOptional({ description: '只看自己提交的线索', enum: ['true', 'false'] }) @IsOptional() @IsIn(['true', 'false']) mine?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(60) groupNo?: string;
  @ApiPropertyOptional() @IsOptional() @IsIn(['SEC', 'ILL', 'TRD', 'BAD', 'MGT', 'MANUAL']) class?: string;
  @ApiPropertyOptional() @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(60) after?: string;
}

/** What an anonymous report says; the tenant is the session's, the person is not kept. */
export class AnonymousReportRequest {
  @ApiPropertyOptional() @IsOptional() @IsBoolean() possibleSecret?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(60) groupNo?: string;
  @ApiPropertyOptional() @IsOptional() @IsISO8601() discoveredAt?: string;
  @ApiPropertyOptional({ type: [String] }) @IsOptional() @IsArray() @IsString({ each: true }) itemCodes?: string[];
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(5, 1000) description?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) senderHint?: string;
  @ApiPropertyOptional({ type: [String] }) @IsOptional() @IsArray() @IsString({ each: true }) reportedUserIds?: string[];
  @ApiPropertyOptional({ enum: ['INSIDE', 'OUTSIDE', 'PUBLIC_MEDIA'] }) @IsOptional() @IsIn(['INSIDE', 'OUTSIDE', 'PUBLIC_MEDIA']) spread?: string;
  @ApiPropertyOptional({ enum: ['NONE', 'DISASTER_ACCIDENT', 'MINORS', 'MASS_INCIDENT'] }) @IsOptional() @IsIn(['NONE', 'DISASTER_ACCIDENT', 'MINORS', 'MASS_INCIDENT']) topic?: string;
}

export class AnonymousReportReceipt {
  @ApiProperty() caseNo: string;
  @ApiProperty({ nullable: true, type: String, description: '只显示这一次' }) queryCode: string | null;
  @ApiProperty() guidance: string;
}

export class AnswerQuery {
  @ApiProperty() @IsString() @Length(16, 24) queryCode: string;
}

export class AnonymousAnswer {
  @ApiProperty() caseNo: string;
  @ApiProperty() state: string;
  @ApiProperty({ nullable: true, type: String }) answer: string | null;
}

export interface ViolationCaseSummary {
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
  readonly answer?: string | null;
}

export interface ViolationCaseDetail extends ViolationCaseSummary {
  readonly source: string | null;
  readonly itemCodes: readonly string[];
  readonly description: string | null;
  readonly senderHint: string | null;
  readonly suspects: ReadonlyArray<{ id: string; name: string }>;
  readonly spread: string | null;
  readonly ladder: string | null;
  readonly contested: boolean;
  readonly evidenceHold: { readonly heldAt: string | null; readonly fixedAt: string | null };
  readonly times: Readonly<Record<string, string | null>>;
  readonly recusal: { readonly row: number | null; readonly skippedRoles: readonly string[] };
  readonly reports: readonly CaseReport[];
  readonly measures: ReadonlyArray<Record<string, unknown>>;
  readonly assessments: ReadonlyArray<Record<string, unknown>>;
  readonly mergedCases: readonly string[];
  readonly conclusion: string | null;
  readonly cause: string | null;
  readonly followUp: string | null;
  /** only for a supervisor who is not recused; null for an anonymous report */
  readonly reporterName?: string | null;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function caseSummary(row: ViolationCase): ViolationCaseSummary {
  const what = row.class ? className(row.class) : row.state === 'SECRET_NOTICE' ? '可能涉密，已转线下' : '待定性';
  return {
    caseNo: row.caseNo,
    demoRef: row.demoRef,
    title: row.groupName ? `${row.groupName}：${what}` : what,
    state: row.state,
    class: row.class,
    severity: row.severity,
    risk: row.risk,
    groupNo: row.groupNo,
    groupName: row.groupName,
    parentCaseNo: row.parentCaseNo,
    processInstanceId: row.processInstanceId,
    discoveredAt: iso(row.discoveredAt),
    reportedAt: row.reportedAt.toISOString(),
    closedAt: iso(row.closedAt),
  };
}

export interface CaseParts {
  readonly measures: readonly DisposalAction[];
  readonly assessments: readonly CaseAssessment[];
  readonly reports: readonly CaseReport[];
  readonly children: readonly ViolationCase[];
  readonly names: ReadonlyMap<string, PersonLabel>;
  readonly reporterName: string | null;
}

export function caseDetail(row: ViolationCase, parts: CaseParts): ViolationCaseDetail {
  const person = (id: string) => ({ id, name: parts.names.get(id)?.name ?? id });
  return {
    ...caseSummary(row),
    source: row.source,
    itemCodes: row.itemCodes,
    description: row.description,
    senderHint: row.senderHint,
    suspects: row.reportedUserIds.map(person),
    spread: row.spread,
    ladder: row.ladder,
    contested: row.contested,
    evidenceHold: { heldAt: iso(row.holdAt), fixedAt: iso(row.evidenceFixedAt) },
    times: {
      discoveredAt: iso(row.discoveredAt),
      reportedAt: iso(row.reportedAt),
      assignedAt: iso(row.assignedAt),
      firstMeasureAt: iso(row.firstMeasureAt),
      classifiedAt: iso(row.classifiedAt),
      closedAt: iso(row.closedAt),
    },
    recusal: { row: row.recusalRow, skippedRoles: row.skippedRoles },
    reports: parts.reports,
    measures: parts.measures.map((one) => ({
      type: one.type,
      name: measureName(one.type),
      target: one.target,
      doneAt: iso(one.doneAt),
      recordedBy: person(one.recordedBy),
      lessReason: one.lessReason,
      evidenceIds: one.evidenceIds,
    })),
    assessments: parts.assessments.map((one) => ({
      at: iso(one.at),
      phase: one.phase,
      decision: one.decision,
      class: one.class,
      severity: one.severity,
      risk: one.risk,
      spread: one.spread,
      reason: one.reason,
      judgedBy: one.phase === 'CONFIRMED' ? person(one.judgedBy) : { id: 'system', name: '决策表 D05、D14' },
    })),
    mergedCases: parts.children.map((child) => child.caseNo),
    conclusion: row.conclusion,
    cause: row.cause,
    followUp: row.followUp,
    answer: row.answer,
    ...(parts.reporterName === null ? {} : { reporterName: parts.reporterName }),
  };
}
