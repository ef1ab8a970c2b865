/** The subset of bpmn.io form-js schemas the product renders and checks (see README). */
export interface FormComponent {
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
  readonly values?: ReadonlyArray<{ readonly label: string; readonly value: string }>;
  readonly valuesKey?: string;
  readonly multiple?: boolean;
  readonly readonly?: boolean;
  readonly disabled?: boolean;
  readonly defaultValue?: unknown;
  readonly conditional?: { readonly hide?: string };
  readonly validate?: {
    readonly required?: boolean;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly min?: number;
    readonly max?: number;
    readonly pattern?: string;
    readonly minFiles?: number;
    readonly maxFiles?: number;
  };
  readonly properties?: Readonly<Record<string, string>>;
  readonly components?: readonly FormComponent[];
}

export interface FormSchema {
  readonly id: string;
  readonly type: 'default';
  readonly schemaVersion?: number;
  readonly components: readonly FormComponent[];
}

/** Components of a form with its groups opened, so that fields come one after the other. */
export function fieldsOf(components: readonly FormComponent[]): FormComponent[] {
  return components.flatMap((component) => (component.type === 'group' ? fieldsOf(component.components ?? []) : [component]));
}

/** The name under which a component's value is sent, if it has one. */
export function keyOf(component: FormComponent): string | undefined {
  return component.type === 'dynamiclist' ? (component.path ?? component.key) : component.key;
}
