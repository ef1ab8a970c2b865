import { validate } from '../../engine';
import { checkFormShape, problem, type FormSchemaProblem } from './form-shape.policy';
import { keyOf, type FormComponent, type FormSchema } from './form.schema';
import { isQuickPattern } from './pattern.policy';

const KINDS = new Set<string>(['textfield', 'textarea', 'number', 'checkbox', 'radio', 'select', 'checklist', 'datetime', 'filepicker', 'text', 'dynamiclist', 'group', 'separator']);
/** these carry no value */
const SILENT = new Set<string>(['text', 'group', 'separator']);
const KEY = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** Checked at deployment, so that no form breaks in the hands of the person who fills it in. Pure. */
export function checkFormSchema(schema: FormSchema): FormSchemaProblem[] {
  const shape = checkFormShape(schema);
  return shape.length > 0 ? shape : checkLevel(schema.components, new Set());
}

function checkLevel(components: readonly FormComponent[], keys: Set<string>): FormSchemaProblem[] {
  return components.flatMap((component) => {
    if (!KINDS.has(component.type)) {
      return [problem('form-field-unknown', `不支持的表单项类型“${String(component.type)}”。`, `The field type “${String(component.type)}” is not supported.`)];
    }
    return [...checkKey(component, keys), ...checkPattern(component), ...checkCondition(component), ...checkInner(component, keys)];
  });
}

function checkKey(component: FormComponent, keys: Set<string>): FormSchemaProblem[] {
  if (SILENT.has(component.type)) return [];
  const key = keyOf(component);
  const label = component.label ?? component.type;
  if (typeof key !== 'string' || !KEY.test(key) || RESERVED.has(key)) {
    return [problem('form-key-invalid', `表单项“${label}”没有可用的键名。`, `The field “${label}” has no usable key.`)];
  }
  if (keys.has(key)) return [problem('form-key-double', `表单中有两项使用键名“${key}”。`, `Two fields of the form use the key “${key}”.`)];
  keys.add(key);
  return [];
}

function checkPattern({ key, validate: rules }: FormComponent): FormSchemaProblem[] {
  if (rules?.pattern === undefined) return [];
  const { pattern } = rules;
  try {
    new RegExp(pattern, 'u');
  } catch {
    return [problem('form-pattern-invalid', `表单项“${key}”的格式规则“${pattern}”无法识别。`, `The pattern “${pattern}” of the field “${key}” cannot be read.`)];
  }
  if (isQuickPattern(pattern)) return [];
  return [problem('form-pattern-slow', `表单项“${key}”的格式规则“${pattern}”可能耗时过长：重复的部分里不能再有重复或“|”，不限次数的重复最多两处。`, `The pattern “${pattern}” of the field “${key}” may take too long: nothing that is repeated may hold a repetition or “|”, and at most two repetitions have no limit.`)];
}

function checkCondition(component: FormComponent): FormSchemaProblem[] {
  const hide = component.conditional?.hide;
  if (hide === undefined) return [];
  const found = validate(hide);
  return found ? [problem('form-condition-invalid', `表单项“${component.label ?? keyOf(component)}”的显示条件有误：${found.reason}。`, `The condition of the field “${component.label ?? keyOf(component)}” is wrong: ${found.reason}.`)] : [];
}

/** A group shares the keys of its surroundings, the rows of a list have their own. */
function checkInner(component: FormComponent, keys: Set<string>): FormSchemaProblem[] {
  if (!Array.isArray(component.components)) return [];
  return checkLevel(component.components, component.type === 'group' ? keys : new Set());
}
