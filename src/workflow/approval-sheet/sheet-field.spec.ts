import type { FormComponent } from '../form';
import { sheetFields, shownKeys, type ValueNames } from './sheet-field.policy';

const NAMES: ValueNames = { option: (field, value) => (field.properties?.['picker'] === 'org' && value === 'U1' ? '甲乙社区' : undefined), file: (id) => (id === 'e1' ? '截图.png' : undefined) };
const read = (component: FormComponent, value: unknown) => sheetFields([component], { x: value }, NAMES)[0];

describe('a field on paper', () => {
  it.each<[string, FormComponent, unknown, string]>([
    ['a choice by its label', { type: 'radio', key: 'x', values: [{ value: 'A', label: '同意' }] }, 'A', '同意'],
    ['a unit by its name', { type: 'select', key: 'x', properties: { picker: 'org' } }, 'U1', '甲乙社区'],
    ['people nobody may name by their number', { type: 'checklist', key: 'x', properties: { picker: 'member' } }, ['m1', 'm2'], '共 2 项'],
    ['a tick in words', { type: 'checkbox', key: 'x' }, false, '否'],
    ['a day', { type: 'datetime', key: 'x', subtype: 'date' }, '2026-10-08', '2026年10月8日'],
    ['an instant in Shanghai', { type: 'datetime', key: 'x', subtype: 'datetime' }, '2026-10-12T01:40:00.000Z', '2026-10-12 09:40'],
    ['files by their names', { type: 'filepicker', key: 'x' }, ['e1'], '截图.png'],
    ['zero', { type: 'number', key: 'x' }, 0, '0'],
  ])('shows %s', (_what, component, value, words) => expect(read({ label: '项', ...component }, value)).toEqual({ label: '项', value: words }));

  it('is left out when nothing was said', () => {
    for (const nothing of [undefined, null, '', []]) expect(read({ type: 'textfield', key: 'x' }, nothing)).toBeUndefined();
  });

  it('shows the rows of a short list without empty columns, and of a long one the number', () => {
    const list: FormComponent = { type: 'dynamiclist', path: 'x', label: '名册', components: [{ type: 'textfield', key: 'name', label: '姓名' }, { type: 'textfield', key: 'note', label: '备注' }] };
    expect(read(list, [{ name: '张*' }, { name: '李*' }])).toEqual({ label: '名册', value: '共 2 项', list: { head: ['姓名'], rows: [['张*'], ['李*']] } });
    expect(read(list, Array.from({ length: 21 }, () => ({ name: '张*' })))).toEqual({ label: '名册', value: '共 21 项' });
  });
});

it('keys that a form shows and does not ask for are found in groups, too', () => {
  expect(shownKeys([{ type: 'group', components: [{ type: 'textfield', key: 'a', readonly: true }, { type: 'textfield', key: 'b' }] }])).toEqual(['a']);
});
