import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Besides the file: what the uploader had open. */
export class UploadEvidenceDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) taskId?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) processDefinitionKey?: string;
}

export class EvidenceUploaderDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
}

export class EvidenceDto {
  @ApiProperty() id: string;
  @ApiProperty() fileName: string;
  @ApiProperty({ enum: ['image/png', 'image/jpeg', 'application/pdf'] }) mime: string;
  @ApiProperty({ description: 'bytes' }) size: number;
  @ApiProperty() sha256: string;
  @ApiProperty({ format: 'date-time' }) capturedAt: string;
  @ApiProperty() uploadedBy: EvidenceUploaderDto;
  @ApiProperty({ format: 'date-time' }) uploadedAt: string;
  @ApiPropertyOptional() taskId?: string;
  @ApiPropertyOptional({ type: [String], description: 'later tasks of the same step with which it was sent again' }) againTaskIds?: string[];
  @ApiPropertyOptional({ description: 'earlier evidence of the same task with the same content' }) duplicateOf?: string;
  @ApiPropertyOptional({ description: 'images only' }) thumbnailUrl?: string;
}
