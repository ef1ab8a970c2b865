import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { RequiredText } from '../../platform/http';
import type { IncidentOutcome, IncidentSource, IncidentState } from '../incident';
import { INCIDENT_ACTIONS, type IncidentAction } from './incident-resolution.policy';

export class ListIncidentsRequest {
  /** without: what is not resolved */
  @IsOptional()
  @IsIn(['OPEN', 'RETRYING', 'RESOLVED'])
  state?: IncidentState;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  processDefinitionKey?: string;

  @IsOptional()
  @IsUUID()
  processInstanceId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  kind?: string;

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

export class ResolveIncidentRequest {
  @IsIn(INCIDENT_ACTIONS)
  action: IncidentAction;

  @RequiredText(2, 500)
  reason: string;

  /** `repair`: name → new value */
  @IsOptional()
  @IsObject()
  variables?: Record<string, unknown>;
}

export class IncidentPersonResponse {
  id: string;
  name: string;
}

export class IncidentResponse {
  id: string;
  kind: string;
  state: IncidentState;
  processInstanceId?: string;
  processDefinitionId?: string;
  processDefinitionKey?: string;
  processName?: string;
  /** only for those who may see the case */
  title?: string;
  businessKey?: string;
  /** the element that broke */
  elementId?: string;
  elementName?: string;
  /** why, in words; holds no value of the case */
  cause: string;
  attempts: number;
  createdAt: string;
  lastAttemptAt?: string;
  /** machine time of the next try by itself */
  nextRetryAt?: string;
  source?: IncidentSource;
  sourceId?: string;
  resolution?: IncidentOutcome;
  resolvedBy?: IncidentPersonResponse;
  resolutionReason?: string;
  resolvedAt?: string;
}

export class IncidentListResponse {
  items: IncidentResponse[];
  nextCursor?: string;
}

export class IncidentActionResponse {
  action: IncidentAction;
  allowed: boolean;
  /** why not */
  reason?: string;
}

export class IncidentDetailResponse extends IncidentResponse {
  /** technical words without values, paths or statements */
  technical: string;
  actions: IncidentActionResponse[];
}
