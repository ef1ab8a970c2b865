import { FollowUpQueries } from '../../src/governance/follow-up';
import { GroupService, type WorkGroup } from '../../src/governance/group';
import { MembershipQueries, MembershipService } from '../../src/governance/membership';
import { UnitOfWork } from '../../src/platform/database';
import { NotificationQueries } from '../../src/platform/notification';
import { DeadlineQueries } from '../../src/workflow/deadline';
import { ProcessHost } from '../support/process-host';
import { approvedAndLanded, filedAndLanded, groupOf, roster } from './group.fixture';
import { collect, neverReached } from './violation.fixture';

type Values = Record<string, unknown>;

describe('member-admission', () => {
  let host: ProcessHost;
  let staff: WorkGroup;
  let residents: WorkGroup;

  beforeAll(async () => {
    host = await ProcessHost.boot('2026-10-10T09:00:00+08:00');
    staff = await filedAndLanded(host, '甲乙社区-工作人员-工作群');
    residents = await approvedAndLanded(host, '甲乙社区-居民服务1群', roster(['孔示范', '严化名'], 10, 'PUBLIC'));
  });
  afterAll(() => host.close());

  const ask = (group: WorkGroup, memberName: string, memberCategory: string, more: Values = {}) =>
    host.start('S09', 'member-admission', { groupNo: group.groupNo, memberName, memberUnit: '3栋1单元', memberCategory, inDirectory: false, reason: '新入住居民', ...more });
  const now = async (group: WorkGroup) => groupOf(host, { tenantId: group.tenantId, businessKey: group.groupNo });
  const member = async (group: WorkGroup, displayName: string) => (await host.get(MembershipQueries).list(group.tenantId, group.groupNo)).find((one) => one.displayName === displayName);
  const join = async (of: string, verify: Values) => {
    await host.complete('S09', 'verify-identity', { verificationResult: 'PASS', ...verify }, { of });
    await host.complete('S11', 'confirm-rules', { rulesInformed: true }, { of });
    return () => host.complete('S09', 'confirm-joined', { joinedDate: '2026-10-10', nicknameSet: true }, { of });
  };

  it('admits a resident under the real name, with the surname only for everybody else to see', async () => {
    const run = await ask(residents, '金试用', 'PUBLIC', { memberMobile: '15400000001' });
    expect(run).toMatchObject({ title: '成员入群：金**（甲乙社区-居民服务1群）', businessKey: expect.stringMatching(/^A-2026-\d{6}$/), groupNo: residents.groupNo });
    expect((await host.instance(run.id)).variables.admission).toMatchObject({ result: 'ALLOW_AFTER_CHECK', verification: 'LEVEL_2P' });
    const [task] = await host.openTasks(run.businessKey);
    expect((await host.get(DeadlineQueries).summariesByTask([task!.id])).get(task!.id)).toMatchObject({ code: 'T-ADMIT', dueDate: '2026-10-12' });
    expect(await member(residents, '金**')).toMatchObject({ status: 'VERIFYING' });

    const finish = await join(run.businessKey, { method: 'COMMUNITY_CONFIRM', nickname: '3栋1单元-金试用' });
    expect((await now(residents)).memberCount).toBe(11);
    await finish();

    expect(await host.instance(run.id)).toMatchObject({ state: 'COMPLETED', outcome: '已入群', variables: expect.objectContaining({ memberMobile: null }) });
    expect(await member(residents, '金**')).toMatchObject({ nickname: '3栋1单元-金**', status: 'ADMITTED', joinedAt: '2026-10-10', verification: { method: 'COMMUNITY_CONFIRM', level: 'LEVEL_2P', verifiedBy: '孔示范' } });
  });

  it('asks labour workers for a certificate or a sighted document', async () => {
    const run = await ask(residents, '蒋样例', 'MIGRANT_WORKER');
    const verify = { verificationResult: 'PASS', nickname: '班组-蒋样例', idLast4: '001X' };
    await expect(host.complete('S09', 'verify-identity', { ...verify, method: 'DIRECTORY' }, { of: run.businessKey })).rejects.toMatchObject({ code: 'admission-invalid' });
    await host.complete('S09', 'verify-identity', { ...verify, method: 'SIGHTED_ID' }, { of: run.businessKey });
    expect(await host.open(run.businessKey)).toEqual(['confirm-rules']);
  });

  it('is the business of the owner and the administrators only', async () => {
    await expect(host.start('S05', 'member-admission', { groupNo: staff.groupNo, memberName: '某人', memberCategory: 'STAFF', reason: '工作需要' })).rejects.toMatchObject({ code: 'not-a-group-holder' });
  });

  it('takes nobody twice', async () => {
    await ask(staff, '双登记', 'STAFF', { inDirectory: true });
    await expect(ask(staff, '双登记', 'STAFF', { inDirectory: true })).rejects.toMatchObject({ problems: [expect.objectContaining({ code: 'already-being-admitted' })] });
  });

  it('takes nobody into a group whose admissions are frozen', async () => {
    const ref = { tenantId: staff.tenantId, groupNo: staff.groupNo };
    await host.get(GroupService).setOverlay(ref, 'ADMISSION_FROZEN', true, { at: host.now, actorId: 'S04' });
    await expect(ask(staff, '迟来者', 'STAFF')).rejects.toMatchObject({ problems: [expect.objectContaining({ code: 'admission-frozen' })] });
    await host.get(GroupService).setOverlay(ref, 'ADMISSION_FROZEN', false, { at: host.now, actorId: 'S04' });
  });

  it('denies residents in an internal group and leaves a note that its audience may have changed', async () => {
    const run = await ask(staff, '某居民', 'PUBLIC');
    expect(await host.instance(run.id)).toMatchObject({ outcome: '不准入', variables: expect.objectContaining({ refusalReason: 'AUDIENCE_MISMATCH' }) });
    expect((await host.get(FollowUpQueries).list('DEMO-ST', { groupNo: staff.groupNo }, { limit: 10 })).items).toMatchObject([{ kind: 'P07' }]);
  });

  it('denies somebody blacklisted and tells the first responsible person', async () => {
    const first = (await host.get(MembershipQueries).listInGroup('DEMO-ST', residents.groupNo)).find((one) => one.name === '样本7')!;
    await host.get(MembershipService).blacklist('DEMO-ST', first.id, { scope: 'TENANT', caseNo: 'V-2026-000001' }, { at: host.now, actorId: 'S09' });
    const run = await ask(staff, '样本7', 'STAFF', { memberUnit: '甲乙社区' });
    expect((await host.instance(run.id)).variables.refusalReason).toBe('BLACKLIST');
    const told = await host.get(NotificationQueries).listOf(await host.actor('S05'));
    expect(told.items.map((line) => line.title)).toContain('黑名单人员申请入群：甲乙社区-工作人员-工作群');
  });

  it('lets the first responsible person join in deciding what no rule covers', async () => {
    const agreed = await ask(staff, '外协甲', 'EXTERNAL');
    await host.complete('S05', 'decide-with-first-responsible', { decision: 'AGREE' }, { of: agreed.businessKey });
    expect(await host.open(agreed.businessKey)).toEqual(['verify-identity']);
    await host.complete('S09', 'verify-identity', { method: 'EMPLOYER_CERT', verificationResult: 'FAIL', verificationNote: '证明无法核实' }, { of: agreed.businessKey });
    expect((await host.instance(agreed.id)).variables.refusalReason).toBe('VERIFICATION_FAILED');

    const declined = await ask(staff, '外协乙', 'EXTERNAL');
    await host.complete('S05', 'decide-with-first-responsible', { decision: 'REJECT' }, { of: declined.businessKey });
    expect(await host.instance(declined.id)).toMatchObject({ outcome: '不予入群', variables: expect.objectContaining({ refusalReason: 'NOT_AGREED' }) });
  });

  it('gives the last place to one of two who were let in at the same time', async () => {
    const small = await filedAndLanded(host, '甲乙社区-小群-工作群', roster(['孔示范', '严化名'], 4), { memberCap: 5, expectedMembers: 5 });
    const [one, two] = [await ask(small, '先到', 'STAFF', { inDirectory: true }), await ask(small, '后到', 'STAFF', { inDirectory: true })];
    await (await join(one.businessKey, { method: 'DIRECTORY', nickname: '甲乙社区-先到' }))();
    await join(two.businessKey, { method: 'DIRECTORY', nickname: '甲乙社区-后到' });
    expect(await host.instance(two.id)).toMatchObject({ outcome: '不予入群', variables: expect.objectContaining({ refusalReason: 'CAP_EXCEEDED' }) });
    expect((await now(small)).memberCount).toBe(5);
    const inside = await host.get(UnitOfWork).query<{ n: number }>("SELECT COUNT(*) AS n FROM membership WHERE group_no = ? AND status = 'ADMITTED'", [small.groupNo]);
    expect(Number(inside[0]!.n)).toBe(5);
    // and from now on the table denies at once
    const three = await ask(small, '再到', 'STAFF', { inDirectory: true });
    expect(await host.instance(three.id)).toMatchObject({ outcome: '不准入', variables: expect.objectContaining({ refusalReason: 'CAP_EXCEEDED' }) });
  });

  it('reaches every element and every outcome of its diagram', async () => {
    const seen = new Set<string>();
    await collect(host, 'member-admission', seen);
    expect(await neverReached('member-admission', seen)).toEqual([]);
  });
});
