import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsObject, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { RequiredText } from '../../platform/http';

export class StartProcessInstanceRequest {
  /** BPMN process id of a startable process */
  @Matches(/^[a-z0-9-]{1,80}$/)
  processDefinitionKey: string;

  /** what the start form sends */
  @IsObject()
  variables: Record<string, unknown>;
}

export class ReasonRequest {
  @RequiredText(2, 500)
  reason: string;
}

export class StartedProcessInstanceResponse {
  id: string;
  businessKey: string;
  title: string;
}

/** An element in front of which a token begins. */
export class StartBeforeRequest {
  @IsString()
  @Length(1, 200)
  elementId: string;

  /** a running visit around the element, when several could be meant */
  @IsOptional()
  @IsString()
  @Length(1, 80)
  ancestorActivityInstanceId?: string;
}

/** Where tokens are taken away and where they begin. */
export class TokenMoveRequest {
  /** activity instances to cancel, as `GET …/controls` lists them */
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @Length(1, 80, { each: true })
  cancel: string[];

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => StartBeforeRequest)
  startBefore: StartBeforeRequest[];
}

export class ModificationRequest extends TokenMoveRequest {
  @RequiredText(2, 500)
  reason: string;
}

export class MovedElementResponse {
  elementId: string;
  elementType: string;
  name: string;
}

export class ModificationResponse {
  canceled: MovedElementResponse[];
  /** what waits afterwards and did not before */
  started: MovedElementResponse[];
  /** automatic steps carried out on the way */
  passed: MovedElementResponse[];
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
}

export class ControlResponse {
  action: 'suspend' | 'resume' | 'cancel' | 'modify';
  /** why the caller may not, now; absent when it is possible */
  refusal?: string;
}

export class LivingVisitResponse {
  activityInstanceId: string;
  elementId: string;
  name: string;
  elementType: string;
  /** which entry of a multi-instance activity, from 0 */
  iteration?: number;
}

export class ControlsResponse {
  /** empty for those who do not supervise */
  actions: ControlResponse[];
  /** where the run stands: what a modification may cancel */
  living: LivingVisitResponse[];
}
