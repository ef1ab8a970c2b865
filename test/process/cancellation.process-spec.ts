import { DissolutionQueries } from '../../src/governance/dissolution';
import { GroupQueries } from '../../src/governance/group';
import { MembershipQueries } from '../../src/governance/membership';
import { UnitOfWork } from '../../src/platform/database';
import { CancelProcessInstance } from '../../src/workflow/process-instance';
import { ProcessHost } from '../support/process-host';
import { filedAndLanded, groupOf, staffGroup } from './group.fixture';
import { activeGroup, caseOf, clue, G27 } from './violation.fixture';

/** What a shipped process leaves behind in the domain when its run is ended from outside: nothing nobody can leave. */
describe('ending a run from outside', () => {
  let host: ProcessHost;

  beforeAll(async () => {
    host = await ProcessHost.boot('2026-10-12T10:00:00+08:00');
  });
  afterAll(() => host.close());

  const cancel = async (id: string): Promise<void> => {
    await host.get(CancelProcessInstance).run(id, await host.actor('S04'), '重复提交');
    await host.settle();
  };
  const count = async (sql: string, ...parameters: unknown[]) => Number((await host.get(UnitOfWork).query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`, parameters))[0]!.n);
  const openDeadlines = (id: string) => count("deadline WHERE process_instance_id = ? AND status IN ('OPEN', 'SUSPENDED')", id);

  const stages: [string, (of: string) => Promise<void>][] = [
    ['SUBMITTED', async () => undefined],
    ['FILED', async (of: string) => void (await host.complete('S05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S09' }, { of }))],
    [
      'FILED',
      async (of: string) => {
        await host.complete('S05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S09' }, { of });
        await host.complete('S04', 'check-filing', { decision: 'RECEIVED' }, { of });
      },
    ],
  ];

  it.each(stages)('withdraws an application that is %s and frees its name', async (state, advance) => {
    const application = staffGroup('甲乙社区-撤销-工作群');
    const run = await host.start('S09', 'group-establish', application);
    await advance(run.businessKey);
    expect((await groupOf(host, run)).state).toBe(state);
    await expect(host.start('S09', 'group-establish', application)).rejects.toMatchObject({ code: 'group-application-invalid' });
    await cancel(run.id);
    expect((await groupOf(host, run)).state).toBe('WITHDRAWN');
    expect((await host.get(GroupQueries).listHistory(run.tenantId, run.businessKey))[0]).toMatchObject({ event: 'withdraw', note: '建群流程被终止，申请撤销' });
    expect([await host.open(run.businessKey), await openDeadlines(run.id)]).toEqual([[], 0]);
    const again = await host.start('S09', 'group-establish', application);
    await cancel(again.id);
  });

  it('puts a group that was being dissolved back into use, from where it can be dissolved anew', async () => {
    const group = await filedAndLanded(host, '甲乙社区-解散-工作群');
    const of = { tenantId: group.tenantId, businessKey: group.groupNo };
    const dissolve = { groupNo: group.groupNo, trigger: 'ORDER', orderNo: '责令〔2026〕9号', reason: '监督检查发现问题' };
    const run = await host.start('S04', 'group-dissolve', dissolve);
    expect((await groupOf(host, of)).state).toBe('DISSOLVING');
    await cancel(run.id);
    expect((await groupOf(host, of)).state).toBe('ACTIVE');
    expect((await host.get(DissolutionQueries).listByGroup(await host.actor('S04'), group.groupNo))[0]).toMatchObject({ state: 'CANCELED' });
    expect(await openDeadlines(run.id)).toBe(0);
    await host.start('S04', 'group-dissolve', { ...dissolve, orderNo: '责令〔2026〕10号' });
    expect((await groupOf(host, of)).state).toBe('DISSOLVING');
  });

  it('lets nobody wait to be admitted, and the next member audit begin', async () => {
    const group = await filedAndLanded(host, '甲乙社区-成员-工作群');
    const admission = await host.start('S09', 'member-admission', { groupNo: group.groupNo, memberName: '金试用', memberUnit: '3栋1单元', memberCategory: 'STAFF', inDirectory: true, reason: '工作需要' });
    const members = async () => (await host.get(MembershipQueries).list(group.tenantId, group.groupNo)).filter(({ status }) => status === 'VERIFYING');
    expect(await members()).toHaveLength(1);
    await cancel(admission.id);
    expect(await members()).toEqual([]);
    const audits = async () => (await host.get(UnitOfWork).query<{ state: string }>('SELECT state FROM member_audit WHERE group_no = ? ORDER BY id', [group.groupNo])).map(({ state }) => state);
    const audit = await host.start('S09', 'member-audit', { groupNo: group.groupNo, reason: '人员变动较大' });
    await cancel(audit.id);
    expect(await audits()).toEqual(['CANCELED']);
    await host.start('S09', 'member-audit', { groupNo: group.groupNo, reason: '人员变动较大' });
    expect(await audits()).toEqual(['CANCELED', 'OPEN']);
  });

  it('closes a case, takes the mark off the group and answers whoever reported it', async () => {
    const groupNo = await activeGroup(host, G27);
    const run = await host.start('S12', 'violation-case', clue(groupNo, '2026-10-12T09:30:00+08:00'));
    expect((await host.get(GroupQueries).get('DEMO-ST', groupNo)).overlays).toContain('CASE_OPEN');
    await cancel(run.id);
    expect(await caseOf(host, run.businessKey)).toMatchObject({ state: 'CANCELED', answer: expect.stringContaining('终止办理') });
    expect((await host.get(GroupQueries).get('DEMO-ST', groupNo)).overlays).not.toContain('CASE_OPEN');
    expect(await count("notification WHERE user_id = 'S12' AND kind = 'RESULT' AND dedupe_key = ?", `violation-answer:${run.businessKey}`)).toBe(1);
  });
});
