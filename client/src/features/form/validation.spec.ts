import { afterEach, describe, expect, it } from '@jest/globals';
import type { FormComponent, FormValidation } from '@/api/types';
import { setLocale } from '@/app/i18n';
import { problemOf } from './validation';

const field = (type: FormComponent['type'], validate: FormValidation): FormComponent => ({ type, key: 'x', validate });

afterEach(() => setLocale('zh-CN'));

describe('the check of a field before it is sent', () => {
  it.each([
    ['a missing text', field('textfield', { required: true }), '  ', '请填写此项'],
    ['an empty list', field('checklist', { required: true }), [], '请填写此项'],
    ['a box not ticked', field('checkbox', { required: true }), false, '请确认并勾选'],
    ['a text too short, spaces not counted', field('textarea', { minLength: 4 }), ' 太短 ', '至少 4 个字'],
    ['a text too long', field('textfield', { maxLength: 2 }), '三个字', '最多 2 个字'],
    ['a text of another form', field('textfield', { pattern: '^[0-9]{11}$' }), '1380000', '格式不正确'],
    ['a number too small', field('number', { min: 1 }), 0, '不能小于 1'],
    ['a number too large', field('number', { max: 500 }), 501, '不能大于 500'],
    ['too few files', field('filepicker', { minFiles: 2 }), ['a'], '至少上传 2 份材料'],
    ['no files at all where some are required', field('filepicker', { required: true }), [], '至少上传 1 份材料'],
    ['too many files', field('filepicker', { maxFiles: 1 }), ['a', 'b'], '最多上传 1 份材料'],
  ])('objects to %s', (_, component, value, words) => {
    expect(problemOf(component, value)).toBe(words);
  });

  it.each([
    ['nothing where nothing is required', field('textfield', { minLength: 4 }), null],
    ['zero', field('number', { required: true, min: 0 }), 0],
    ['a ticked box', field('checkbox', { required: true }), true],
    ['a text at its limits', field('textfield', { minLength: 2, maxLength: 2, pattern: '^.{2}$' }), '两字'],
    ['enough files', field('filepicker', { required: true, minFiles: 2, maxFiles: 2 }), ['a', 'b']],
    ['a field without rules', { type: 'textfield', key: 'x' } as FormComponent, 'anything'],
  ])('accepts %s', (_, component, value) => {
    expect(problemOf(component, value)).toBeUndefined();
  });

  it('speaks the language of the page', () => {
    setLocale('en');
    expect(problemOf(field('textfield', { required: true }), '')).not.toMatch(/\p{Script=Han}/u);
  });
});
