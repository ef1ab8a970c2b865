import type { Actor } from '../../common';
import type { UserTask } from './user-task.entity';
import { refuseClaim, refuseCompletion, refuseReassignment, refuseUnclaim } from './user-task.policy';

const actor = (userId: string, ...roles: string[]): Actor => ({ userId, tenantId: 'T', name: userId, kind: 'user', roles: roles.map((role) => ({ role, orgId: 'T' })) });
const task = (values: Partial<UserTask> = {}): UserTask =>
  ({ state: 'CREATED', assigneeId: null, candidates: { users: [], groups: ['REGISTRAR:T'], notes: [] }, excludedUsers: [], ...values }) as UserTask;

describe('who may do what with a task', () => {
  const registrar = actor('S04', 'REGISTRAR');

  it('a candidate may claim a free task; nobody may claim one that is taken or closed', () => {
    expect(refuseClaim(registrar, task())).toBeUndefined();
    expect(refuseClaim(registrar, task({ assigneeId: 'S03' }))?.zh).toContain('他人认领');
    expect(refuseClaim(registrar, task({ state: 'COMPLETED' }))?.zh).toContain('已经办结');
    expect(refuseClaim(actor('S09', 'OWNER'), task())?.zh).toContain('办理人范围');
  });

  it('a role held at another organization does not make a candidate', () => {
    expect(refuseClaim({ ...registrar, roles: [{ role: 'REGISTRAR', orgId: 'OTHER' }] }, task())).toBeDefined();
  });

  it('only the assignee completes, and a claim comes first', () => {
    expect(refuseCompletion(registrar, task({ assigneeId: 'S04' }))).toBeUndefined();
    expect(refuseCompletion(registrar, task())?.zh).toContain('先认领');
    expect(refuseCompletion(registrar, task({ assigneeId: 'S03' }))?.zh).toContain('他人名下');
  });

  it('who acted does not verify: neither by claim nor as assignee', () => {
    expect(refuseClaim(registrar, task({ excludedUsers: ['S04'] }))?.zh).toContain('须由他人办理');
    expect(refuseCompletion(registrar, task({ assigneeId: 'S04', excludedUsers: ['S04'] }))?.zh).toContain('须由他人办理');
  });

  it('only what others could do as well can be put back', () => {
    expect(refuseUnclaim(registrar, task({ assigneeId: 'S04' }))).toBeUndefined();
    expect(refuseUnclaim(registrar, task({ assigneeId: 'S04', candidates: { users: ['S04'], groups: [], notes: [] } }))).toBeDefined();
    expect(refuseUnclaim(registrar, task({ assigneeId: 'S03' }))).toBeDefined();
  });

  it('supervisors and leaders reassign, staff do not', () => {
    expect(refuseReassignment(actor('E03', 'SUPERVISOR'), task())).toBeUndefined();
    expect(refuseReassignment(actor('S02', 'LEADER'), task())).toBeUndefined();
    expect(refuseReassignment(registrar, task())).toBeDefined();
    expect(refuseReassignment(actor('E03', 'SUPERVISOR'), task({ state: 'CANCELED' }))).toBeDefined();
  });
});
