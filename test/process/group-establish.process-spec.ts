import { GroupQueries } from '../../src/governance/group';
import { UnitOfWork } from '../../src/platform/database';
import { DeadlineQueries } from '../../src/workflow/deadline';
import { WithdrawalService } from '../../src/workflow/process-instance-view';
import { ProcessHost } from '../support/process-host';
import { groupOf, landing, projectGroup, residentsGroup, roster, staffGroup } from './group.fixture';
import { collect, neverReached } from './violation.fixture';

type Values = Record<string, unknown>;

describe('group-establish', () => {
  let host: ProcessHost;
  const seen = new Set<string>();
  const seenAcknowledging = new Set<string>();

  beforeAll(async () => {
    host = await ProcessHost.boot('2026-08-31T09:00:00+08:00');
  });
  afterAll(() => host.close());

  const agree = (of: string, userId = 'S05', more: Values = {}) => host.complete(userId, 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S09', ...more }, { of });
  const dueOf = async (of: string) => {
    const [task] = await host.openTasks(of);
    return (await host.get(DeadlineQueries).summariesByTask([task!.id])).get(task!.id);
  };
  const count = async (table: string) => Number((await host.get(UnitOfWork).query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]!.n);
  const events = async (groupNo: string, tenantId = 'DEMO-ST') => (await host.get(GroupQueries).listHistory(tenantId, groupNo)).map((entry) => entry.event).reverse();

  describe('a group of the unit itself', () => {
    it('is filed at once when the first responsible person agrees, and runs after the landing (AC-02, G25)', async () => {
      const run = await host.start('S09', 'group-establish', staffGroup('甲乙社区-工作人员-工作群'));
      const of = run.businessKey;
      expect([run.title, of]).toEqual(['建群申请：甲乙社区-工作人员-工作群', expect.stringMatching(/^G-ST-2026-\d{6}$/)]);
      expect(await host.list('S05', 'todo')).toContain('review-by-first-responsible');
      expect(await dueOf(of)).toMatchObject({ code: 'T-FR', dueDate: '2026-09-02' });

      await agree(of);
      expect(await groupOf(host, run)).toMatchObject({ state: 'FILED', route: 'FILE', grade: 3, filingNo: expect.stringMatching(/^ST备-2026-\d{3}$/), approvalNo: null, firstResponsibleId: 'S05' });
      expect(await host.list('S04', 'todo')).toContain('check-filing');
      expect(await dueOf(of)).toMatchObject({ code: 'T-FILE', dueDate: '2026-09-03' });

      await host.complete('S04', 'check-filing', { decision: 'RECEIVED' }, { of });
      expect(await dueOf(of)).toMatchObject({ code: 'T-SIGN' });
      const clocks = await host.get(DeadlineQueries).listByGroup('DEMO-ST', of);
      expect(clocks.map((clock) => clock.summary.code).sort()).toEqual(['T-LAND', 'T-SIGN']);
      await host.complete('S09', 'acknowledge-rules', { rulesAccepted: true }, { of });
      expect(await host.open(of)).toEqual(['register-landing']);
      await host.complete('S09', 'register-landing', await landing(host, 'S09', '甲乙社区-工作人员-工作群', roster(['孔示范', '严化名'], 19)), { of });

      expect(await host.instance(run.id)).toMatchObject({ state: 'COMPLETED', outcome: '群组正常运行' });
      expect(await groupOf(host, run)).toMatchObject({ state: 'ACTIVE', memberCount: 19, joinConfirm: 'ON', acknowledgedBy: 'S09' });
      expect(await events(of)).toEqual(['submit', 'file', 'amend', 'land']);
      expect(await host.get(DeadlineQueries).listByGroup('DEMO-ST', of)).toEqual([]);
      const jobs = await host.get(UnitOfWork).query<{ kind: string; due_at: number }>("SELECT kind, due_at FROM job WHERE status = 'PENDING' AND key LIKE ?", [`%${of}`]);
      expect(jobs.map((job) => [job.kind, new Date(Number(job.due_at)).toISOString()])).toEqual([['member-audit.due', '2027-02-28T01:00:00.000Z']]);
    });

    it('keeps its filing while the applicant corrects it, and freezes admissions when it is turned into an approval (G34)', async () => {
      const run = await host.start('S09', 'group-establish', staffGroup('文明创建-工作群', { memberCap: 200 }));
      const of = run.businessKey;
      await agree(of, 'S05', { correctedName: '甲乙社区-文明创建-工作群' });
      const filed = await groupOf(host, run);
      expect(filed.name).toBe('甲乙社区-文明创建-工作群');
      await host.complete('S04', 'check-filing', { decision: 'CORRECT', reviewReason: '职能说明不清' }, { of });
      const correction = Object.fromEntries(Object.entries(staffGroup('甲乙社区-文明创建-工作群', { memberCap: 180, functionText: '文明创建联络' })).filter(([key]) => !['unitId', 'kind', 'audience', 'platform', 'secrecyStatement'].includes(key)));
      await host.complete('S09', 'correct-filing', correction, { of });
      expect(await groupOf(host, run)).toMatchObject({ state: 'FILED', filingNo: filed.filingNo, functionText: '文明创建联络', memberCap: 180 });

      await host.complete('S04', 'check-filing', { decision: 'CONVERT', reviewReason: '拟邀请居民参加' }, { of });
      expect(await groupOf(host, run)).toMatchObject({ state: 'UNDER_REVIEW', route: 'APPROVE', overlays: ['ADMISSION_FROZEN'] });
      expect(await dueOf(of)).toMatchObject({ code: 'T-APPR' });

      await host.complete('S03', 'approve-application', { decision: 'RETURN', reviewReason: '补充居民范围' }, { of });
      expect(await groupOf(host, run)).toMatchObject({ state: 'RETURNED' });
      const again = Object.fromEntries(Object.entries(staffGroup('甲乙社区-文明创建-工作群', { memberCap: 180 })).filter(([key]) => key !== 'secrecyStatement'));
      await host.complete('S09', 'correct-application', again, { of });
      await agree(of);
      // the table says FILE again; what was turned into an approval stays one
      expect(await host.open(of)).toEqual(['approve-application']);
      await host.complete('S03', 'approve-application', { decision: 'APPROVE' }, { of });
      expect(await groupOf(host, run)).toMatchObject({ state: 'APPROVED', overlays: [], approvalNo: expect.stringMatching(/^ST批-2026-/) });
    });

    it('is filed late when it stood before anybody applied', async () => {
      const run = await host.start('S09', 'group-establish', staffGroup('甲乙社区-值守-工作群', { existingSince: '2026-03-01' }));
      await agree(run.businessKey);
      expect(await groupOf(host, run)).toMatchObject({ state: 'FILED', route: 'FILE_LATE' });
    });

    it('refuses a landing without its owner, above its cap or with a nickname twice, and nothing has changed', async () => {
      const run = await host.start('S09', 'group-establish', staffGroup('甲乙社区-网格-工作群', { memberCap: 5, expectedMembers: 5 }));
      const of = run.businessKey;
      await agree(of);
      await host.complete('S04', 'check-filing', { decision: 'RECEIVED' }, { of });
      await host.complete('S09', 'acknowledge-rules', { rulesAccepted: true }, { of });
      const before = await count('membership');
      const people = [...roster(['严化名'], 6), { name: '样本1', unit: '甲乙社区', category: 'PUBLIC', method: 'DIRECTORY' }];
      const wrong = await landing(host, 'S09', '甲乙社区-网格-工作群', people, { actualCap: 6, createdDate: '2026-12-01' });
      await expect(host.complete('S09', 'register-landing', wrong, { of })).rejects.toMatchObject({
        code: 'landing-incomplete',
        problems: ['cap-above-approved', 'created-in-future', 'roster-above-cap', 'holders-not-in-roster', 'nickname-double', 'public-in-internal-group'].map((code) => expect.objectContaining({ code })),
      });
      expect([await count('membership'), (await groupOf(host, run)).state]).toEqual([before, 'FILED']);
    });
  });

  describe('a group with residents', () => {
    it('has no number before the department decides, and is escalated but never approved by time (AC-02, G42)', async () => {
      const run = await host.start('S09', 'group-establish', residentsGroup('甲乙社区-养老服务-居民群'));
      const of = run.businessKey;
      await agree(of);
      expect((await host.instance(run.id)).variables.registration).toMatchObject({ route: 'APPROVE', basis: 'B13b' });
      expect(await groupOf(host, run)).toMatchObject({ state: 'UNDER_REVIEW', grade: 2, filingNo: null, approvalNo: null });
      expect(await dueOf(of)).toMatchObject({ code: 'T-APPR-PUBLIC', dueDate: '2026-09-07' });

      await host.complete('S03', 'approve-application', { decision: 'APPROVE_WITH_CONDITIONS', conditions: '每月报送成员变动', gradeOverride: '1', gradeReason: '服务对象特殊' }, { of });
      expect(await groupOf(host, run)).toMatchObject({ state: 'APPROVED', grade: 1, auditMonths: 1, approvalConditions: '每月报送成员变动', approvalNo: expect.stringMatching(/^ST批-2026-/) });
    });

    it('needs a second administrator when it is of the first grade', async () => {
      const run = await host.start('S09', 'group-establish', residentsGroup('甲乙社区-居民服务9群', { adminIds: [], expectedMembers: 300, memberCap: 400, capReason: '居民较多' }));
      await expect(agree(run.businessKey)).rejects.toMatchObject({ code: 'group-application-invalid', problems: [expect.objectContaining({ code: 'second-administrator-missing' })] });
    });

    it('may be declined by the first responsible person or refused by the department (G19)', async () => {
      const declined = await host.start('S09', 'group-establish', residentsGroup('质量月活动群'));
      await host.complete('S05', 'review-by-first-responsible', { decision: 'REJECT', ownerId: 'S09', reviewReason: '用途重复' }, { of: declined.businessKey });
      expect([await host.instance(declined.id), await groupOf(host, declined)]).toMatchObject([{ outcome: '不予同意' }, { state: 'REJECTED' }]);

      const refused = await host.start('S09', 'group-establish', residentsGroup('质量月活动群'));
      await agree(refused.businessKey);
      await host.complete('S03', 'approve-application', { decision: 'REJECT', reviewReason: '已有同类群组' }, { of: refused.businessKey });
      expect([await host.instance(refused.id), await groupOf(host, refused)]).toMatchObject([{ outcome: '不予批准' }, { state: 'REJECTED' }]);
    });
  });

  describe('who may decide', () => {
    it('keeps the applicant and the owner away from review and approval', async () => {
      const run = await host.start('S05', 'group-establish', residentsGroup('甲乙社区-平安-居民群', { ownerId: 'S03' }));
      // the applicant is the first responsible person: the leader reviews
      expect((await host.task('review-by-first-responsible', run.businessKey)).assigneeId).toBe('S02');
      await host.complete('S02', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S03' }, { of: run.businessKey });
      // the only approver of the street is the owner: nobody finds the task, and nobody decides in their own cause
      const task = await host.task('approve-application', run.businessKey);
      expect(task.candidates.users).not.toContain('S03');
      await expect(host.complete('S03', 'approve-application', { decision: 'APPROVE' }, { of: run.businessKey })).rejects.toMatchObject({ kind: 'forbidden' });
    });
  });

  describe('an application that is not in order', () => {
    it('is refused with every field named, and leaves no group and no instance', async () => {
      const before = [await count('work_group'), await count('process_instance')];
      const wrong = projectGroup('桥', { plannedEndDate: undefined, memberCap: 900, expectedMembers: 1000, capReason: '项目人员多', ownerId: 'S09', memberCategories: ['PUBLIC'], platform: 'WECHAT' });
      await expect(host.start('E08', 'group-establish', { ...wrong, groupName: '大桥' })).rejects.toMatchObject({
        code: 'group-application-invalid',
        problems: ['cap-above-platform', 'expected-above-cap', 'person-unknown', 'audience-contradicts', 'planned-end-missing'].map((code) => expect.objectContaining({ code })),
      });
      expect([await count('work_group'), await count('process_instance')]).toEqual(before);
    });

    it('is refused when the unit already has a live group of that name on that platform', async () => {
      await host.start('S09', 'group-establish', staffGroup('甲乙社区-重名-工作群'));
      await expect(host.start('S09', 'group-establish', staffGroup('甲乙社区-重名-工作群'))).rejects.toMatchObject({ problems: [expect.objectContaining({ code: 'name-taken' })] });
    });

    it('goes back to the applicant, who completes it (G20)', async () => {
      const sent = projectGroup('投标临时群', { kind: 'EXTERNAL_PARTNER', plannedEndDate: undefined, projectName: undefined, memberCap: 50 });
      const run = await host.start('E08', 'group-establish', sent);
      const of = run.businessKey;
      await host.complete('E05', 'review-by-first-responsible', { decision: 'RETURN', ownerId: 'E08', reviewReason: '缺少计划结束日期' }, { of });
      expect(await groupOf(host, run)).toMatchObject({ state: 'RETURNED' });
      // the days of the review count for the correction, too, under its own name
      expect(await dueOf(of)).toMatchObject({ code: 'T-FR', title: '补正建群申请' });
      const { secrecyStatement: _kept, ...fields } = sent;
      await expect(host.complete('E08', 'correct-application', { ...fields, memberCap: 10 }, { of })).rejects.toMatchObject({ code: 'group-application-invalid' });
      await host.complete('E08', 'correct-application', { ...fields, plannedEndDate: '2026-11-30' }, { of });
      expect(await groupOf(host, run)).toMatchObject({ state: 'SUBMITTED', plannedEndDate: '2026-11-30' });
      expect(await host.instance(run.id)).toMatchObject({ title: '建群申请：投标临时群' });
      expect(await host.open(of)).toEqual(['review-by-first-responsible']);
    });
  });

  it('goes by the name the applicant has put right, and so does what is open of it', async () => {
    const run = await host.start('S09', 'group-establish', staffGroup('甲乙社区-夜巡-工作群'));
    const of = run.businessKey;
    await host.complete('S05', 'review-by-first-responsible', { decision: 'RETURN', ownerId: 'S09', reviewReason: '名称不规范' }, { of });
    const { secrecyStatement: _kept, ...fields } = staffGroup('甲乙社区-改名后-工作群');
    await host.complete('S09', 'correct-application', fields, { of });
    expect(await host.instance(run.id)).toMatchObject({ title: '建群申请：甲乙社区-改名后-工作群', groupName: '甲乙社区-改名后-工作群' });
    expect(await host.task('review-by-first-responsible', of)).toMatchObject({ title: '建群申请：甲乙社区-改名后-工作群', groupName: '甲乙社区-改名后-工作群' });
    await host.complete('S05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S09', correctedName: '甲乙社区-夜间巡查-工作群' }, { of });
    expect(await host.task('check-filing', of)).toMatchObject({ title: '建群申请：甲乙社区-夜间巡查-工作群', groupName: '甲乙社区-夜间巡查-工作群', searchWords: expect.stringContaining('夜间巡查') });
  });

  it('is withdrawn by the applicant at any time before the landing (G41)', async () => {
    const run = await host.start('E12', 'group-establish', projectGroup('迎检专班-工作群', { unitId: 'ENT-C1-ENG', kind: 'INTERNAL', ownerId: 'E12', adminIds: [] }));
    await host.get(WithdrawalService).withdraw(await host.actor('E12'), run, '不再需要');
    expect([await host.instance(run.id), await groupOf(host, run)]).toMatchObject([{ state: 'COMPLETED', outcome: '已撤回' }, { state: 'WITHDRAWN' }]);
    expect(await host.open(run.businessKey)).toEqual([]);
  });

  describe('time', () => {
    it('lets an approval lapse that is not landed in ten workdays, but only reminds a filed group (G21)', async () => {
      const test = projectGroup('智慧建投-测试-工作群', { unitId: 'ENT-C1-ENG', kind: 'INTERNAL', platform: 'ENTERPRISE_IM', memberCategories: ['STAFF', 'LABOUR_DISPATCH'], ownerId: 'E12', adminIds: [], memberCap: 50 });
      const approved = await host.start('E12', 'group-establish', test);
      await host.complete('E07', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'E12' }, { of: approved.businessKey });
      await host.complete('E04', 'approve-application', { decision: 'APPROVE' }, { of: approved.businessKey });
      const filed = await host.start('S09', 'group-establish', staffGroup('甲乙社区-慢落地-工作群'));
      await agree(filed.businessKey);
      await host.complete('S04', 'check-filing', { decision: 'RECEIVED' }, { of: filed.businessKey });
      const escalated = await host.start('S09', 'group-establish', residentsGroup('甲乙社区-久拖-居民群'));
      await agree(escalated.businessKey);

      await host.travelTo('2026-09-14T23:59:00+08:00');
      expect((await groupOf(host, approved)).state).toBe('APPROVED');
      await host.travelTo('2026-09-15T00:01:00+08:00');
      expect([await host.instance(approved.id), await groupOf(host, approved)]).toMatchObject([{ outcome: '批准失效' }, { state: 'LAPSED' }]);
      expect(await host.get(DeadlineQueries).listByGroup('DEMO-ENT', approved.businessKey)).toEqual([]);
      expect((await groupOf(host, filed)).state).toBe('FILED');
      expect(await host.open(filed.businessKey)).toEqual(['acknowledge-rules']);

      // AC-02: late by more than three workdays the approval is with the leader, and the group still is not approved
      expect((await groupOf(host, escalated)).state).toBe('UNDER_REVIEW');
      expect(await host.list('S02', 'todo')).toContain('supervise-leader');
    });

    it('begins the dissolution at nine on the planned last day', async () => {
      const run = await host.start('E08', 'group-establish', projectGroup('测量控制-项目-工作群', { platform: 'QQ', plannedEndDate: '2026-09-30', memberCap: 50 }));
      const of = run.businessKey;
      await host.complete('E05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'E08' }, { of });
      await host.complete('E04', 'approve-application', { decision: 'APPROVE' }, { of });
      await host.complete('E08', 'acknowledge-rules', { rulesAccepted: true }, { of });
      await host.complete('E08', 'register-landing', await landing(host, 'E08', '测量控制-项目-工作群', roster(['王模拟', '陈假名'], 18)), { of });
      await host.travelTo('2026-09-30T08:59:00+08:00');
      expect(await host.instances('group-dissolve')).toEqual([]);
      await host.travelTo('2026-09-30T09:00:00+08:00');
      expect(await host.instances('group-dissolve')).toMatchObject([{ groupNo: of, tenantId: 'DEMO-ENT' }]);
    });
  });

  it('reaches every element and every outcome of its diagram', async () => {
    await collect(host, 'group-establish', seen);
    await collect(host, 'commitment-acknowledge', seenAcknowledging);
    expect(await neverReached('group-establish', seen)).toEqual([]);
    expect(await neverReached('commitment-acknowledge', seenAcknowledging)).toEqual([]);
  });
});
