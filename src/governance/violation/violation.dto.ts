import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Max, MaxLength, Min, MinLength } from 'class-validator';
import { OptionalText } from '../../platform/http';
import type { PersonLabel } from '../../platform/identity';
import type { CaseAssessment, DisposalAction, ViolationCase } from './violation-case.entity';
import { CASE_STATES, className, measureName, type CaseClass, type CaseSource, type CaseState, type MeasureType, type Risk, type Severity, type Spread } from './violation.policy';

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
  @OptionalText(1000) @MinLength(5) description?: string;
  @OptionalText(100) senderHint?: string;
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

/** A report of the ladder as the case page shows it. */
export class CaseReport {
  readonly docNo: string;
  readonly ladder: string;
  readonly level: number;
  readonly row: string;
  readonly title: string;
  readonly state: string;
  readonly channel: string;
  readonly toRole: string;
  readonly dueAt: string | null;
  readonly submittedAt: string | null;
  readonly lateMinutes: number;
  readonly receivedAt: string | null;
  readonly receiverName: string | null;
  readonly receiptNo: string | null;
  readonly note: string | null;
}

/** A line of the list of cases. */
export class ViolationCaseSummary {
  readonly caseNo: string;
  readonly demoRef: string | null;
  readonly title: string;
  readonly state: CaseState;
  readonly class: CaseClass | null;
  readonly severity: Severity | null;
  readonly risk: Risk | null;
  readonly groupNo: string | null;
  readonly groupName: string | null;
  readonly parentCaseNo: string | null;
  readonly processInstanceId: string | null;
  readonly discoveredAt: string | null;
  readonly reportedAt: string;
  readonly closedAt: string | null;
  /** only in the list of one's own clues */
  readonly answer?: string | null;
}

export class CasePerson {
  readonly id: string;
  readonly name: string;
}

/** The group may not be dissolved while its evidence is not fixed. */
export class CaseEvidenceHold {
  readonly heldAt: string | null;
  readonly fixedAt: string | null;
}

/** Discovered ≤ reported ≤ assigned ≤ first measure ≤ classified ≤ closed. */
export class CaseTimes {
  readonly discoveredAt: string | null;
  readonly reportedAt: string | null;
  readonly assignedAt: string | null;
  readonly firstMeasureAt: string | null;
  readonly classifiedAt: string | null;
  readonly closedAt: string | null;
}

/** Who stays away (D10). */
export class CaseRecusal {
  readonly row: number | null;
  readonly skippedRoles: string[];
}

export class CaseMeasure {
  readonly type: MeasureType;
  readonly name: string;
  readonly target: string | null;
  readonly doneAt: string | null;
  readonly recordedBy: CasePerson;
  readonly lessReason: string | null;
  readonly evidenceIds: string[];
}

/** One judgement; changes keep their history. */
export class CaseAssessmentView {
  readonly at: string | null;
  readonly phase: 'INTAKE' | 'CONFIRMED';
  readonly decision: string;
  readonly class: CaseClass | null;
  readonly severity: Severity | null;
  readonly risk: Risk | null;
  readonly spread: Spread | null;
  readonly reason: string | null;
  readonly judgedBy: CasePerson;
}

/** The case's own page. */
export class ViolationCaseDetail extends ViolationCaseSummary {
  readonly source: CaseSource | null;
  readonly itemCodes: string[];
  readonly description: string | null;
  readonly senderHint: string | null;
  readonly suspects: CasePerson[];
  readonly spread: Spread | null;
  readonly ladder: string | null;
  readonly contested: boolean;
  readonly evidenceHold: CaseEvidenceHold;
  readonly times: CaseTimes;
  readonly recusal: CaseRecusal;
  readonly reports: CaseReport[];
  readonly measures: CaseMeasure[];
  readonly assessments: CaseAssessmentView[];
  readonly mergedCases: string[];
  readonly conclusion: string | null;
  readonly cause: string | null;
  readonly followUp: string | null;
  /** only for a supervisor who is not recused; null for an anonymous report */
  readonly reporterName?: string | null;
}

export class ViolationCasePage {
  readonly items: ViolationCaseSummary[];
  readonly nextCursor?: string;
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
    reports: [...parts.reports],
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
