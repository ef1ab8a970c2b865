import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DeadlineSummary } from '../deadline';
import type { HistoryKind } from '../history';
import type { DecisionView, MaterialView } from '../registry';
import type { TaskPersonResponse } from '../user-task';

export class ListProcessInstancesRequest {
  /** `me`: what the caller started */
  @IsOptional()
  @IsIn(['me'])
  startedBy?: 'me';

  @IsOptional()
  @IsIn(['ACTIVE', 'COMPLETED', 'TERMINATED'])
  state?: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

  @IsOptional()
  @IsString()
  @MaxLength(80)
  processDefinitionKey?: string;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  groupNo?: string;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  q?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  after?: string;
}

export class CurrentStepResponse {
  taskId?: string;
  elementId: string;
  name: string;
  assignee?: TaskPersonResponse;
  candidates: string[];
  /** 加签: whose signature it waits for now */
  signers: TaskPersonResponse[];
  /** by when it has to be done */
  deadline?: DeadlineSummary;
}

/** 暂停: since when, by whom and why. */
export class SuspensionResponse {
  at: string;
  by?: TaskPersonResponse;
  reason: string;
}

export class ProcessInstanceResponse {
  id: string;
  processDefinitionKey: string;
  processDefinitionId: string;
  processName: string;
  version: number;
  businessKey: string;
  title: string;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  /** name of the end reached */
  outcome?: string;
  groupNo?: string;
  groupName?: string;
  startedBy: TaskPersonResponse;
  startedAt: string;
  endedAt?: string;
  /** stands still by order */
  suspension?: SuspensionResponse;
  currentSteps: CurrentStepResponse[];
  deadline?: DeadlineSummary;
  /** 撤回申请 is possible for the caller now */
  canWithdraw: boolean;
  parentId?: string;
}

export class ProcessInstanceListResponse {
  items: ProcessInstanceResponse[];
  nextCursor?: string;
}

export class HistoryEntryResponse {
  id: string;
  at: string;
  kind: HistoryKind;
  processInstanceId: string;
  elementId?: string;
  elementName?: string;
  taskId?: string;
  actor?: TaskPersonResponse;
  opinion?: string;
  clause?: string;
  detail?: Record<string, unknown>;
  /** of a completed task: by when it had to be done, and whether it was */
  deadline?: DeadlineSummary;
  attachments: MaterialView[];
}

export class HistoryResponse {
  items: HistoryEntryResponse[];
}

export class DecisionListResponse {
  items: DecisionView[];
}

export class CurrentElementResponse {
  elementId: string;
  overdue: boolean;
}

export class DiagramResponse {
  xml: string;
  /** sequence flows taken */
  taken: string[];
  completed: string[];
  current: CurrentElementResponse[];
  /** clause ids by element */
  clauses: Record<string, string>;
  /** the regulation's words by clause id */
  clauseTexts: Record<string, string>;
  /** running deadlines by element */
  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(DeadlineSummary) } })
  deadlines: Record<string, DeadlineSummary>;
}
