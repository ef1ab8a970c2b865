import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsObject, IsOptional, IsString, Length } from 'class-validator';
import { OptionalText, RequiredText } from '../../platform/http';

/** Files handed over with an act: uploads of the one who acts, not used anywhere yet. */
export class WithEvidence {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  evidenceIds?: string[];
}

/** To whom, and why. */
export class AssignUserTaskRequest {
  @IsString()
  @Length(1, 80)
  userId: string;

  @RequiredText(2, 500)
  reason: string;
}

/** 转办, 委派 */
export class HandOnRequest extends WithEvidence {
  @IsString()
  @Length(1, 80)
  userId: string;

  @RequiredText(2, 500)
  reason: string;
}

export class CommentRequest extends WithEvidence {
  @RequiredText(1, 2000)
  text: string;
}

export class ReasonRequest {
  @RequiredText(2, 500)
  reason: string;
}

export class ResolveDelegationRequest extends WithEvidence {
  @RequiredText(1, 2000)
  opinion: string;
}

export class AddSignersRequest extends WithEvidence {
  /** BEFORE: they sign before the handler decides; AFTER: once the handler has decided */
  @IsIn(['BEFORE', 'AFTER'])
  position: 'BEFORE' | 'AFTER';

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  userIds: string[];

  @RequiredText(2, 500)
  reason: string;
}

export class SignRequest extends WithEvidence {
  @IsIn(['AGREE', 'DISAGREE'])
  decision: 'AGREE' | 'DISAGREE';

  @OptionalText(2000)
  opinion?: string;
}

export class ReturnRequest extends WithEvidence {
  /** the earlier step, one of the task's `returnTargets` */
  @IsString()
  @Length(1, 200)
  elementId: string;

  @RequiredText(2, 500)
  reason: string;
}

export class UrgeRequest {
  @OptionalText(500)
  text?: string;
}

export class CopyRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  userIds: string[];

  @OptionalText(500)
  note?: string;
}

export class BatchCompletionRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  taskIds: string[];

  /** what every task's form sends */
  @IsObject()
  variables: Record<string, unknown>;

  @OptionalText(2000)
  opinion?: string;
}

export class BatchResultResponse {
  taskId: string;
  done: boolean;
  /** why not: the code and the sentence a single completion would have been refused with */
  code?: string;
  detail?: string;
}

export class BatchCompletionResponse {
  results: BatchResultResponse[];
}
