import type { FormSchema } from './form.schema';
import { FormService } from './form.service';

const CHOICE = [{ value: 'AGREE', label: '同意' }, { value: 'RETURN', label: '退回补正' }];
const form = (...components: FormSchema['components']): FormSchema => ({ id: 'review', type: 'default', components });
const forms = new FormService();

describe('what a form decided', () => {
  it('is the choice in the field `decision`, in the words of the form, also inside a group', () => {
    const schema = form({ type: 'group', label: '审核', components: [{ type: 'radio', key: 'decision', label: '结论', values: CHOICE }] });
    expect(forms.outcomeOf(schema, { decision: 'RETURN' })).toMatchObject({ value: 'RETURN', label: '退回补正' });
  });

  it('is the choice in the field that is marked as the outcome', () => {
    const schema = form({ type: 'radio', key: 'audience', label: '范围', values: CHOICE }, { type: 'radio', key: 'verificationResult', label: '核验结论', values: CHOICE, properties: { outcome: 'true' } });
    expect(forms.outcomeOf(schema, { audience: 'RETURN', verificationResult: 'AGREE' })).toMatchObject({ label: '同意' });
  });

  it('comes with what was said in the fields marked as its reason, and nothing personal', () => {
    const said = (key: string, properties: Record<string, string>) => ({ type: 'textarea', key, label: key, properties }) as const;
    const schema = form({ type: 'radio', key: 'decision', label: '结论', values: CHOICE }, said('why', { reason: 'true' }), said('terms', { reason: 'true' }), said('note', {}), said('who', { reason: 'true', personal: 'name' }));
    expect(forms.outcomeOf(schema, { decision: 'RETURN', why: ' 请补充管理员一名 ', terms: '限三日', note: '无', who: '张三丰' })?.reason).toBe('请补充管理员一名\n限三日');
    expect(forms.outcomeOf(schema, { decision: 'AGREE', why: '' })?.reason).toBeUndefined();
  });

  it('is nothing where nothing was to be decided or chosen', () => {
    expect(forms.outcomeOf(form({ type: 'textfield', key: 'note', label: '说明' }), { note: '好' })).toBeUndefined();
    expect(forms.outcomeOf(form({ type: 'radio', key: 'decision', label: '结论', values: CHOICE }), {})).toBeUndefined();
  });

  it('shows what is known and was filled in, and decides nothing beforehand', () => {
    const schema = form({ type: 'textfield', key: 'note', label: '说明' }, { type: 'radio', key: 'decision', label: '结论', values: CHOICE });
    expect(forms.prefill(schema, { note: '旧', decision: 'AGREE' })).toEqual({ note: '旧' });
    expect(forms.prefill(schema, { note: '旧', decision: 'AGREE' }, { note: '新', decision: 'RETURN' })).toEqual({ note: '新', decision: 'RETURN' });
  });
});
