import { describe, expect, it } from '@jest/globals';
import type { FormComponent } from '@/api/types';
import { emptyRow, emptyValue, holdsValue, initialData, isEmpty, isFixed, isHalfWidth, keyOf, normalPath, restoredData } from './form-model';

const name: FormComponent = { type: 'textfield', key: 'groupName', label: '群名称' };
const roster: FormComponent = { type: 'dynamiclist', path: 'roster', components: [{ type: 'textfield', key: 'name' }, { type: 'checkbox', key: 'staff' }, { type: 'text', text: '说明' }] };

describe('the data of a form', () => {
  it('holds every field with its empty value, also inside groups, and nothing for texts', () => {
    const components: FormComponent[] = [
      name, { type: 'text', key: 'hint', text: '…' }, { type: 'separator' }, { type: 'group', components: [{ type: 'checkbox', key: 'agreed' }, { type: 'filepicker', key: 'files' }] }, roster,
    ];
    expect(initialData({ components }, {})).toEqual({ groupName: null, agreed: false, files: [], roster: [] });
  });

  it('takes what the server prefilled for its fields and drops what it has no field for', () => {
    expect(initialData({ components: [name] }, { groupName: '项目一群', tenantId: 'DEMO-ENT' })).toEqual({ groupName: '项目一群' });
  });

  it('is a copy: typing does not change the answer it came from', () => {
    // given
    const given = { roster: [{ name: '李' }] };
    const data = initialData({ components: [roster] }, given);

    // when
    (data.roster as { name: string }[])[0]!.name = '王';

    // then
    expect(given.roster[0]!.name).toBe('李');
  });

  it('uses a default where nothing is prefilled, and an own copy of it each time', () => {
    const component: FormComponent = { type: 'checklist', key: 'kinds', defaultValue: ['A'] };
    (emptyValue(component) as string[]).push('B');
    expect(emptyValue(component)).toEqual(['A']);
    expect(initialData({ components: [component] }, { kinds: null })).toEqual({ kinds: ['A'] });
  });

  it('starts a required list with one row', () => {
    expect(emptyValue({ ...roster, validate: { required: true } })).toEqual([{ name: null, staff: false }]);
    expect(emptyRow(roster)).toEqual({ name: null, staff: false });
  });
});

describe('a component', () => {
  it('is known by its key, a list by its path', () => {
    expect([keyOf(name), keyOf(roster), keyOf({ type: 'dynamiclist', key: 'rows' }), keyOf({ type: 'text' })]).toEqual(['groupName', 'roster', 'rows', undefined]);
    expect([holdsValue(name), holdsValue({ type: 'group', key: 'g' }), holdsValue({ type: 'textfield' })]).toEqual([true, false, false]);
  });

  it('cannot be changed when it is read-only or disabled', () => {
    expect([name, { ...name, readonly: true }, { ...name, disabled: true }].map(isFixed)).toEqual([false, true, true]);
  });

  it('takes half the width when it is short, or as its layout says', () => {
    const radio = (...labels: string[]): FormComponent => ({ type: 'radio', key: 'decision', values: labels.map((label) => ({ label, value: label })) });
    expect([name, { type: 'textarea', key: 't' } as FormComponent, radio('同意', '退回'), radio('同意本次申请并且备案', '退回申请人补正材料', '不同意')].map(isHalfWidth)).toEqual([true, false, true, false]);
    expect([isHalfWidth({ ...name, layout: { columns: 16 } }), isHalfWidth({ type: 'textarea', key: 't', layout: { columns: 8 } })]).toEqual([false, true]);
  });
});

describe('a value', () => {
  it.each([[undefined, true], [null, true], ['', true], ['  ', true], [[], true], [0, false], [false, false], ['a', false], [[''], false]])('%j is empty: %s', (value, empty) => {
    expect(isEmpty(value)).toBe(empty);
  });

  it('is found under any spelling of its path', () => {
    expect(['roster[0].name', '/roster/0/name', 'roster.0.name', 'variables.roster[0].name'].map(normalPath)).toEqual(Array(4).fill('roster.0.name'));
  });
});

describe('a draft over the data a form opens with', () => {
  const owner: FormComponent = { type: 'select', key: 'ownerId', defaultValue: 'S09' };
  const number: FormComponent = { type: 'textfield', key: 'no', readonly: true };
  const components = [name, owner, number, roster];
  const fresh = initialData({ components }, { groupName: '项目一群', no: 'G-1' });

  it('brings back what was typed, row by row, and leaves fixed fields as they are', () => {
    expect(restoredData({ components }, fresh, { groupName: '项目二群', no: 'G-2', roster: [{ name: '李', unknown: 1 }] })).toEqual({ groupName: '项目二群', ownerId: 'S09', no: 'G-1', roster: [{ name: '李', staff: false }] });
  });

  it('keeps empty what was emptied, also where there is a default', () => {
    expect(restoredData({ components }, fresh, { groupName: '', ownerId: null })).toMatchObject({ groupName: '', ownerId: null });
  });
});
