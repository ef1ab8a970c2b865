import { FollowUpQueries } from '../../src/governance/follow-up';
import { GroupService, type WorkGroup } from '../../src/governance/group';
import { MembershipQueries } from '../../src/governance/membership';
import { DeadlineQueries } from '../../src/workflow/deadline';
import { ProcessHost } from '../support/process-host';
import { approvedAndLanded, filedAndLanded, groupOf, roster } from './group.fixture';
import { collect, neverReached } from './violation.fixture';

type Values = Record<string, unknown>;

describe('member-audit', () => {
  let host: ProcessHost;
  let staff: WorkGroup;
  let residents: WorkGroup;

  beforeAll(async () => {
    host = await ProcessHost.boot('2026-04-09T09:00:00+08:00');
    staff = await filedAndLanded(host, '街道机关-工作群', roster(['孔示范', '严化名'], 8));
    residents = await approvedAndLanded(host, '甲乙社区-居民服务2群', roster(['孔示范', '严化名'], 200, 'PUBLIC'), { expectedMembers: 201, memberCap: 210, capReason: '居民较多' });
  });
  afterAll(() => host.close());

  const now = (group: WorkGroup) => groupOf(host, { tenantId: group.tenantId, businessKey: group.groupNo });
  const audits = (group: WorkGroup) => host.get(MembershipQueries).listAudits(group.tenantId, group.groupNo);
  const running = async (group: WorkGroup) => (await host.instances('member-audit')).filter((run) => run.groupNo === group.groupNo && run.state === 'ACTIVE');
  const checked = async (of: string, seenMembers: number, more: Values = {}, change: (row: Values, index: number) => Values = (row) => row): Promise<Values> => {
    const rows = (await host.task('verify-roster', of)) && ((await running(staff)).concat(await running(residents)).find((run) => run.businessKey === of)!.variables.roster as Values[]);
    return {
      roster: rows.map((row, index) => change({ memberId: row.memberId, action: 'KEEP' }, index)),
      seenMembers, joinConfirmState: 'ON', nicknameState: 'REGULAR', functionState: 'GOING_ON', ...more,
    };
  };
  const INTERNAL = { residentState: 'ABSENT' };

  it('comes due every month for a first-grade group, with five workdays to do it', async () => {
    expect(residents).toMatchObject({ grade: 1, auditMonths: 1 });
    await host.travelTo('2026-05-09T08:59:00+08:00');
    expect(await running(residents)).toEqual([]);
    await host.travelTo('2026-05-09T09:00:00+08:00');
    const [run] = await running(residents);
    expect(run).toMatchObject({ title: '成员核查：甲乙社区-居民服务2群', businessKey: expect.stringMatching(/^C-2026-\d{6}$/) });
    const task = await host.task('verify-roster', run!.businessKey);
    expect(task.assigneeId).toBe('S09');
    expect((await host.get(DeadlineQueries).summariesByTask([task.id])).get(task.id)).toMatchObject({ code: 'T-AUDIT', dueDate: '2026-05-15' });
  });

  it('records the people seen in the app, has the surplus removed and is checked by the first responsible person', async () => {
    const [run] = await running(residents);
    const of = run!.businessKey;
    // 213 people in the app, 200 in the roster; two of them have moved away
    await host.complete('S09', 'verify-roster', await checked(of, 213, {}, (row, index) => (index === 10 || index === 11 ? { ...row, action: 'REMOVE' } : index === 12 ? { ...row, action: 'RENAME', newNickname: '6栋-样本' } : row)), { of });
    expect(await now(residents)).toMatchObject({ memberCount: 213, memberCap: 210, overlays: ['OVER_CAP'] });
    expect((await host.get(DeadlineQueries).listByGroup('DEMO-ST', residents.groupNo)).map((clock) => clock.summary.code)).toEqual(['T-CLEAN']);

    const toRemove = (await host.instance(run!.id)).variables.removedMemberIds as string[];
    const cleaningEvidence = await host.screenshots('S09', 1);
    await expect(host.complete('S09', 'clean-roster', { removedMemberIds: toRemove.slice(1), seenAfter: 211, cleaningEvidence }, { of })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: 'still-inside' }), expect.objectContaining({ code: 'still-over-cap' })],
    });
    await host.complete('S09', 'clean-roster', { removedMemberIds: toRemove, seenAfter: 208, cleaningEvidence }, { of });
    expect(await now(residents)).toMatchObject({ memberCount: 208, overlays: [] });
    const roster = await host.get(MembershipQueries).list('DEMO-ST', residents.groupNo);
    expect(roster.filter((member) => member.status === 'LEFT').map((member) => member.id).sort()).toEqual([...toRemove].sort());
    expect(roster.map((member) => member.nickname)).toContain('6栋-样本');

    expect((await host.task('spot-check', of)).assigneeId).toBe('S05');
    await host.complete('S05', 'spot-check', { sampleSize: 10, spotCheckResult: 'FAIL', spotCheckNote: '两人身份不符' }, { of });
    expect(await host.open(of)).toEqual(['verify-roster']);
    await host.complete('S09', 'verify-roster', await checked(of, 208), { of });
    await host.complete('S05', 'spot-check', { sampleSize: 10, spotCheckResult: 'PASS' }, { of });
    expect(await host.instance(run!.id)).toMatchObject({ state: 'COMPLETED', outcome: '核查结束' });
    expect(await audits(residents)).toMatchObject([{ state: 'CLOSED', registeredCount: 198, seenMembers: 208, seenAfter: 208, removedCount: 2, rounds: 2, spotCheckBy: 'S05', spotCheckResult: 'PASS' }]);
  });

  it('runs once at a time, and a whole cycle without an answer becomes a candidate for an order', async () => {
    await host.travelTo('2026-06-09T09:00:00+08:00');
    const [run] = await running(residents);
    await expect(host.start('S04', 'member-audit', { groupNo: residents.groupNo, reason: '抽查' })).rejects.toMatchObject({ code: 'member-audit-already-running' });
    await host.travelTo('2026-07-09T09:00:00+08:00');
    expect((await running(residents)).map((one) => one.id)).toEqual([run!.id]);
    expect((await host.get(FollowUpQueries).list('DEMO-ST', { groupNo: residents.groupNo }, { limit: 10 })).items).toMatchObject([{ kind: 'P11', source: run!.businessKey }]);
  });

  it('may be started by those who answer for the group, and by nobody else', async () => {
    await expect(host.start('S10', 'member-audit', { groupNo: staff.groupNo, reason: '好奇' })).rejects.toMatchObject({ code: 'member-audit-not-yours' });
    const run = await host.start('S05', 'member-audit', { groupNo: staff.groupNo, reason: '人员变动较多' });
    const of = run.businessKey;
    const owner = (run.variables.roster as Values[])[0]!;
    await expect(host.complete('S09', 'verify-roster', await checked(of, 8, INTERNAL, (row) => (row.memberId === owner.memberId ? { ...row, action: 'REMOVE' } : row)), { of })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: 'holder-not-removable' })],
    });
    await host.complete('S09', 'verify-roster', await checked(of, 8, { residentState: 'PRESENT', joinConfirmState: 'OFF' }), { of });
    // nothing to clean, third grade: done; what it found is taken up elsewhere
    expect(await host.instance(run.id)).toMatchObject({ state: 'COMPLETED', outcome: '核查结束' });
    expect((await host.get(FollowUpQueries).list('DEMO-ST', { groupNo: staff.groupNo }, { limit: 10 })).items.map((one) => one.kind).sort()).toEqual(['P07', 'P11']);
  });

  it('turns a group whose function is completed over to its dissolution (B14a)', async () => {
    await host.travelTo('2026-10-09T09:00:00+08:00');
    const [run] = await running(staff);
    await host.complete('S09', 'verify-roster', await checked(run!.businessKey, 8, { ...INTERNAL, functionState: 'DONE' }), { of: run!.businessKey });
    expect(await host.instance(run!.id)).toMatchObject({ outcome: '转入解散' });
    expect(await host.instances('group-dissolve')).toMatchObject([{ groupNo: staff.groupNo, variables: expect.objectContaining({ trigger: 'FUNCTION_DONE' }) }]);
  });

  it('ends with its group: no member, no open audit, no next one', async () => {
    const ref = { tenantId: residents.tenantId, groupNo: residents.groupNo };
    const facts = { at: host.now, actorId: 'S04' };
    const [run] = await running(residents);
    for (const event of ['endTrigger', 'declareDissolved', 'verifyOk'] as const) await host.get(GroupService).transition(ref, event, facts);
    await host.settle();
    expect((await host.instance(run!.id)).state).toBe('TERMINATED');
    expect((await audits(residents))[0]).toMatchObject({ state: 'CANCELED' });
    const roster = await host.get(MembershipQueries).list('DEMO-ST', residents.groupNo);
    expect(new Set(roster.map((member) => member.status))).toEqual(new Set(['LEFT']));
    await host.travelTo('2026-11-10T09:00:00+08:00');
    expect(await running(residents)).toEqual([]);
  });

  it('reaches every element and every outcome of its diagram', async () => {
    const seen = new Set<string>();
    await collect(host, 'member-audit', seen);
    expect(await neverReached('member-audit', seen)).toEqual([]);
  });
});
