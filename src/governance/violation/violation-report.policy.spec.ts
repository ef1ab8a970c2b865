import type { Actor } from '../../common';
import { reportOf, reportProblems, sourceOf } from './violation-report.policy';

const actor = (userId: string, ...roles: string[]): Actor => ({ userId, tenantId: 'T', name: userId, kind: 'user', roles: roles.map((role) => ({ role, orgId: 'T' })) });
const group = { ownerId: 'S09', adminIds: ['S11'] };
const now = new Date('2026-10-09T09:40:00+08:00');
const values = { groupNo: 'G-ST-2026-000001', discoveredAt: '2026-10-09T01:00:00.000Z', itemCodes: ['IL10', 'IL10'], description: ' 看到侮辱言论 ', spread: 'INSIDE' };
const facts = { now, actor: actor('S12'), group, strangers: [], unknownItems: [] };

describe('a report', () => {
  it('is read from the form without doubles and with its defaults', () => {
    expect(reportOf(values)).toMatchObject({ itemCodes: ['IL10'], description: '看到侮辱言论', topic: 'NONE', anonymous: false, reportedUserIds: [] });
    expect(reportProblems(reportOf(values), facts)).toEqual([]);
  });

  it.each([
    ['discoveredAt', 'out-of-range', { ...values, discoveredAt: '2026-10-09T02:00:00.000Z' }, {}],
    ['discoveredAt', 'required', { ...values, discoveredAt: undefined }, {}],
    ['itemCodes', 'required', { ...values, itemCodes: [] }, {}],
    ['itemCodes', 'unknown-option', values, { unknownItems: ['XX99'] }],
    ['groupNo', 'group-unknown', values, { group: undefined }],
    ['reportedUserIds', 'person-unknown', values, { strangers: ['E01'] }],
    ['foundByOwner', 'not-the-owner', { ...values, foundByOwner: true }, {}],
  ])('names the field %s to correct (%s)', (field, code, sent, other) => {
    expect(reportProblems(reportOf(sent), { ...facts, ...other })).toEqual([expect.objectContaining({ field, code })]);
  });

  it('may be an owner’s own finding only when it comes from owner or administrator', () => {
    expect(reportProblems(reportOf({ ...values, foundByOwner: true }), { ...facts, actor: actor('S11') })).toEqual([]);
  });

  it('tells where it came from', () => {
    expect(sourceOf(actor('S09'), { anonymous: false, foundByOwner: true }, group)).toBe('OWNER');
    expect(sourceOf(actor('S04', 'SUPERVISOR'), { anonymous: false, foundByOwner: false }, group)).toBe('INSPECTION');
    expect(sourceOf(actor('S12'), { anonymous: false, foundByOwner: false }, group)).toBe('MEMBER');
    expect(sourceOf(actor('S12'), { anonymous: true, foundByOwner: false }, group)).toBe('ANONYMOUS');
  });
});
