import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsString, Length } from 'class-validator';
import { IsInstant, RequiredText } from '../../platform/http';

export class ArrangeStandInRequest {
  /** who is away; absent: the caller */
  @IsOptional()
  @IsString()
  @Length(1, 80)
  principalId?: string;

  @IsString()
  @Length(1, 80)
  deputyId: string;

  @IsInstant()
  startsAt: string;

  @IsInstant()
  endsAt: string;

  /** absent or empty: every process */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 80, { each: true })
  processKeys?: string[];

  @RequiredText(2, 500)
  reason: string;
}

export class RevokeStandInRequest {
  @RequiredText(2, 500)
  reason: string;
}

export class StandInPersonResponse {
  id: string;
  name: string;
  title?: string;
}

export class StandInResponse {
  id: string;
  principal: StandInPersonResponse;
  deputy: StandInPersonResponse;
  startsAt: string;
  endsAt: string;
  /** absent: every process */
  processKeys?: string[];
  reason: string;
  state: 'PLANNED' | 'ACTIVE' | 'OVER' | 'REVOKED';
}

export class StandInListResponse {
  items: StandInResponse[];
}

export class StandInCreatedResponse {
  id: string;
}
