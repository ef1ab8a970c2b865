import { describe, expect, it } from '@jest/globals';
import type { FormComponent, FormSchema } from '@/api/types';
import { hasConditions, loadConditions } from './conditions';

const shownFor = (hide: string): FormComponent => ({ type: 'textfield', key: 'reason', conditional: { hide } });
const schema = (...components: FormComponent[]): FormSchema => ({ id: 'f', type: 'default', components });

describe('a condition of a form', () => {
  it('hides its field while the FEEL expression is true', async () => {
    const component = shownFor('=decision != "RETURN"');
    const conditions = await loadConditions(schema(component));
    expect([{ decision: 'APPROVE' }, { decision: 'RETURN' }].map((data) => conditions.isHidden(component, data))).toEqual([true, false]);
  });

  it('shows the field when it cannot be evaluated: the server has the last word', async () => {
    const component = shownFor('=decision >');
    expect((await loadConditions(schema(component))).isHidden(component, {})).toBe(false);
  });

  it('is also found inside groups', () => {
    expect(hasConditions([{ type: 'group', components: [shownFor('=true')] }])).toBe(true);
    expect(hasConditions([{ type: 'textfield', key: 'a' }])).toBe(false);
  });
});
