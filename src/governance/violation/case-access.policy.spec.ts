import type { Actor } from '../../common';
import { isShut, mayRead, maySeeReporter, type CaseReader } from './case-access.policy';

const actor = (userId: string, ...roles: [string, string][]): Actor => ({ userId, tenantId: 'DEMO-ST', name: userId, kind: 'user', roles: roles.map(([role, orgId]) => ({ role, orgId })) });
const leader = actor('S02', ['LEADER', 'DEMO-ST']);
const chief = actor('S01', ['CHIEF', 'DEMO-ST']);
const supervisor = actor('S04', ['REGISTRAR', 'DEMO-ST'], ['SUPERVISOR', 'DEMO-ST']);
const ordinary: CaseReader = { recusedUsers: [], reportedUserIds: [], skippedRoles: [], recusalRow: 8, unitId: 'ST-JIAYI', ownerId: 'S09', adminIds: [], involvedUserIds: [] };
const againstLeader: CaseReader = { ...ordinary, recusedUsers: ['S02'], reportedUserIds: ['S02'], skippedRoles: ['LEADER'], recusalRow: 4 };
const againstDesk: CaseReader = { ...ordinary, recusedUsers: ['S99'], reportedUserIds: ['S99'], skippedRoles: ['SUPERVISOR', 'REGISTRAR', 'APPROVER'], recusalRow: 3 };

describe('reading a case', () => {
  it('is for supervision, the unit and the owner', () => {
    expect(mayRead(supervisor, ordinary)).toBe(true);
    expect(mayRead(actor('S05', ['FIRST_RESP', 'ST-JIAYI']), ordinary)).toBe(true);
    expect(mayRead(actor('S09'), ordinary)).toBe(true);
    expect(mayRead(actor('S07', ['FIRST_RESP', 'ST-BINGDING']), ordinary)).toBe(false);
    expect(mayRead(actor('S12'), ordinary)).toBe(false);
  });

  it('is never for process owners, system administrators and external desks', () => {
    for (const role of ['PROCESS_OWNER', 'SYS_ADMIN', 'EXT_POLICE']) expect(mayRead(actor('Y', [role, 'DEMO-ST']), ordinary)).toBe(false);
  });

  it('is shut for the reported person whatever office he holds, open for those who handle it', () => {
    expect(mayRead(leader, againstLeader)).toBe(false);
    expect(mayRead(chief, againstLeader)).toBe(true);
    expect(isShut(actor('S02', ['CHIEF', 'DEMO-ST']), againstLeader)).toBe(true);
  });

  it('is shut for the whole desk when one of its members is reported', () => {
    expect(mayRead(supervisor, againstDesk)).toBe(false);
    expect(mayRead(leader, againstDesk)).toBe(true);
  });
});

describe('the reporter', () => {
  it('is known to a supervisor only, and to nobody once a role is recused', () => {
    expect(maySeeReporter(supervisor, ordinary)).toBe(true);
    expect(maySeeReporter(chief, ordinary)).toBe(false);
    expect(maySeeReporter(supervisor, againstLeader)).toBe(false);
  });
});
