import { isLocalDate, type Problem, type Sentence } from '../../common';
import { evaluate } from '../../engine';
import { fieldsOf, isFixed, keyOf, type FormComponent, type FormSchema } from './form.schema';

export interface FormCheck {
  /** the values, without what hidden and read-only fields sent */
  readonly values: Record<string, unknown>;
  readonly problems: readonly (Problem & { readonly shape: boolean })[];
}

interface Scope {
  readonly prefix: string;
  /** what conditions may refer to */
  readonly context: Readonly<Record<string, unknown>>;
}

/**
 * Checks sent values against a form: unknown fields, types, required, ranges, options, files. Pure.
 * `shape` marks what no honest client sends (400); the rest is a user's slip (422).
 */
export function checkForm(schema: FormSchema, sent: Readonly<Record<string, unknown>>, context: Readonly<Record<string, unknown>>): FormCheck {
  return checkComponents(schema.components, sent, { prefix: '', context: { ...context, ...sent } });
}

/** The same values without files that cannot be handed in; what a field only shows stays. */
export function withoutFiles(schema: Pick<FormSchema, 'components'>, values: Readonly<Record<string, unknown>>, isUsable: (evidenceId: string) => boolean): Record<string, unknown> {
  const kept: Record<string, unknown> = { ...values };
  for (const field of fieldsOf(schema.components)) {
    const key = keyOf(field);
    const value = key === undefined ? undefined : values[key];
    if (key === undefined || isFixed(field) || !Array.isArray(value)) continue;
    if (field.type === 'filepicker') kept[key] = value.filter(isUsable);
    if (field.type === 'dynamiclist') kept[key] = value.map((row: Record<string, unknown>) => withoutFiles({ components: field.components ?? [] }, row, isUsable));
  }
  return kept;
}

function checkComponents(components: readonly FormComponent[], sent: Readonly<Record<string, unknown>>, scope: Scope): FormCheck {
  const problems: (Problem & { shape: boolean })[] = [];
  const values: Record<string, unknown> = {};
  const hidden = hiddenKeys(components, scope.context);
  const fields = fieldsOf(components).filter((field) => keyOf(field) !== undefined);
  const known = new Set(fields.map((field) => keyOf(field)!));
  for (const name of Object.keys(sent)) {
    if (!known.has(name)) problems.push(problem(scope, name, 'unknown-field', true, { zh: `表单中没有“${name}”这一项。`, en: `The form has no field “${name}”.` }));
  }
  for (const field of fields) {
    const key = keyOf(field)!;
    if (hidden.has(field) || isFixed(field)) continue;
    const value = sent[key];
    if (isEmpty(value)) {
      if (field.validate?.required || (field.validate?.minFiles ?? 0) > 0) problems.push(problem(scope, key, 'required', false, missing(field)));
      if (value !== undefined) values[key] = value;
      continue;
    }
    const wrong = checkValue(field, value, scope);
    if ('problems' in wrong) {
      problems.push(...wrong.problems);
    } else values[key] = wrong.value;
  }
  return { values, problems };
}

type Checked = { readonly value: unknown } | { readonly problems: readonly (Problem & { shape: boolean })[] };

function checkValue(field: FormComponent, value: unknown, scope: Scope): Checked {
  const key = keyOf(field)!;
  const label = field.label ?? key;
  const refuse = (code: string, shape: boolean, zh: string, en: string): Checked => ({ problems: [problem(scope, key, code, shape, { zh, en })] });
  const rules = field.validate ?? {};
  switch (field.type) {
    case 'textfield':
    case 'textarea': {
      if (typeof value !== 'string') return refuse('wrong-type', true, `“${label}”应当是文字。`, `“${label}” must be text.`);
      const text = value.trim();
      if (rules.minLength !== undefined && text.length < rules.minLength) return refuse('too-short', false, `“${label}”至少 ${rules.minLength} 个字。`, `“${label}” needs at least ${rules.minLength} characters.`);
      const max = rules.maxLength ?? (field.type === 'textarea' ? 4000 : 400);
      if (text.length > max) return refuse('too-long', false, `“${label}”最多 ${max} 个字。`, `“${label}” takes at most ${max} characters.`);
      if (rules.pattern && !new RegExp(rules.pattern, 'u').test(text)) return refuse('wrong-format', false, `“${label}”的格式不正确。`, `“${label}” does not have the expected format.`);
      return { value: text };
    }
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('wrong-type', true, `“${label}”应当是数字。`, `“${label}” must be a number.`);
      if (rules.min !== undefined && value < rules.min) return refuse('too-small', false, `“${label}”不能小于 ${rules.min}。`, `“${label}” must be at least ${rules.min}.`);
      if (rules.max !== undefined && value > rules.max) return refuse('too-large', false, `“${label}”不能大于 ${rules.max}。`, `“${label}” must be at most ${rules.max}.`);
      return { value };
    }
    case 'checkbox': {
      if (typeof value !== 'boolean') return refuse('wrong-type', true, `“${label}”应当是“是”或“否”。`, `“${label}” must be true or false.`);
      if (rules.required && !value) return refuse('required', false, `请勾选“${label}”。`, `Tick “${label}”.`);
      return { value };
    }
    case 'radio':
    case 'select': {
      if (field.multiple) return checkList(field, value, scope);
      if (typeof value !== 'string') return refuse('wrong-type', true, `“${label}”应当是一个选项。`, `“${label}” must be one option.`);
      if (field.values && !field.values.some((option) => option.value === value)) return refuse('unknown-option', true, `“${label}”没有“${value}”这个选项。`, `“${label}” has no option “${value}”.`);
      return { value };
    }
    case 'checklist':
      return checkList(field, value, scope);
    case 'datetime': {
      if (field.subtype === 'date') {
        if (!isLocalDate(value)) return refuse('wrong-type', typeof value !== 'string', `“${label}”应当是日期，如 2026-10-12。`, `“${label}” must be a day such as 2026-10-12.`);
        return { value };
      }
      if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(value) || Number.isNaN(Date.parse(value))) {
        return refuse('wrong-type', typeof value !== 'string', `“${label}”应当是日期和时间。`, `“${label}” must be a date and time with zone.`);
      }
      return { value: new Date(value).toISOString() };
    }
    case 'filepicker': {
      if (!isTextList(value)) return refuse('wrong-type', true, `“${label}”应当是已上传的材料。`, `“${label}” must be a list of uploaded files.`);
      const min = rules.minFiles ?? 0;
      if (value.length < min) return refuse('too-few-files', false, `“${label}”至少需要 ${min} 份材料，现有 ${value.length} 份。`, `“${label}” needs at least ${min} files, ${value.length} given.`);
      const max = rules.maxFiles ?? 20;
      if (value.length > max) return refuse('too-many-files', false, `“${label}”最多 ${max} 份材料。`, `“${label}” takes at most ${max} files.`);
      if (new Set(value).size !== value.length) return refuse('duplicate-file', false, `“${label}”中有重复的材料。`, `“${label}” names a file twice.`);
      return { value };
    }
    case 'dynamiclist': {
      if (!Array.isArray(value) || value.some((row) => row === null || typeof row !== 'object' || Array.isArray(row))) {
        return refuse('wrong-type', true, `“${label}”应当是一个列表。`, `“${label}” must be a list of rows.`);
      }
      const max = rules.max ?? 600;
      if (value.length > max) return refuse('too-many-rows', false, `“${label}”最多 ${max} 行。`, `“${label}” takes at most ${max} rows.`);
      const rows = value.map((row, index) => checkComponents(field.components ?? [], row as Record<string, unknown>, { prefix: `${scope.prefix}${key}[${index}].`, context: { ...scope.context, ...(row as object) } }));
      const problems = rows.flatMap((row) => row.problems);
      return problems.length ? { problems } : { value: rows.map((row) => row.values) };
    }
    default:
      return refuse('unknown-field', true, `“${label}”不能填写。`, `“${label}” takes no value.`);
  }
}

function checkList(field: FormComponent, value: unknown, scope: Scope): Checked {
  const key = keyOf(field)!;
  const label = field.label ?? key;
  if (!isTextList(value)) return { problems: [problem(scope, key, 'wrong-type', true, { zh: `“${label}”应当是若干选项。`, en: `“${label}” must be a list of options.` })] };
  const unknown = field.values && value.find((one) => !field.values!.some((option) => option.value === one));
  if (unknown !== undefined) return { problems: [problem(scope, key, 'unknown-option', true, { zh: `“${label}”没有“${unknown}”这个选项。`, en: `“${label}” has no option “${unknown}”.` })] };
  return { value: [...new Set(value)] };
}

/** Fields a condition hides (a hidden group hides what it holds); hidden fields are neither required nor accepted. */
function hiddenKeys(components: readonly FormComponent[], context: Readonly<Record<string, unknown>>): Set<FormComponent> {
  const hidden = new Set<FormComponent>();
  const walk = (list: readonly FormComponent[], inherited: boolean): void => {
    for (const component of list) {
      const hide = inherited || (component.conditional?.hide !== undefined && evaluate(component.conditional.hide, context) === true);
      if (component.type === 'group') walk(component.components ?? [], hide);
      else if (hide) hidden.add(component);
    }
  };
  walk(components, false);
  return hidden;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function missing(field: FormComponent): Sentence {
  const label = field.label ?? keyOf(field)!;
  if (field.type === 'filepicker') return { zh: `“${label}”至少需要 ${field.validate?.minFiles ?? 1} 份材料。`, en: `“${label}” needs at least ${field.validate?.minFiles ?? 1} files.` };
  return { zh: `请填写“${label}”。`, en: `Fill in “${label}”.` };
}

function problem(scope: Scope, field: string, code: string, shape: boolean, message: Sentence): Problem & { shape: boolean } {
  return { field: scope.prefix + field, code, message, shape };
}
