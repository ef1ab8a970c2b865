import { checkForm } from './form.policy';
import type { FormSchema } from './form.schema';

const schema: FormSchema = {
  id: 'application',
  type: 'default',
  components: [
    { type: 'text', text: '### 群组情况' },
    { type: 'textfield', key: 'groupName', label: '群名称', validate: { required: true, minLength: 2, maxLength: 40 } },
    { type: 'number', key: 'memberCap', label: '人数上限', validate: { required: true, min: 2, max: 500 } },
    { type: 'select', key: 'kind', label: '性质', values: [{ label: '内部', value: 'INTERNAL' }, { label: '项目', value: 'PROJECT' }], validate: { required: true } },
    { type: 'datetime', subtype: 'date', key: 'plannedEndDate', label: '计划结束日期', validate: { required: true }, conditional: { hide: '=kind != "PROJECT"' } },
    { type: 'checkbox', key: 'secrecy', label: '保密承诺', validate: { required: true } },
    { type: 'filepicker', key: 'screenshots', label: '截图', validate: { minFiles: 2 }, properties: { evidence: 'true' } },
    { type: 'dynamiclist', path: 'roster', label: '名单', components: [{ type: 'textfield', key: 'name', label: '姓名', validate: { required: true } }] },
    { type: 'textfield', key: 'groupNo', label: '编号', readonly: true },
  ],
};
const valid = { groupName: '一公司-工程管理-工作群', memberCap: 100, kind: 'INTERNAL', secrecy: true, screenshots: ['e1', 'e2'], roster: [{ name: '卫代称' }] };
const problemsOf = (sent: Record<string, unknown>) => checkForm(schema, sent, {}).problems.map(({ field, code, shape }) => `${field} ${code}${shape ? ' (shape)' : ''}`);

describe('a form on the server', () => {
  it('accepts what fits and gives exactly the values of its own fields', () => {
    expect(checkForm(schema, valid, {})).toEqual({ values: valid, problems: [] });
  });

  it('names every field that is missing, wrong or out of range at once', () => {
    expect(problemsOf({ ...valid, groupName: '群', memberCap: 501, kind: undefined })).toEqual(['groupName too-short', 'memberCap too-large', 'kind required']);
  });

  it('refuses fields it does not have and values of the wrong type as no honest client sends them', () => {
    expect(problemsOf({ ...valid, isAdmin: true, memberCap: '100', kind: 'SECRET', secrecy: 'yes', screenshots: 'e1' })).toEqual([
      'isAdmin unknown-field (shape)',
      'memberCap wrong-type (shape)',
      'kind unknown-option (shape)',
      'secrecy wrong-type (shape)',
      'screenshots wrong-type (shape)',
    ]);
  });

  it('asks for a field only while its condition shows it', () => {
    expect(problemsOf({ ...valid, kind: 'PROJECT' })).toEqual(['plannedEndDate required']);
    expect(problemsOf({ ...valid, kind: 'PROJECT', plannedEndDate: '2026-02-30' })).toEqual(['plannedEndDate wrong-type']);
    expect(problemsOf({ ...valid, kind: 'PROJECT', plannedEndDate: '2026-12-31' })).toEqual([]);
  });

  it('does not take over what hidden or read-only fields send', () => {
    expect(checkForm(schema, { ...valid, plannedEndDate: '2026-12-31', groupNo: 'G-FORGED' }, {}).values).toEqual(valid);
  });

  it('wants as many files as the rule asks for, each once', () => {
    expect(problemsOf({ ...valid, screenshots: ['e1'] })).toEqual(['screenshots too-few-files']);
    expect(problemsOf({ ...valid, screenshots: [] })).toEqual(['screenshots required']);
    expect(problemsOf({ ...valid, screenshots: ['e1', 'e1'] })).toEqual(['screenshots duplicate-file']);
  });

  it('checks every row of a list and names the row', () => {
    expect(problemsOf({ ...valid, roster: [{ name: '卫代称' }, { name: '', role: 'x' }] })).toEqual(['roster[1].role unknown-field (shape)', 'roster[1].name required']);
    expect(problemsOf({ ...valid, roster: 'all' })).toEqual(['roster wrong-type (shape)']);
  });

  it('says in Chinese what to do', () => {
    expect(checkForm(schema, { ...valid, groupName: '' }, {}).problems[0]!.message.zh).toBe('请填写“群名称”。');
  });
});
