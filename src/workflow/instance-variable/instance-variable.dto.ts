import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { RequiredText } from '../../platform/http';

export class RepairVariablesRequest {
  /** name → new value */
  @IsObject()
  changes: Record<string, unknown>;

  @RequiredText(2, 500)
  reason: string;
}

export class InstanceVariableResponse {
  name: string;
  /** any JSON; absent when hidden */
  @ApiProperty({ required: false, nullable: true, description: 'any JSON; absent when hidden' })
  value?: unknown;
  /** may not be changed by hand */
  protected: boolean;
  /** stands for a secret: can be set, is never shown */
  hidden: boolean;
}

export class InstanceVariableListResponse {
  items: InstanceVariableResponse[];
}
