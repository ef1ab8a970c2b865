import type { Sentence } from '../../common';
import type { FormComponent, FormSchema } from './form.schema';

/** What is wrong with a form as a file; the sentence names the field. */
export interface FormSchemaProblem {
  readonly code: string;
  readonly message: Sentence;
}

export function problem(code: string, zh: string, en: string): FormSchemaProblem {
  return { code, message: { zh, en } };
}

const LIMITS = { depth: 16, values: 20_000, components: 300, text: 4_000 } as const;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** Is this the JSON of a form at all? What holds here is what the other rules, and the screens, take for granted. */
export function checkFormShape(schema: FormSchema): FormSchemaProblem[] {
  const limits = checkTree(schema);
  if (limits) return [limits];
  const components = allComponents(schema.components);
  if (components.length > LIMITS.components) return [problem('form-too-large', `表单项超过 ${LIMITS.components} 个。`, `The form has more than ${LIMITS.components} fields.`)];
  return components.flatMap(({ component, place }) => checkTypes(component, place));
}

/** Size, depth and keys; iterative, for the depth is the sender's choice. */
function checkTree(root: unknown): FormSchemaProblem | undefined {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }];
  let count = 0;
  for (let current = open.pop(); current; current = open.pop()) {
    const { value, path, depth } = current;
    if (++count > LIMITS.values) return problem('form-too-large', '表单文件内容过多。', 'The form holds too much.');
    if (typeof value === 'string' && value.length > LIMITS.text) return problem('form-text-too-long', `“${path}”的文字超过 ${LIMITS.text} 个字符。`, `The text at “${path}” is longer than ${LIMITS.text} characters.`);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= LIMITS.depth) return problem('form-too-deep', `表单文件嵌套超过 ${LIMITS.depth} 层（${path.slice(0, 80)}）。`, `The form is nested deeper than ${LIMITS.depth} levels (${path.slice(0, 80)}).`);
    for (const key of Object.keys(value)) {
      if (RESERVED.has(key)) return problem('form-key-reserved', `“${path}”处使用了保留名称“${key}”。`, `The reserved name “${key}” is used at “${path || '/'}”.`);
      open.push({ value: Object.getOwnPropertyDescriptor(value, key)!.value, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 });
    }
  }
  return undefined;
}

function allComponents(components: readonly FormComponent[], path = 'components'): { component: FormComponent; place: string }[] {
  return components.flatMap((component, index) => {
    const place = `${path}[${index}]`;
    const inner = isObject(component) && Array.isArray(component.components) ? allComponents(component.components, `${place}.components`) : [];
    return [{ component, place }, ...inner];
  });
}

const TEXTS = ['type', 'id', 'key', 'path', 'label', 'text', 'description', 'subtype', 'valuesKey', 'accept'];
const RULES: Readonly<Record<string, (value: unknown) => boolean>> = {
  required: isFlag, minLength: isCount, maxLength: isCount, min: Number.isFinite, max: Number.isFinite, pattern: isText, minFiles: isCount, maxFiles: isCount,
};
const PARTS: readonly (readonly [string, (value: unknown) => boolean])[] = [
  ['values', (value) => Array.isArray(value) && value.every((option) => isObject(option) && isText(option['label']) && isText(option['value']))],
  ['multiple', isFlag],
  ['readonly', isFlag],
  ['disabled', isFlag],
  ['conditional', (value) => isObject(value) && (value['hide'] === undefined || isText(value['hide']))],
  ['validate', (value) => isObject(value) && Object.entries(RULES).every(([rule, fits]) => value[rule] === undefined || fits(value[rule]))],
  ['layout', isObject],
  ['properties', (value) => isObject(value) && Object.values(value).every(isText)],
  ['components', Array.isArray],
];

function checkTypes(component: FormComponent, place: string): FormSchemaProblem[] {
  if (!isObject(component)) return [problem('form-field-unknown', `${place} 不是表单项。`, `${place} is no field.`)];
  const parts = component as Readonly<Record<string, unknown>>;
  const wrong = [...TEXTS.map((name) => [name, isText] as const), ...PARTS].filter(([name, fits]) => parts[name] !== undefined && !fits(parts[name]));
  return wrong.map(([name]) => problem('form-field-malformed', `${place} 的“${name}”写法有误。`, `“${name}” of ${place} is not what it must be.`));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
