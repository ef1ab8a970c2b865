import { describe, expect, it } from '@jest/globals';
import { draftOf, isKept, pageOf } from './saved-filter';

describe('a saved filter', () => {
  it('leads to the page it was made from', () => {
    const draft = draftOf('claimable', { process: 'group-dissolve', group: '', unit: 'ST-JIAYI', due: 'overdue', sort: 'priority', q: '大桥', saved: '' })!;
    expect(draft).toEqual({ list: 'claimable', criteria: { processDefinitionKey: 'group-dissolve', unitId: 'ST-JIAYI', due: 'overdue', q: '大桥' }, sort: 'priority' });
    expect(pageOf({ ...draft, id: 'f1', name: '大桥', shared: false, mine: true, ownerName: '王模拟' })).toEqual({
      path: '/work/claimable',
      query: { process: 'group-dissolve', group: undefined, unit: 'ST-JIAYI', due: 'overdue', sort: 'priority', q: '大桥', saved: 'f1' },
    });
  });

  it('is kept already while nothing of it changes', () => {
    const draft = draftOf('todo', { process: 'group-dissolve', q: '大桥', sort: 'priority' })!;
    expect(isKept(draft, { list: 'todo', criteria: { q: '大桥', processDefinitionKey: 'group-dissolve' }, sort: 'priority' })).toBe(true);
    expect(isKept(draft, { ...draft, criteria: { ...draft.criteria, q: '大' } })).toBe(false);
    expect(isKept({ ...draft, sort: undefined }, draft)).toBe(false);
  });

  it('is none when nothing narrows the list', () => expect(draftOf('todo', { process: '', sort: 'arrival', saved: 'f1' })).toBeUndefined());
});
