import { MembershipQueries, MembershipService } from '../../src/governance/membership';
import { DatabaseBusy } from '../../src/platform/database';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { projectGroup, residentsGroup, staffGroup } from '../process/group.fixture';
import { ApiWorld, expectProblem } from '../support/api-world';
import { runningProjectGroup, runningStaffGroup } from './journeys.fixture';

type Values = Record<string, unknown>;

describe('the predicted route of a start form', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterAll(() => world?.close());

  const at = (key: string) => `/api/process-definitions/${key}/route-forecast`;
  /** The forecast, after which every row of every table is what it was. */
  async function forecast(userId: string, key: string, variables: Values) {
    await world.as(userId); // signing in leaves a line in the audit log
    const before = await world.snapshotOfAllRows();
    const answer = await world.post(userId, at(key), { variables });
    expect(answer.status).toBe(200);
    expect(await world.snapshotOfAllRows()).toEqual(before);
    return answer.body;
  }
  const line = ({ elementId, possible, people }: { elementId: string; possible: boolean; people: string[] }) => `${elementId}${possible ? '?' : ''}: ${people.join('、')}`;

  it('names the steps, the people and the posts of an application that could be sent, with rule and clause', async () => {
    const { complete, steps } = await forecast('S09', 'group-establish', residentsGroup('甲乙社区-预测-居民群'));
    expect(complete).toBe(true);
    expect(steps.map(line)).toEqual([
      'review-by-first-responsible: 何测试（甲乙社区书记）',
      expect.stringMatching(/^approve-application: \S+/),
      'acknowledge-commitment: ',
      expect.stringMatching(/^register-landing: 孔示范/),
    ]);
    expect(steps[0]).toMatchObject({ name: '第一责任人审核', kind: 'TASK', clause: 'A6b A8(3)a B3a', deadline: { title: expect.any(String), amount: 2, unit: 'WORKDAY', source: 'OURS' } });
  });

  it('is the way the case then goes', async () => {
    const values = staffGroup('甲乙社区-预测-工作群');
    const { steps } = await forecast('S09', 'group-establish', values);
    const { businessKey } = await world.start('S09', 'group-establish', values);
    expect(steps[0].elementId).toBe((await world.task('S05', 'review-by-first-responsible', businessKey)).elementId);
    await world.complete('S05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S09' }, businessKey);
    expect(steps[1].elementId).toBe((await world.task('S04', 'check-filing', businessKey)).elementId);
    // it may still be turned into an approval
    expect(steps.map(line)).toContainEqual(expect.stringMatching(/^approve-application\?/));
  });

  it('of a form that is not finished is that of the diagram, open where it is open', async () => {
    const { complete, refusal, steps } = await forecast('S09', 'group-establish', { groupName: '甲乙' });
    expect([complete, refusal]).toEqual([false, undefined]);
    expect(steps.map(({ elementId, possible }: { elementId: string; possible: boolean }) => elementId + (possible ? '?' : ''))).toEqual(['review-by-first-responsible', 'check-filing?', 'approve-application?', 'acknowledge-commitment', 'register-landing']);
    // with the unit named, its first responsible person is known
    const named = await forecast('S09', 'group-establish', { unitId: 'ST-JIAYI' });
    expect(named.steps[0].people).toEqual([]); // the applicant could be that person: the start decides it
  });

  it('names no person as long as the form is not finished: another answer may ask another', async () => {
    const { groupName: _missing, ...unfinished } = projectGroup('样例地铁-待定-工作群');
    const { complete, steps } = await forecast('E08', 'group-establish', unfinished);
    expect([complete, steps[0].people, steps.at(-1).people]).toEqual([false, [], []]);
    expect((await forecast('E08', 'group-establish', projectGroup('样例地铁-待定-工作群'))).steps.at(-1).people).not.toEqual([]);
  });

  it('says beforehand what the domain would refuse', async () => {
    const groupNo = await runningProjectGroup(world, '虚构大桥-预测-工作群');
    await world.start('E04', 'group-dissolve', { groupNo, trigger: 'ORDER', orderNo: '责令〔2026〕9号', reason: '监督检查发现问题' });
    const { complete, refusal } = await forecast('E04', 'group-dissolve', { groupNo, trigger: 'ORDER', orderNo: '责令〔2026〕9号', reason: '监督检查发现问题' });
    expect([complete, refusal]).toEqual([false, expect.stringMatching(/。$/)]);
  });

  it('of a project group goes through the enterprise’s own people', async () => {
    const { steps } = await forecast('E08', 'group-establish', projectGroup('虚构大桥-预测二-工作群'));
    expect(steps.map(({ elementId }: { elementId: string }) => elementId)).toEqual(['review-by-first-responsible', 'approve-application', 'acknowledge-commitment', 'register-landing']);
    expect(steps[0].people).toHaveLength(1);
  });

  it('of a report that may be secret does not look at what was typed', async () => {
    const { complete, steps } = await forecast('S12', 'violation-case', { possibleSecret: true, description: '一份文件' });
    expect(complete).toBe(false);
    expect(steps.length).toBeGreaterThan(1);
  });

  it('of an admission does not say whether somebody is on the blacklist', async () => {
    const groupNo = await runningStaffGroup(world, '甲乙社区-预测三-工作群');
    const listed = (await world.booted.get(MembershipQueries).listInGroup('DEMO-ST', groupNo)).at(-1)!;
    await world.booted.get(MembershipService).blacklist('DEMO-ST', listed.id, { scope: 'TENANT' }, { at: new Date('2026-10-12T02:00:00Z'), actorId: 'S09' });
    const asked = (memberName: string) => forecast('S09', 'member-admission', { groupNo, memberName, memberUnit: listed.unit, memberCategory: 'STAFF', inDirectory: true, reason: '工作需要' });
    const route = await asked(listed.name);
    expect(route).toEqual(await asked('新人甲'));
    expect([route.complete, route.refusal]).toEqual([false, undefined]);
    expect(route.steps.map(({ elementId }: { elementId: string }) => elementId)).toContain('verify-identity');
  });

  it('tells an outage as an outage, not as something wrong with the form', async () => {
    const start = jest.spyOn(world.booted.get(ProcessInstanceService), 'startByHand').mockRejectedValueOnce(new DatabaseBusy());
    expectProblem(await world.post('S09', at('group-establish'), { variables: residentsGroup('甲乙社区-预测四-居民群') }), { status: 503, code: 'database-busy' });
    start.mockRestore();
  });

  it('is for those who may start the process', async () => {
    expectProblem(await world.post('Y01', at('group-establish'), { variables: {} }), { status: 403, code: 'start-forbidden' });
    expectProblem(await world.post('S09', at('overdue-escalate'), { variables: {} }), { status: 422, code: 'process-not-startable' });
    expectProblem(await world.post('S09', at('nothing'), { variables: {} }), { status: 404, code: 'process-definition-not-found' });
    expectProblem(await world.post('S09', at('group-establish'), {}), { status: 400, code: 'request-invalid' });
  });
});
