import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FollowUp } from './follow-up.entity';

export class FollowUpFilter {
  @IsOptional() @IsString() @MaxLength(60) groupNo?: string;
  @IsOptional() @IsString() @MaxLength(60) caseNo?: string;
  @ApiPropertyOptional({ type: Number }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit = 50;
  @IsOptional() @IsString() @MaxLength(60) after?: string;
}

export class FollowUpItem {
  id: string;
  kind: string;
  /** what the kind means to people */
  title: string;
  groupNo?: string;
  caseNo?: string;
  reason: string;
  processInstanceId?: string;
  createdAt: string;
}

export class FollowUpPage {
  items: FollowUpItem[];
  nextCursor?: string;
}

const TITLES: Readonly<Record<FollowUp['kind'], string>> = { P07: '群组变更', P11: '限令整改', P13: '问责、移送', P15: '存量清查', D08: '后果处理' };

export function followUpItem(row: FollowUp): FollowUpItem {
  return {
    id: row.id,
    kind: row.kind,
    title: TITLES[row.kind],
    groupNo: row.groupNo ?? undefined,
    caseNo: row.caseNo ?? undefined,
    reason: row.reason,
    processInstanceId: row.processInstanceId ?? undefined,
    createdAt: row.createdAt.toISOString(),
  };
}
