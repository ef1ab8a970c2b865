import { IllegalGroupTransition, OverlayNotPossible } from './group.errors';
import { auditMonths, GROUP_EVENTS, GROUP_STATES, isLive, lacksSecondAdministrator, missingHolders, namingWarnings, nextState, overlaysAfter, withOverlay, type GroupEvent, type GroupState } from './group.policy';

/** §4.10 as a table of its own, so that a slip in the code is not repeated in the test. */
const POSSIBLE: Record<GroupEvent, Partial<Record<GroupState, GroupState>>> = {
  submit: { RETURNED: 'SUBMITTED', UNREGISTERED: 'SUBMITTED' },
  return: { SUBMITTED: 'RETURNED', UNDER_REVIEW: 'RETURNED' },
  withdraw: { SUBMITTED: 'WITHDRAWN', RETURNED: 'WITHDRAWN', UNDER_REVIEW: 'WITHDRAWN', FILED: 'WITHDRAWN', APPROVED: 'WITHDRAWN' },
  reject: { SUBMITTED: 'REJECTED', UNDER_REVIEW: 'REJECTED' },
  file: { SUBMITTED: 'FILED' },
  review: { SUBMITTED: 'UNDER_REVIEW' },
  convert: { FILED: 'UNDER_REVIEW' },
  approve: { UNDER_REVIEW: 'APPROVED' },
  land: { FILED: 'ACTIVE', APPROVED: 'ACTIVE' },
  lapse: { APPROVED: 'LAPSED' },
  endTrigger: { ACTIVE: 'DISSOLVING' },
  endMoved: { DISSOLVING: 'ACTIVE' },
  dissolutionCanceled: { DISSOLVING: 'ACTIVE', FORCED_DISSOLVING: 'ACTIVE', DISSOLVED_UNVERIFIED: 'ACTIVE' },
  declareDissolved: { DISSOLVING: 'DISSOLVED_UNVERIFIED', FORCED_DISSOLVING: 'DISSOLVED_UNVERIFIED' },
  verifyOk: { DISSOLVED_UNVERIFIED: 'DISSOLVED' },
  verifyFail: { DISSOLVED_UNVERIFIED: 'DISSOLVING' },
  force: { DISSOLVING: 'FORCED_DISSOLVING' },
  lostControl: { FORCED_DISSOLVING: 'LOST_CONTROL' },
  erase: { DISSOLVED: 'ARCHIVED' },
};
const PAIRS = GROUP_EVENTS.flatMap((event) => GROUP_STATES.map((state) => [event, state, POSSIBLE[event][state]] as const));

describe('the life of a group', () => {
  it.each(PAIRS.filter(([, , to]) => to !== undefined))('%s leads from %s to %s', (event, from, to) => {
    expect(nextState('G-1', from, event)).toBe(to);
  });

  it.each(PAIRS.filter(([, , to]) => to === undefined))('%s is refused in %s', (event, from) => {
    expect(() => nextState('G-1', from, event)).toThrow(IllegalGroupTransition);
  });

  it('knows no way out of a dissolved group but its archive', () => {
    expect(GROUP_EVENTS.filter((event) => POSSIBLE[event].DISSOLVED)).toEqual(['erase']);
    expect(GROUP_EVENTS.filter((event) => POSSIBLE[event].ARCHIVED)).toEqual([]);
  });

  it('names what is refused, in words a user can act on', () => {
    expect(() => nextState('G-1', 'DISSOLVED', 'approve')).toThrow(expect.objectContaining({ code: 'illegal-group-transition', kind: 'conflict', facts: { groupNo: 'G-1', state: 'DISSOLVED', event: 'approve' } }));
  });
});

describe('owner and first responsible person', () => {
  it.each(GROUP_STATES.filter((state) => isLive(state) && state !== 'UNREGISTERED'))('may not be missing in %s', (state) => {
    expect(missingHolders({ state, ownerId: null, firstResponsibleId: null })).toEqual(['owner', 'firstResponsible']);
    expect(missingHolders({ state, ownerId: 'S09', firstResponsibleId: 'S05' })).toEqual([]);
  });

  it.each(GROUP_STATES.filter((state) => !isLive(state)))('are not asked for in %s', (state) => {
    expect(missingHolders({ state, ownerId: null, firstResponsibleId: null })).toEqual([]);
  });

  it('are joined by an administrator in a first-grade group', () => {
    expect(lacksSecondAdministrator(1, 'S09', ['S09'])).toBe(true);
    expect(lacksSecondAdministrator(1, 'S09', ['S11'])).toBe(false);
    expect(lacksSecondAdministrator(2, 'S09', [])).toBe(false);
  });
});

describe('marks on a group', () => {
  it('may combine, and setting one twice changes nothing', () => {
    expect(withOverlay('G-1', 'ACTIVE', ['OVER_CAP'], 'CASE_OPEN', true)).toEqual(['OVER_CAP', 'CASE_OPEN']);
    expect(withOverlay('G-1', 'ACTIVE', ['OVER_CAP'], 'OVER_CAP', true)).toEqual(['OVER_CAP']);
    expect(withOverlay('G-1', 'DISSOLVED', ['CASE_OPEN'], 'CASE_OPEN', false)).toEqual([]);
  });

  it('are not set on a group that has ended', () => {
    expect(() => withOverlay('G-1', 'DISSOLVED', [], 'HOLD', true)).toThrow(OverlayNotPossible);
  });

  it('fall off when the group ends, but an open case stays visible', () => {
    expect(overlaysAfter('DISSOLVED', ['OVER_CAP', 'CASE_OPEN'])).toEqual(['CASE_OPEN']);
    expect(overlaysAfter('DISSOLVING', ['OVER_CAP'])).toEqual(['OVER_CAP']);
  });
});

describe('grade and name', () => {
  it('takes the months between audits from the table, else from the grade', () => {
    expect([auditMonths(2, 3), auditMonths(1), auditMonths(2), auditMonths(3), auditMonths(3, null)]).toEqual([3, 1, 3, 6, 6]);
  });

  it('warns of names that say nothing, name a leader or smile', () => {
    expect(namingWarnings('甲乙社区-居民服务-工作群')).toEqual([]);
    expect(namingWarnings('王书记交流群😀')).toHaveLength(3);
  });
});
