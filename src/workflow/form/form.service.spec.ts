import { FormInvalid } from './form.errors';
import type { FormSchema } from './form.schema';
import { FormService } from './form.service';

const schema: FormSchema = {
  id: 'dissolve',
  type: 'default',
  components: [
    { type: 'text', text: '### 解散登记' },
    { type: 'textfield', key: 'groupName', label: '群名称', readonly: true },
    { type: 'datetime', subtype: 'date', key: 'dissolvedOn', label: '解散日期', validate: { required: true } },
    { type: 'select', key: 'method', label: '方式', defaultValue: 'OWNER', values: [{ label: '群主解散', value: 'OWNER' }, { label: '平台协助', value: 'PLATFORM' }] },
    {
      type: 'group',
      label: '材料',
      components: [
        { type: 'filepicker', key: 'screenshots', label: '截图', validate: { minFiles: 2 } },
        { type: 'dynamiclist', path: 'handovers', label: '移交', components: [{ type: 'textfield', key: 'what', label: '内容' }, { type: 'filepicker', key: 'proof', label: '凭据' }] },
      ],
    },
  ],
};
const sent = { dissolvedOn: '2026-10-12', method: 'OWNER', screenshots: ['e1', 'e2'] };
const forms = new FormService();

function refusal(values: Record<string, unknown>): FormInvalid {
  try {
    forms.accept(schema, values, {});
  } catch (error) {
    if (error instanceof FormInvalid) return error;
    throw error;
  }
  throw new Error('the form was accepted');
}

describe('a form that is sent', () => {
  it('gives its own values and nothing else', () => {
    expect(forms.accept(schema, { ...sent, groupName: '改名' }, { groupName: '甲群' })).toEqual(sent);
  });

  it('that lacks something is a slip of the user: 422, every field named, the first sentence in words', () => {
    const error = refusal({ screenshots: ['e1'] });
    expect([error.kind, error.code, error.facts]).toEqual(['unprocessable', 'form-invalid', { fields: ['dissolvedOn', 'screenshots'] }]);
    expect(error.sentence.zh).toBe('表单有 2 处需要修改：请填写“解散日期”。');
    expect(refusal({ ...sent, dissolvedOn: '' }).sentence.zh).toBe('请填写“解散日期”。');
  });

  it.each([
    ['a field the form does not have', { ...sent, isAdmin: true }],
    ['a value of the wrong type', { ...sent, screenshots: 'e1' }],
    ['an option that is not offered', { ...sent, method: 'MAGIC' }],
    ['a key that would reach a prototype', { ...sent, ...(JSON.parse('{"__proto__": {"role": "boss"}}') as object) }],
  ])('with %s comes from no honest client: 400', (_what, values) => {
    expect(refusal(Object.assign(Object.create(null) as Record<string, unknown>, values)).kind).toBe('invalid-input');
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  it('keeps an own __proto__ key out of the values and names it', () => {
    const hostile = JSON.parse('{"dissolvedOn":"2026-10-12","screenshots":["e1","e2"],"__proto__":{"role":"boss"}}') as Record<string, unknown>;
    expect(refusal(hostile).problems).toEqual([expect.objectContaining({ field: '__proto__', code: 'unknown-field' })]);
  });
});

describe('a form that opens', () => {
  it('shows what the process knows, else its default, else nothing', () => {
    expect(forms.prefill(schema, { groupName: '甲群', dissolvedOn: null, other: 'x' })).toEqual({ groupName: '甲群', method: 'OWNER' });
    expect(forms.prefill(schema, { method: 'PLATFORM' })).toEqual({ method: 'PLATFORM' });
  });
});

describe('the evidence a form names', () => {
  it('is found in groups and in the rows of lists as well', () => {
    expect(forms.evidenceIds(schema, { ...sent, handovers: [{ what: '账号', proof: ['e3'] }, { what: '资料' }] })).toEqual(['e1', 'e2', 'e3']);
    expect(forms.evidenceIds(schema, {})).toEqual([]);
  });
});
