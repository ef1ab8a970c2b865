import { keptValues, personalKeys, shownValues } from './form-submission.policy';

describe('what is kept of a form', () => {
  const components = [
    { type: 'textfield', key: 'reason' },
    { type: 'textfield', key: 'shown', readonly: true },
    { type: 'textfield', key: 'memberName', properties: { personal: 'name' } },
    { type: 'textfield', key: 'idLast4', properties: { personal: 'true' } },
    { type: 'textfield', key: 'contactMobile' },
    { type: 'dynamiclist', path: 'roster', components: [{ type: 'textfield', key: 'name', properties: { personal: 'name' } }, { type: 'textfield', key: 'nickname', properties: { personal: 'true' } }] },
  ] as const;

  it('is what it asked for, without phone numbers and parts of identity numbers, names by their surname', () => {
    const sent = { reason: '工作需要', shown: 'x', memberName: '张三丰', idLast4: '0010', contactMobile: '13812345678', roster: [{ name: '李四', nickname: '甲-李四' }], other: 1 };
    expect(keptValues(components, sent)).toEqual({ reason: '工作需要', memberName: '张**', roster: [{ name: '李*' }] });
  });

  it('is nothing where nothing was said', () => expect(keptValues(components, { reason: '', memberName: null })).toEqual({}));
});

describe('what a form showed', () => {
  const asked = [{ type: 'textfield', key: 'memberName', properties: { personal: 'name' } }] as const;
  const shown = [{ type: 'textfield', key: 'groupName', readonly: true }, { type: 'textfield', key: 'note', disabled: true }, { type: 'textfield', key: 'memberName', readonly: true }, { type: 'textfield', key: 'idNumber', readonly: true }, { type: 'textarea', key: 'reason' }] as const;

  it('is kept as it stood, empty fields too, and not what is personal where it was asked for', () => {
    const variables = { groupName: '甲', memberName: '张三丰', idNumber: '110101', reason: '旧' };
    expect(shownValues(shown, variables, new Set(personalKeys(asked)))).toEqual({ groupName: '甲', note: null });
  });
});
