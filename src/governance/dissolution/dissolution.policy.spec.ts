import type { Actor } from '../../common';
import { checkDeclaration, checkEndReport, clockDates, mayMoveEndDate, mayTrigger, needsConfirmation } from './dissolution.policy';

const group = { ownerId: 'E08', adminIds: ['E10'], firstResponsibleId: 'E05', unitId: 'ENT-BRIDGE' };
const person = (userId: string, ...roles: string[]): Actor => ({ userId, tenantId: 'T', name: userId, kind: 'user', roles: roles.map((role) => ({ role, orgId: 'T' })) });
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('who may start a dissolution', () => {
  it('is the owner, an administrator or the first responsible person for what they know', () => {
    for (const id of ['E08', 'E10', 'E05']) expect(mayTrigger(person(id), 'FUNCTION_DONE', group)).toBeUndefined();
    expect(mayTrigger(person('E12', 'STAFF'), 'FUNCTION_DONE', group)?.zh).toContain('群主');
  });

  it('is only the supervising side for orders and inactivity', () => {
    expect(mayTrigger(person('E08'), 'ORDER', group)?.zh).toContain('监督部门');
    expect(mayTrigger(person('E03', 'SUPERVISOR'), 'ORDER', group)).toBeUndefined();
    expect(mayTrigger(person('E02', 'LEADER'), 'INACTIVE', group)).toBeUndefined();
  });
});

describe('who may move the end date', () => {
  it('is the first responsible person while the old date has not passed', () => {
    expect(mayMoveEndDate(person('E05'), group, '2026-10-15', '2026-10-23', '2026-10-09')).toBeUndefined();
    expect(mayMoveEndDate(person('E08'), group, '2026-10-15', '2026-10-23', '2026-10-09')).toBeDefined();
  });

  it('is the supervising department afterwards, so that nobody escapes being overdue (AC-07)', () => {
    expect(mayMoveEndDate(person('E05'), group, '2026-09-28', '2026-10-23', '2026-10-09')?.zh).toContain('监督部门');
    expect(mayMoveEndDate(person('E03', 'SUPERVISOR'), group, '2026-09-28', '2026-10-23', '2026-10-09')).toBeUndefined();
  });
});

describe('the dates the table D13 chooses from', () => {
  it('are the receipt of an order, the landing of the new group, the day of the request', () => {
    expect(clockDates('ORDER', '2026-10-08', '2026-10-12')).toMatchObject({ orderReceivedDate: '2026-10-08', successorLandedDate: null });
    expect(clockDates('MIGRATION', '2026-10-08', '2026-10-12')).toMatchObject({ successorLandedDate: '2026-10-08', orderReceivedDate: null });
    expect(clockDates('VOLUNTARY', '2026-10-08', '2026-10-12')).toMatchObject({ requestDate: '2026-10-12' });
    expect(clockDates('FOUND_GONE', undefined, '2026-10-12')).toMatchObject({ actualEndDate: '2026-10-12' });
  });

  it('must be confirmed first for a project, a function and inactivity', () => {
    expect((['PROJECT_END', 'FUNCTION_DONE', 'INACTIVE'] as const).every(needsConfirmation)).toBe(true);
    expect((['ORDER', 'MIGRATION', 'VOLUNTARY', 'FOUND_GONE'] as const).some(needsConfirmation)).toBe(false);
  });
});

describe('what the owner reports about the end', () => {
  const today = '2026-10-12';

  it('is accepted with a date that has come and its document', () => {
    expect(checkEndReport({ endOutcome: 'ENDED', actualEndDate: today, endDocument: ['e1'] }, 'PROJECT_END', today)).toEqual([]);
    expect(checkEndReport({ endOutcome: 'ENDED', actualEndDate: today }, 'FUNCTION_DONE', today)).toEqual([]);
  });

  it('is refused with a date to come, without a document, or without a reason', () => {
    expect(codes(checkEndReport({ endOutcome: 'ENDED', actualEndDate: '2026-10-13', endDocument: ['e1'] }, 'PROJECT_END', today))).toEqual(['end-date-in-future']);
    expect(codes(checkEndReport({ endOutcome: 'ENDED', actualEndDate: today }, 'PROJECT_END', today))).toEqual(['required']);
    expect(codes(checkEndReport({ endOutcome: 'EXTENDED', newEndDate: today, endDocument: ['e1'] }, 'PROJECT_END', today))).toEqual(['end-date-not-in-future']);
    expect(codes(checkEndReport({ endOutcome: 'ONGOING', nextCheckDate: today }, 'FUNCTION_DONE', today))).toEqual(['check-date-not-in-future', 'required']);
  });
});

describe('what is declared about the dissolution', () => {
  const now = new Date('2026-10-12T02:00:00Z');
  const good = { dissolvedAt: '2026-10-12T01:00:00.000Z', screenshotsBefore: ['a'], screenshotsAfter: ['b'] };

  it('needs two different screenshots and a time that has come', () => {
    expect(checkDeclaration(good, now, null)).toEqual([]);
    expect(codes(checkDeclaration({ ...good, screenshotsAfter: ['a'] }, now, null))).toEqual(['same-screenshot']);
    expect(codes(checkDeclaration({ ...good, screenshotsBefore: [] }, now, null))).toEqual(['required']);
    expect(codes(checkDeclaration({ ...good, dissolvedAt: '2026-10-12T03:00:00.000Z' }, now, null))).toEqual(['dissolved-in-future']);
  });

  it('cannot lie before the group came into use', () => {
    expect(codes(checkDeclaration(good, now, new Date('2026-10-12T01:30:00Z')))).toEqual(['dissolved-before-landing']);
  });
});
