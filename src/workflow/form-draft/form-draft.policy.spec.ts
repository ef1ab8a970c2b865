import { keepsDrafts, type FormSchema } from '../form';
import { withoutFiles } from '../form';
import { draftValues } from './form-draft.policy';

const form: FormSchema = {
  id: 'f', type: 'default',
  components: [
    { type: 'textfield', key: 'name' },
    { type: 'group', components: [{ type: 'number', key: 'count' }, { type: 'textfield', key: 'no', readonly: true }] },
    { type: 'checklist', key: 'who' },
    { type: 'textfield', key: 'mobile', properties: { personal: 'true' } },
    { type: 'filepicker', key: 'files' },
    { type: 'dynamiclist', path: 'rows', components: [{ type: 'textfield', key: 'name' }, { type: 'filepicker', key: 'proof' }] },
  ],
};

describe('a draft', () => {
  it('holds the changeable fields of the form, at every depth, unfinished as they are', () => {
    const given = { name: '', count: null, no: 'G-1', who: ['a'], mobile: '13900000000', rows: [{ name: '李', extra: 1 }, 'no row'], tenantId: 'x', __proto__: { name: 'y' } };
    expect(draftValues(form, given)).toEqual({ name: '', count: null, who: ['a'], rows: [{ name: '李' }] });
  });

  it('drops values of another kind: the field may have been another one', () => {
    expect(draftValues(form, { name: 7, count: '7', who: 'a', files: [1], rows: { 0: {} } })).toEqual({});
  });

  it('leaves out files that cannot be handed in any more, also in rows', () => {
    expect(withoutFiles(form, { name: '李', files: ['a', 'b'], rows: [{ name: '王', proof: ['b'] }] }, (id) => id === 'a')).toEqual({ name: '李', files: ['a'], rows: [{ name: '王', proof: [] }] });
  });

  it('is not kept where the form says so', () => {
    expect([keepsDrafts(form), keepsDrafts({ ...form, properties: { draft: 'none' } })]).toEqual([true, false]);
  });
});
