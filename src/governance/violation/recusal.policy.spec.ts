import { handlersOf, isReporterHandler, recusalOf, rolesInCase, substitutesOf, type RecusalRow } from './recusal.policy';

const row = (number: number, handler: string, skip: string[], ladderChange = 'SKIP'): RecusalRow => ({ row: number, handler, skip, ladderChange, text: '' });
const none = row(8, 'OWNER@group', [], 'NONE');
const owner = row(1, 'UNIT_DEPUTY@unit', ['OWNER', 'ADMIN'], 'START_AT_HANDLER');
const head = row(2, 'SUPERVISOR@tenant', ['FIRST_RESP', 'UNIT_DEPUTY']);
const leader = row(4, 'CHIEF@tenant,DISCIPLINE@tenant', ['LEADER'], 'SENT_BY_CHIEF');
const chief = row(5, 'DISCIPLINE@tenant', ['CHIEF'], 'LEAVE_LADDER');
const reporter = row(6, 'NEXT_SUPERIOR', ['HANDLER'], 'NONE');

describe('recusal D10', () => {
  it('leaves the case with owner and administrators when nobody is in conflict', () => {
    expect(recusalOf([none])).toMatchObject({ row: 8, handlers: ['OWNER@group', 'ADMIN@group'], skippedRoles: [], reporterStaysAway: false, leaveLadder: false });
  });

  it('lets the first row decide who handles and the union of all rows who stays away', () => {
    const recusal = recusalOf([head, owner, none]);
    expect(recusal.handlers).toEqual(['SUPERVISOR@tenant']);
    expect(recusal.skippedRoles.slice().sort()).toEqual(['ADMIN', 'FIRST_RESP', 'OWNER', 'UNIT_DEPUTY']);
  });

  it('gives a case against the leader to chief and discipline (V08), one against the chief leaves the ladder', () => {
    expect(recusalOf([leader, none]).handlers).toEqual(['CHIEF@tenant', 'DISCIPLINE@tenant']);
    expect(recusalOf([chief, none])).toMatchObject({ handlers: ['DISCIPLINE@tenant'], leaveLadder: true });
  });

  it('moves up one step when the reporter would be the handler himself', () => {
    expect(recusalOf([owner, reporter, none])).toMatchObject({ handlers: ['SUPERVISOR@tenant'], reporterStaysAway: true, skippedRoles: ['OWNER', 'ADMIN'] });
    expect(recusalOf([reporter, none])).toMatchObject({ handlers: ['UNIT_DEPUTY@unit'], reporterStaysAway: true });
  });
});

describe('who handles which step', () => {
  const judgement = { contestedOrS1: false, supervisorCloses: false };

  it('is owner, unit deputy and first responsible person in the ordinary case', () => {
    expect(handlersOf(recusalOf([none]), judgement)).toEqual({ dispose: ['OWNER@group', 'ADMIN@group'], classify: ['UNIT_DEPUTY@unit'], close: ['FIRST_RESP@unit'] });
  });

  it('is the supervisor for what is contested, gravest or illegal', () => {
    expect(handlersOf(recusalOf([none]), { contestedOrS1: true, supervisorCloses: true })).toMatchObject({ classify: ['SUPERVISOR@tenant'], close: ['SUPERVISOR@tenant'] });
  });

  it('is one body for every step once a unit head or anybody above is reported', () => {
    const both = ['CHIEF@tenant', 'DISCIPLINE@tenant'];
    expect(handlersOf(recusalOf([leader, none]), { contestedOrS1: true, supervisorCloses: true })).toEqual({ dispose: both, classify: both, close: both });
  });

  it('passes a silent owner on to ADMIN and FIRST_RESP, a silent substitute to his superior', () => {
    expect(substitutesOf(recusalOf([none]))).toEqual(['ADMIN@group', 'FIRST_RESP@unit']);
    expect(substitutesOf(recusalOf([owner, none]))).toEqual(['UNIT_DEPUTY@unit', 'SUPERVISOR@tenant']);
  });
});

describe('roles of a person in a case', () => {
  const group = { unitId: 'ST-JIAYI', ownerId: 'S09', adminIds: ['S11'], firstResponsibleId: 'S05' };
  const person = (id: string, ...roles: [string, string][]) => ({ id, roles: roles.map(([role, orgId]) => ({ role, orgId })) });

  it('counts offices of the group, of its unit and of the tenant, not those of another unit', () => {
    expect(rolesInCase([person('S09')], group)).toEqual(['OWNER']);
    expect(rolesInCase([person('S05', ['FIRST_RESP', 'ST-JIAYI'])], group)).toEqual(['FIRST_RESP']);
    expect(rolesInCase([person('S07', ['FIRST_RESP', 'ST-BINGDING'])], group)).toEqual([]);
    expect(rolesInCase([person('S02', ['LEADER', 'DEMO-ST'])], group)).toEqual(['LEADER']);
  });

  it('sees a conflict when the reporter is who would handle, but not in an owner who reports his own finding', () => {
    expect(isReporterHandler(['UNIT_DEPUTY'], ['OWNER'])).toBe(true);
    expect(isReporterHandler(['OWNER'], [])).toBe(false);
    expect(isReporterHandler(['ADMIN'], ['OWNER'])).toBe(false);
  });
});
