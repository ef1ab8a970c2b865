import { deadlineCodesOf, duplicateReasons, isSuspectedSecret, ladderOf, loweredParts, missingMeasures, needsSupervisorToClose } from './violation.policy';

const at = (text: string) => new Date(`2026-10-09T${text}:00+08:00`);

describe('a suspected secret', () => {
  it('is what the reporter ticks, or an item that is one by its nature', () => {
    expect(isSuspectedSecret({ possibleSecret: true })).toBe(true);
    expect(isSuspectedSecret({ itemCodes: ['SE01'] })).toBe(true);
    expect(isSuspectedSecret({ possibleSecret: false, itemCodes: ['IL08'] })).toBe(false);
  });
});

describe('possible duplicates', () => {
  const one = { groupNo: 'G-1', itemCodes: ['IL08'], discoveredAt: at('09:00'), senderHint: '夜猫' };

  it('are of the same group and item within 24 hours, and the reasons are given', () => {
    const reasons = duplicateReasons(one, { ...one, itemCodes: ['BD01', 'IL08'], discoveredAt: at('12:00') });
    expect(reasons).toEqual(['同一群组', '同一条目 IL08', '发现时间相差 3 小时', '发布人线索相同']);
    expect(duplicateReasons(one, { ...one, discoveredAt: new Date(at('09:00').getTime() + 24 * 3_600_000) })).toBeDefined();
  });

  it.each([
    ['another group', { ...one, groupNo: 'G-2' }],
    ['another item', { ...one, itemCodes: ['IL10'] }],
    ['more than a day apart', { ...one, discoveredAt: new Date(at('09:00').getTime() + 24 * 3_600_000 + 1) }],
    ['no group at all', { ...one, groupNo: null }],
  ])('are not: %s', (_, other) => {
    expect(duplicateReasons(one, other)).toBeUndefined();
  });
});

describe('a changed judgement', () => {
  it('needs a reason only where it was lowered', () => {
    const before = { class: 'ILL', severity: 'S2', risk: 'MID' };
    expect(loweredParts(before, { class: 'BAD', severity: 'S3', risk: 'LOW' })).toEqual(['class', 'severity', 'risk']);
    expect(loweredParts(before, { class: 'ILL', severity: 'S1', risk: 'HIGH' })).toEqual([]);
    expect(loweredParts({ class: 'MANUAL', severity: null, risk: 'LOW' }, { class: 'MGT', severity: 'S4', risk: 'LOW' })).toEqual([]);
  });
});

describe('minimum measures D07', () => {
  it('names what is missing', () => {
    expect(missingMeasures(['MUTE', 'REMOVE', 'BLACKLIST'], ['MUTE', 'REMOVE'])).toEqual(['BLACKLIST']);
    expect(missingMeasures(['WARN'], ['NOTICE'])).toEqual(['WARN']);
  });

  it('takes the stronger measure for the weaker one', () => {
    expect(missingMeasures(['MUTE'], ['REMOVE'])).toEqual([]);
    expect(missingMeasures(['WARN'], ['MUTE'])).toEqual([]);
    expect(missingMeasures(['REMOVE'], ['MUTE'])).toEqual(['REMOVE']);
  });
});

describe('what the class decides', () => {
  it('is the ladder, unless recusal takes the case out of it', () => {
    expect(ladderOf('ILL', false)).toBe('L-ILL');
    expect(ladderOf('ILL', true)).toBeNull();
    expect(ladderOf('MANUAL', false)).toBeNull();
  });

  it('is the length of the clocks and who closes', () => {
    expect(deadlineCodesOf('BAD')).toEqual({ immediate: 'T-IMM-BAD', classify: 'T-REP1-BAD' });
    expect(deadlineCodesOf('MANUAL')).toEqual({ immediate: 'T-IMM-MGT', classify: 'T-REP1-MGT' });
    expect(needsSupervisorToClose('ILL', 'S4')).toBe(true);
    expect(needsSupervisorToClose('BAD', 'S2')).toBe(true);
    expect(needsSupervisorToClose('BAD', 'S3')).toBe(false);
  });
});
