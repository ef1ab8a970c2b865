import { maskName } from '../../common';
import { cleaningProblems, findingProblems, findingsOf, joinedDateProblem, levelOf, maskNickname, reachesLevel } from './membership.policy';

describe('names in the roster', () => {
  it.each([['孔示范', '孔**'], ['金试', '金*'], ['李', '李*'], ['欧阳春·示例', '欧*****'], ['', '*']])('%s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('are masked inside a nickname too, which otherwise stays readable', () => {
    expect(maskNickname('甲乙社区-孔示范', '孔示范')).toBe('甲乙社区-孔**');
    expect(maskNickname('老张烧烤', '张三')).toBe('老张烧烤');
  });
});

describe('verification', () => {
  it('needs no document of staff, a certificate of workers, a confirmation of residents', () => {
    expect([levelOf('STAFF'), levelOf('MIGRANT_WORKER'), levelOf('PUBLIC')]).toEqual(['LEVEL_1', 'LEVEL_2', 'LEVEL_2P']);
    expect(reachesLevel('LEVEL_1', 'DIRECTORY')).toBe(true);
    expect(reachesLevel('LEVEL_2', 'DIRECTORY')).toBe(false);
    expect(reachesLevel('LEVEL_2', 'SIGHTED_ID')).toBe(true);
    expect(reachesLevel('LEVEL_2P', 'COMMUNITY_CONFIRM')).toBe(true);
    expect(reachesLevel('MANUAL', 'DIRECTORY')).toBe(true);
  });
});

describe('an audit', () => {
  const roster = [{ id: 'm1', role: 'OWNER' as const }, { id: 'm2', role: 'MEMBER' as const }];
  const found = (rows: object[], seenMembers = 2) => findingsOf({ roster: rows, seenMembers, joinConfirmState: 'ON', nicknameState: 'REGULAR', functionState: 'GOING_ON' });

  it('reads who stays, who goes and who is renamed', () => {
    const findings = findingsOf({
      roster: [{ memberId: 'm1', action: 'KEEP' }, { memberId: 'm2', action: 'REMOVE' }, { memberId: 'm3', action: 'RENAME', newNickname: ' 甲乙社区-某 ' }],
      seenMembers: 205, joinConfirmState: 'OFF', nicknameState: 'IRREGULAR', residentState: 'PRESENT', functionState: 'DONE',
    });
    expect(findings).toEqual({ seenMembers: 205, remove: ['m2'], rename: [{ memberId: 'm3', nickname: '甲乙社区-某' }], joinConfirmOn: false, nicknamesInOrder: false, residentsInside: true, functionDone: true });
  });

  it('refuses strangers, the removal of a holder, and a group in which nobody was seen', () => {
    expect(findingProblems(found([{ memberId: 'm2', action: 'REMOVE' }]), roster)).toEqual([]);
    expect(findingProblems(found([{ memberId: 'mX', action: 'REMOVE' }]), roster).map((one) => one.code)).toEqual(['not-a-member']);
    expect(findingProblems(found([{ memberId: 'm1', action: 'REMOVE' }]), roster).map((one) => one.code)).toEqual(['holder-not-removable']);
    expect(findingProblems(found([], 0), roster).map((one) => one.code)).toEqual(['seen-members-invalid']);
  });

  it('is cleaned when all who had to go are gone and the cap is kept', () => {
    expect(cleaningProblems({ removed: ['a', 'b'], seenAfter: 200 }, { toRemove: ['a'], memberCap: 200 })).toEqual([]);
    expect(cleaningProblems({ removed: [], seenAfter: 201 }, { toRemove: ['a'], memberCap: 200 }).map((one) => one.code)).toEqual(['still-inside', 'still-over-cap']);
  });
});

describe('the day of joining', () => {
  it('is a day of the calendar that has come', () => {
    expect(joinedDateProblem('2026-10-12', '2026-10-12')).toBeUndefined();
    expect(joinedDateProblem('2026-10-13', '2026-10-12')?.code).toBe('joined-in-future');
    expect(joinedDateProblem('2026-02-30', '2026-10-12')?.code).toBe('date-invalid');
  });
});
