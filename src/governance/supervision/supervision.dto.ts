import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { DeadlineSummary } from '../../workflow/deadline';

export const WINDOWS = ['overdue', 'today', 'soon', 'hour', 'provisional'] as const;
export type SupervisionWindow = (typeof WINDOWS)[number];

export class ListOverdueRequest {
  @ApiPropertyOptional({ enum: WINDOWS }) @IsOptional() @IsIn(WINDOWS) window: SupervisionWindow = 'overdue';
  @IsOptional() @IsString() @MaxLength(80) processDefinitionKey?: string;
  @IsOptional() @IsString() @MaxLength(64) unitId?: string;
  @ApiPropertyOptional({ type: Number }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit = 50;
  @IsOptional() @IsString() @MaxLength(80) after?: string;
}

export class CountDto {
  count: number;
}

export class ProcessCountDto {
  processDefinitionKey: string;
  name: string;
  count: number;
}

export class OverdueCountDto extends CountDto {
  byProcess: ProcessCountDto[];
}

/** The counters. Groups count once per process by their worst working-day deadline. */
export class SupervisionOverview {
  now: string;
  overdue: OverdueCountDto;
  dueToday: CountDto;
  /** within the next two workdays, today not included */
  dueSoon: CountDto;
  hourOverdue: CountDto;
  /** further overdue clocks of groups that are counted already */
  subStepsOverdue: CountDto;
  /** overdue working-day clocks of violation cases and reports */
  casesOverdue: CountDto;
  running: number;
  dissolutionsRunning: number;
  waitingVerification: number;
  /** groups whose dissolution would fall due in a year without official arrangements */
  provisional: number;
  supervisionTasks: number;
  openCases: number;
  incidents: number;
}

export class NamedDto {
  id: string;
  name: string;
}

/** One late (or soon due) run of a process. */
export class SupervisionItem {
  /** absent for a forecast: nothing runs yet */
  processInstanceId?: string;
  processDefinitionKey: string;
  processName: string;
  title: string;
  groupNo?: string;
  groupName?: string;
  demoRef?: string;
  unit?: NamedDto;
  currentStep?: string;
  handlers: NamedDto[];
  deadline: DeadlineSummary;
  workdaysLate: number;
  /** highest level of the escalation that asked somebody: 0 superior … 3 chief */
  ladderLevel?: number;
  taskId?: string;
  /** how often its handlers were urged (催办) */
  urgeCount: number;
}

export class SupervisionPage {
  items: SupervisionItem[];
  nextCursor?: string;
}
