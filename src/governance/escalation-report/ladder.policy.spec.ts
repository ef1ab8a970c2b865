import { clockStart, earlierReportTo, lateMinutes, missingRows, planRow, releasable, supersededRows, type LadderRow, type ReportState } from './ladder.policy';

const row = (ladder: string, level: number, code: string, fromRole: string, toRole: string, more: Partial<LadderRow> = {}): LadderRow => ({
  ladder, level, row: code, title: '', fromRole, toRole, channel: 'IN_APP', deadlineCode: 'T-REP2', basis: '', cc: null, ...more,
});
const managers = 'OWNER@group,ADMIN@group';
const streetIll = [
  row('L-ILL', 1, '1', managers, 'UNIT_DEPUTY@unit'),
  row('L-ILL', 2, '2', 'UNIT_DEPUTY@unit', 'LEADER@tenant'),
  row('L-ILL', 3, '3a', 'LEADER@tenant', 'CHIEF@tenant'),
  row('L-ILL', 3, '3b', 'LEADER@tenant', 'EXT_POLICE@external', { channel: 'LETTER' }),
  row('L-ILL', 3, '3c', 'LEADER@tenant', 'EXT_CAC@external', { channel: 'LETTER' }),
];
const report = (ladder: string, level: number, code: string, state: ReportState, more: { missedAt?: Date; toRole?: string } = {}) => ({
  docNo: `R-${code}`, ladder, level, row: code, toRole: more.toRole ?? 'LEADER@tenant', state, missedAt: more.missedAt ?? null,
});
const nobody = { skippedRoles: [], handlers: ['OWNER@group', 'ADMIN@group'] };

describe('who writes a report when somebody is recused', () => {
  const plan = (skippedRoles: string[], handlers: string[]) =>
    streetIll.map((one) => planRow(one, { skippedRoles, handlers })).map(({ row: { row: code }, fromRoles, skippedBecause }) => (skippedBecause ? `${code} -` : `${code} ${fromRoles.join('+')}`));

  it('is everybody of the table when nobody is', () => {
    expect(plan([], nobody.handlers)).toEqual(['1 OWNER@group+ADMIN@group', '2 UNIT_DEPUTY@unit', '3a LEADER@tenant', '3b LEADER@tenant', '3c LEADER@tenant']);
  });

  it('starts at the unit deputy when the owner is reported', () => {
    expect(plan(['OWNER', 'ADMIN'], ['UNIT_DEPUTY@unit'])).toEqual(['1 -', '2 UNIT_DEPUTY@unit', '3a LEADER@tenant', '3b LEADER@tenant', '3c LEADER@tenant']);
  });

  it('goes past a reported unit head', () => {
    expect(plan(['FIRST_RESP', 'UNIT_DEPUTY'], ['SUPERVISOR@tenant'])).toEqual(['1 -', '2 SUPERVISOR@tenant', '3a LEADER@tenant', '3b LEADER@tenant', '3c LEADER@tenant']);
  });

  it('lets the chief send the letters when the leader is reported, and tells nobody below', () => {
    expect(plan(['LEADER'], ['CHIEF@tenant', 'DISCIPLINE@tenant'])).toEqual(['1 -', '2 -', '3a -', '3b CHIEF@tenant', '3c CHIEF@tenant']);
  });

  it('never puts the finder’s name on a report: the handler writes it', () => {
    expect(planRow(row('L-MGT', 1, '1a', 'FINDER', 'FIRST_RESP@unit'), nobody).fromRoles).toEqual(['OWNER@group', 'ADMIN@group']);
  });

  it('leaves recused roles out of the copies', () => {
    const one = row('L-BAD', 1, '1', managers, 'LEADER@tenant', { cc: 'UNIT_DEPUTY@unit,FIRST_RESP@unit' });
    expect(planRow(one, { skippedRoles: ['UNIT_DEPUTY'], handlers: ['SUPERVISOR@tenant'] }).ccRoles).toEqual(['FIRST_RESP@unit']);
  });
});

describe('the next level', () => {
  it('is the first one at the beginning', () => {
    const rows = [report('L', 1, '1', 'PLANNED'), report('L', 2, '2', 'PLANNED')];
    expect(releasable(rows).map(({ report: one }) => one.row)).toEqual(['1']);
  });

  it('waits until every row of the level below is submitted', () => {
    const rows = [report('L', 1, '1a', 'SUBMITTED'), report('L', 1, '1b', 'RELEASED'), report('L', 2, '2', 'PLANNED')];
    expect(releasable(rows)).toEqual([]);
    rows[1] = report('L', 1, '1b', 'RECEIVED');
    expect(releasable(rows)).toEqual([{ report: rows[2], note: null }]);
  });

  it('does not wait for a late level, and says so', () => {
    const rows = [report('L', 1, '1a', 'SUBMITTED'), report('L', 1, '1b', 'RELEASED', { missedAt: new Date() }), report('L', 2, '2', 'PLANNED')];
    expect(releasable(rows)).toEqual([{ report: rows[2], note: '上一级逾期未报' }]);
  });

  it('starts all its rows together and steps over skipped ones', () => {
    const rows = [report('L', 1, '1', 'SKIPPED'), report('L', 2, '2', 'CANCELLED'), report('L', 3, '3a', 'PLANNED'), report('L', 3, '3b', 'PLANNED')];
    expect(releasable(rows).map(({ report: one }) => one.row)).toEqual(['3a', '3b']);
  });

  it('of one ladder does not wait for another ladder', () => {
    const rows = [report('L-BAD', 1, '1', 'RELEASED'), report('L-ILL', 1, '1', 'PLANNED')];
    expect(releasable(rows).map(({ report: one }) => one.ladder)).toEqual(['L-ILL']);
  });
});

describe('a new judgement', () => {
  it('asks only for rows the case does not have (unique on ladder, level, row)', () => {
    const known = [report('L-BAD', 1, '1', 'SUBMITTED')];
    const rows = [row('L-BAD', 1, '1', managers, 'LEADER@tenant'), row('L-BAD', 2, '2', 'LEADER@tenant', 'EXT_CAC@external')];
    expect(missingRows(rows, known)).toEqual([rows[1]]);
  });

  it('ends unreleased rows it no longer asks for; what is out stays', () => {
    const known = [report('L-ILL', 1, '1', 'SUBMITTED'), report('L-ILL', 2, '2', 'RELEASED'), report('L-ILL', 3, '3a', 'PLANNED')];
    expect(supersededRows([row('L-BAD', 1, '1', managers, 'LEADER@tenant')], known)).toEqual([known[2]]);
  });

  it('counts a graver ladder’s report as given and supplements a lesser one', () => {
    const given = [report('L-ILL', 2, '2', 'SUBMITTED')];
    expect(earlierReportTo(row('L-BAD', 1, '1', managers, 'LEADER@tenant'), given)).toEqual({ covers: true, docNo: 'R-2' });
    const lesser = [report('L-BAD', 1, '1', 'SUBMITTED')];
    expect(earlierReportTo(row('L-ILL', 2, '2', 'UNIT_DEPUTY@unit', 'LEADER@tenant'), lesser)).toEqual({ covers: false, docNo: 'R-1' });
    expect(earlierReportTo(row('L-ILL', 2, '2', '', 'LEADER@tenant'), [report('L-BAD', 1, '1', 'PLANNED')])).toBeUndefined();
  });
});

describe('the clock of a row', () => {
  const nine = new Date('2026-10-09T09:00:00+08:00');
  const half = new Date('2026-10-09T09:30:00+08:00');

  it('starts at its release, T-FIRST at the discovery when the owner found it', () => {
    expect(clockStart({ level: 2, deadlineCode: 'T-REP1-ILL' }, half, { byOwner: true, at: nine })).toEqual(half);
    expect(clockStart({ level: 1, deadlineCode: 'T-FIRST' }, half, { byOwner: true, at: nine })).toEqual(nine);
    expect(clockStart({ level: 1, deadlineCode: 'T-FIRST' }, half, { byOwner: false, at: nine })).toEqual(half);
  });

  it('counts whole minutes of lateness, none on the due instant', () => {
    expect(lateMinutes(nine, nine)).toBe(0);
    expect(lateMinutes(nine, new Date(nine.getTime() + 1))).toBe(1);
    expect(lateMinutes(nine, half)).toBe(30);
    expect(lateMinutes(null, half)).toBe(0);
  });
});
