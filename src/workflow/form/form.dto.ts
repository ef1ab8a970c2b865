import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/* The subset of bpmn.io form-js schemas the product renders and checks (see README). Classes, so that OpenAPI shows them. */

/** One choice of a select, radio or checklist. */
export class FormOption {
  readonly label: string;
  readonly value: string;
}

export class FormCondition {
  /** FEEL; the component is hidden while it is true */
  readonly hide?: string;
}

export class FormLayout {
  /** of 16 */
  readonly columns?: number | null;
}

export class FormValidation {
  readonly required?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly minFiles?: number;
  readonly maxFiles?: number;
}

/** A field, a text, or a container of further components. */
export class FormComponent {
  readonly type:
    | 'textfield' | 'textarea' | 'number' | 'checkbox' | 'radio' | 'select' | 'checklist' | 'datetime'
    | 'filepicker' | 'text' | 'dynamiclist' | 'group' | 'separator';
  readonly id?: string;
  readonly key?: string;
  /** dynamiclist: where its list of objects goes */
  readonly path?: string;
  readonly label?: string;
  readonly text?: string;
  readonly description?: string;
  readonly subtype?: 'date' | 'datetime' | 'time';
  @ApiPropertyOptional({ type: () => [FormOption] })
  readonly values?: readonly FormOption[];
  /** name of the variable that holds the options */
  readonly valuesKey?: string;
  readonly multiple?: boolean;
  readonly readonly?: boolean;
  readonly disabled?: boolean;
  /** filepicker: `.png,.pdf` */
  readonly accept?: string;
  readonly defaultValue?: unknown;
  readonly conditional?: FormCondition;
  readonly validate?: FormValidation;
  readonly layout?: FormLayout;
  /** our own: picker, evidence, clause, outcome, reason, personal */
  readonly properties?: Readonly<Record<string, string>>;
  @ApiPropertyOptional({ type: () => [FormComponent] })
  readonly components?: readonly FormComponent[];
}

export class FormSchema {
  readonly id: string;
  @ApiProperty({ enum: ['default'] })
  readonly type: 'default';
  readonly schemaVersion?: number;
  /** our own: `submit`, what the button says; `draft`: `none` where nothing may be kept before it is sent; `forecast`: `diagram` where it is not sent on trial */
  readonly properties?: Readonly<Record<string, string>>;
  @ApiProperty({ type: () => [FormComponent] })
  readonly components: readonly FormComponent[];
}
