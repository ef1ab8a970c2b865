import { IsOptional, IsString, MaxLength } from 'class-validator';

export class PickerQuery {
  @IsOptional()
  @IsString()
  @MaxLength(50)
  readonly q?: string;

  /** understood by the pickers of a group; ignored here */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  readonly groupNo?: string;
}
