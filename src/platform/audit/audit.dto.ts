import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Is the chain of one tenant whole? */
export class AuditVerificationDto {
  @ApiProperty() tenantId: string;
  @ApiProperty({ description: 'entries found to fit, counted from the first' }) entries: number;
  @ApiProperty() intact: boolean;
  @ApiPropertyOptional({ description: 'number of the first entry that does not fit' }) firstBroken?: number;
  @ApiProperty({ description: 'hash of the last entry that fits; note it elsewhere to prove the log later' }) headHash: string;
}

export class AuditVerificationListDto {
  @ApiProperty({ type: [AuditVerificationDto] }) items: AuditVerificationDto[];
}
