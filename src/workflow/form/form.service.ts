import { Injectable } from '@nestjs/common';
import { FormInvalid } from './form.errors';
import { checkForm } from './form.policy';
import { fieldsOf, isFixed, keyOf, type FormComponent, type FormSchema } from './form.schema';

/** What was decided in a form. */
export interface FormOutcome {
  readonly value: string;
  readonly label: string;
  /** what else could have been chosen, this choice included */
  readonly options: readonly string[];
  readonly reason?: string;
}

/** Forms on the server: the same rules as in the browser, and the only ones that count. */
@Injectable()
export class FormService {
  /** Values as they may enter the process; throws `FormInvalid` naming every wrong field. */
  accept(schema: FormSchema, sent: Readonly<Record<string, unknown>>, context: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const check = checkForm(schema, sent, context);
    if (check.problems.length === 0) return check.values;
    throw new FormInvalid(check.problems, check.problems.some((problem) => problem.shape) ? 'invalid-input' : 'unprocessable');
  }

  /**
   * What the form shows when it opens: defaults, what the process already knows, what was filled in here before. What is to be
   * decided is never decided beforehand by what others decided under the same name.
   */
  prefill(schema: FormSchema, variables: Readonly<Record<string, unknown>>, filledIn: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    for (const field of fieldsOf(schema.components)) {
      const key = keyOf(field);
      if (key === undefined) continue;
      const known = filledIn[key] ?? (isOutcome(field) && !field.readonly ? undefined : variables[key]);
      if (known !== undefined && known !== null) data[key] = known;
      else if (field.defaultValue !== undefined) data[key] = field.defaultValue;
    }
    return data;
  }

  /** As it was sent: `sent` by key, with `null` for a shown field that was empty. A shown field that was not kept shows the present. */
  asSent(schema: FormSchema, sent: Readonly<Record<string, unknown>>, variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    for (const field of fieldsOf(schema.components)) {
      const key = keyOf(field);
      if (key === undefined) continue;
      const value = isFixed(field) && !(key in sent) ? variables[key] : sent[key];
      if (value !== undefined && value !== null) data[key] = value;
    }
    return data;
  }

  /** What was decided, in the words of the form: the choice in the field `decision`, or in the one marked `outcome`; and why: what was said in the fields marked `reason`. */
  outcomeOf(schema: FormSchema, values: Readonly<Record<string, unknown>>): FormOutcome | undefined {
    const fields = fieldsOf(schema.components);
    const field = fields.find(isOutcome);
    const chosen = field?.key === undefined ? undefined : values[field.key];
    const option = field?.values?.find(({ value }) => value === chosen);
    if (!option) return undefined;
    const said = fields.filter(isReason).flatMap((each) => String(values[each.key!] ?? '').trim() || []);
    return { value: String(option.value), label: option.label, options: field!.values!.map(({ value }) => String(value)), reason: said.join('\n') || undefined };
  }

  /** Ids of the evidence the values name. */
  evidenceIds(schema: FormSchema, values: Readonly<Record<string, unknown>>): string[] {
    const collect = (components: readonly FormComponent[], scope: Readonly<Record<string, unknown>>): string[] =>
      fieldsOf(components).flatMap((field) => {
        const value = scope[keyOf(field) ?? ''];
        if (field.type === 'filepicker' && Array.isArray(value)) return value as string[];
        if (field.type === 'dynamiclist' && Array.isArray(value)) return value.flatMap((row) => collect(field.components ?? [], row as Record<string, unknown>));
        return [];
      });
    return collect(schema.components, values);
  }
}

function isOutcome({ key, properties }: FormComponent): boolean {
  return key === 'decision' || properties?.['outcome'] === 'true';
}

/** What is personal is not told in a story that is never changed. */
function isReason({ key, properties }: FormComponent): boolean {
  return key !== undefined && properties?.['reason'] === 'true' && properties['personal'] === undefined;
}
