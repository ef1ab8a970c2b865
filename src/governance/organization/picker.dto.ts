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

/** One line of a picker. */
export class PickerOption {
  readonly value: string;
  readonly label: string;
  /** what tells two of the same name apart */
  readonly hint?: string;
}
