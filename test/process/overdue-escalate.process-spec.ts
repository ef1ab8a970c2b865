import { readFileSync } from 'node:fs';
import { inspectDefinition } from '../../src/engine';
import { GroupService } from '../../src/governance/group';
import { SupervisionQueries } from '../../src/governance/supervision';
import { UnitOfWork } from '../../src/platform/database';
import { DeadlineQueries, DeadlineService } from '../../src/workflow/deadline';
import { ProcessInstanceRepository, type ProcessInstance } from '../../src/workflow/process-instance';
import { ProcessHost } from '../support/process-host';

const TENANT = 'DEMO-ENT';
const OWNER = 'E08';
const FIRST_RESP = 'E05';
const SUPERVISOR = 'E03';
const LEADER = 'E02';
const CHIEF = 'E18';

/** Reaches every element and flow of processes/shared/overdue-escalate. */
describe('overdue-escalate', () => {
  let host: ProcessHost;
  const visited = new Set<string>();
  let groups = 0;

  beforeAll(async () => {
    host = await ProcessHost.boot('2026-10-12T10:00:00+08:00');
  });
  afterAll(() => host?.close());

  /** A group ordered to dissolve today; its T-DISS is due five workdays later. */
  async function dissolving(): Promise<{ groupNo: string; deadlineId: string }> {
    const service = host.get(GroupService);
    const facts = { at: host.now, actorId: OWNER };
    const created = await service.create(
      {
        demoRef: null, name: `虚构大桥-督办${++groups}-工作群`, kind: 'PROJECT', audience: 'INTERNAL', underUnitName: false, purpose: 'COORDINATION', functionText: null, platform: 'WECHAT',
        unitId: 'ENT-BRIDGE', ownerId: OWNER, adminIds: [], firstResponsibleId: FIRST_RESP, designatedPersonId: null, memberCategories: ['STAFF'], memberCap: 100, capReason: null,
        expectedMembers: 40, activity: 'MID', projectName: '虚构大桥', plannedEndDate: null, existingSince: null,
      },
      TENANT,
      facts,
    );
    const ref = { tenantId: TENANT, groupNo: created.groupNo };
    await service.transition(ref, 'file', facts);
    await service.transition(ref, 'land', { ...facts, values: { grade: 3 } });
    await host.start(SUPERVISOR, 'group-dissolve', { groupNo: created.groupNo, trigger: 'ORDER', orderNo: '责令〔2026〕1号', reason: '监督检查发现问题' });
    return { groupNo: created.groupNo, deadlineId: (await deadline(created.groupNo, 'T-DISS')).id };
  }

  const deadline = async (groupNo: string, code: string) => (await host.get(DeadlineQueries).listByGroup(TENANT, groupNo)).find((row) => row.summary.code === code)!.summary;
  const escalation = async (deadlineId: string): Promise<ProcessInstance> => (await host.instances('overdue-escalate', deadlineId)).at(-1)!;
  const levels = (deadlineId: string) =>
    host.get(UnitOfWork).query<{ level: number; role: string | null; note: string | null; assessed: number; completed_by: string | null; statement: string | null }>(
      'SELECT level, role, note, assessed, completed_by, statement FROM supervision_level WHERE deadline_id = ? ORDER BY occurrence, level',
      [deadlineId],
    );

  async function remember(run: ProcessInstance): Promise<void> {
    [...(await host.visited(run.id)), ...(await host.get(ProcessInstanceRepository).listTakenFlows(run.id))].forEach((id) => visited.add(id));
  }

  it('asks the line superior at once, the supervisor, the leader and the chief after one, three and five workdays', async () => {
    // given T-DISS from Monday 10-12, due on Monday 10-19
    const { deadlineId } = await dissolving();
    await host.travelTo('2026-10-19T23:59:00+08:00');
    expect(await host.instances('overdue-escalate', deadlineId)).toEqual([]);
    // when it is missed
    await host.travelTo('2026-10-20T00:00:00.001+08:00');
    // then the first responsible person has a task that links to the late one
    const first = await host.task('supervise-line', deadlineId);
    expect(first).toMatchObject({ assigneeId: FIRST_RESP, deadlineId: null });
    expect((await host.get(UnitOfWork).query('SELECT element_id FROM user_task WHERE id = ?', [first.relatedTaskId]))[0]).toEqual({ element_id: 'dissolve' });
    expect((await escalation(deadlineId)).variables).toMatchObject({ lateUserIds: [OWNER], code: 'T-DISS' });
    const seen = await host.get(SupervisionQueries).listOverdue(await host.actor(SUPERVISOR), { window: 'overdue', limit: 10 });
    expect(seen.items[0]).toMatchObject({ deadline: { id: deadlineId }, workdaysLate: 1, ladderLevel: 0, currentStep: '解散工作群', handlers: [{ id: OWNER }] });
    expect(await host.get(SupervisionQueries).overview(await host.actor(SUPERVISOR))).toMatchObject({
      overdue: { count: 1, byProcess: expect.arrayContaining([{ processDefinitionKey: 'group-dissolve', name: '工作群解散', count: 1 }]) },
      dueToday: { count: 0 }, hourOverdue: { count: 0 }, subStepsOverdue: { count: 0 }, dissolutionsRunning: 1, waitingVerification: 0, running: 1, supervisionTasks: 1, openCases: 0, incidents: 0,
    });
    // at the end of the first, third and fifth workday after the due day
    await host.travelTo('2026-10-21T00:00:00.001+08:00');
    expect(await host.open(deadlineId)).toEqual(['supervise-line', 'write-opinion']);
    await host.travelTo('2026-10-23T00:00:00.001+08:00');
    expect(await host.open(deadlineId)).toEqual(['supervise-leader', 'supervise-line', 'write-opinion']);
    await host.travelTo('2026-10-27T00:00:00.001+08:00');
    expect(await host.open(deadlineId)).toEqual(['assess-chief', 'supervise-leader', 'supervise-line', 'write-opinion']);
    // when all have acted
    await host.complete(FIRST_RESP, 'supervise-line', { measure: 'URGED', superviseNote: '已当面督促' }, { of: deadlineId });
    await host.complete(SUPERVISOR, 'write-opinion', { supervisionOpinion: '请于本周内解散' }, { of: deadlineId });
    await host.complete(LEADER, 'supervise-leader', { leaderInstruction: '限期办结' }, { of: deadlineId });
    await host.complete(CHIEF, 'assess-chief', { assessment: 'INCLUDE' }, { of: deadlineId });
    const run = await escalation(deadlineId);
    expect(run.state).toBe('COMPLETED');
    expect((await levels(deadlineId)).map((level) => [level.level, level.completed_by, level.assessed])).toEqual([[0, FIRST_RESP, 0], [1, SUPERVISOR, 0], [2, LEADER, 0], [3, CHIEF, 1]]);
    await remember(run);
  });

  it('ends with all its tasks in the step that closes the deadline', async () => {
    const { groupNo, deadlineId } = await dissolving();
    const { dueDate } = await deadline(groupNo, 'T-DISS');
    await host.travelTo(`${dueDate}T23:59:59.999+08:00`);
    await host.travelTo(new Date(host.now.getTime() + 60_000).toISOString());
    expect(await host.open(deadlineId)).toEqual(['supervise-line']);
    const [before, after] = await host.screenshots(OWNER, 2);
    const declaration = { dissolvedAt: host.now.toISOString(), method: 'OWNER_DISSOLVED', membersInformed: true, handedOverTo: '无', screenshotsBefore: [before], screenshotsAfter: [after] };
    await host.complete(OWNER, 'dissolve', declaration, { of: groupNo });
    const run = await escalation(deadlineId);
    expect(run).toMatchObject({ state: 'COMPLETED', outcome: '督办撤销' });
    expect(await host.open(deadlineId)).toEqual([]);
    await remember(run);
    // and begins anew when the verification fails and it is still late
    await host.complete(SUPERVISOR, 'verify-dissolution', { decision: 'FAIL', outsideLook: '原成员仍能发言', verifyNote: '群仍在' }, { of: groupNo });
    await host.travelTo(new Date(host.now.getTime() + 60_000).toISOString());
    expect((await host.instances('overdue-escalate', deadlineId)).map((one) => one.state)).toEqual(['COMPLETED', 'ACTIVE']);
  });

  it('passes a level over whose desk is late itself, so that the supervising department never supervises itself', async () => {
    // given the supervisors themselves are late with the decision on a forced dissolution
    const { groupNo } = await dissolving();
    const { dueAt } = await deadline(groupNo, 'T-DISS');
    await host.travelTo(new Date(Date.parse(dueAt) + 7 * 86_400_000).toISOString());
    const decision = await deadline(groupNo, 'T-FORCE-DECIDE');
    // when five workdays more have gone
    await host.travelTo(new Date(Date.parse(decision.dueAt) + 8 * 86_400_000).toISOString());
    // then the leader was asked at once, and not again in the supervisors' place
    const written = await levels(decision.id);
    expect(written.map((level) => [level.level, level.role])).toEqual([[0, 'SUPERIOR'], [1, null], [2, 'LEADER@tenant'], [3, 'CHIEF@tenant']]);
    expect(written[1]!.note).toContain('由逾期人本人担任');
    expect(await host.open(decision.id)).toEqual(['assess-chief', 'supervise-leader', 'supervise-line']);
    expect((await host.task('supervise-line', decision.id)).assigneeId).toBe(LEADER);
    await remember(await escalation(decision.id));
  });

  it('comes to its end by itself when nobody stands above the late person', async () => {
    // given the chief executes a forced dissolution and is late with a report, whose ladder is the chief alone
    const { groupNo } = await dissolving();
    const { dueAt } = await deadline(groupNo, 'T-DISS');
    await host.travelTo(new Date(Date.parse(dueAt) + 7 * 86_400_000).toISOString());
    await host.complete(SUPERVISOR, 'decide-force', { forceRoute: 'TRANSFER', executorId: CHIEF, forceReason: '群主拒不解散' }, { of: groupNo });
    const run = (await host.instances('group-dissolve', groupNo))[0]!;
    const started = await host.get(DeadlineService).start({ tenantId: TENANT, code: 'T-REP2', kind: 'STAGE', processInstanceId: run.id, processDefinitionKey: 'group-dissolve', groupNo, subject: '报告' });
    // when the hours and the workdays have gone
    await host.travelTo(new Date(started.dueAt.getTime() + 12 * 86_400_000).toISOString());
    const ended = await escalation(started.id);
    expect(ended).toMatchObject({ state: 'COMPLETED', outcome: '逐级督办完毕' });
    expect((await levels(started.id)).map((level) => level.role)).toEqual([null, null, null, null]);
    await remember(ended);
  });

  it('shows on the supervision page to those who oversee, within what they oversee', async () => {
    const queries = host.get(SupervisionQueries);
    const all = await queries.overview(await host.actor(SUPERVISOR));
    expect(all.overdue.count).toBe(groups);
    expect(all.hourOverdue.count).toBe(1);
    // the head of the bridge unit sees his groups, the head of another unit and the street nothing of them
    expect((await queries.overview(await host.actor(FIRST_RESP))).overdue.count).toBe(groups);
    for (const other of ['E06', 'S03']) expect(await queries.overview(await host.actor(other))).toMatchObject({ overdue: { count: 0 }, hourOverdue: { count: 0 }, running: 0 });
    for (const person of [OWNER, 'Y01']) await expect(queries.overview(await host.actor(person))).rejects.toMatchObject({ code: 'supervision-forbidden', kind: 'forbidden' });
    // every counter has its list
    const actor = await host.actor(SUPERVISOR);
    expect((await queries.listOverdue(actor, { window: 'hour', limit: 10 })).items).toMatchObject([{ deadline: { code: 'T-REP2', status: 'MISSED' }, currentStep: '执行强制解散' }]);
    const page = await queries.listOverdue(actor, { window: 'overdue', limit: 2 });
    const rest = await queries.listOverdue(actor, { window: 'overdue', limit: 2, after: page.nextCursor });
    expect([...page.items, ...rest.items].map((item) => item.workdaysLate)).toHaveLength(groups);
    for (const window of ['today', 'soon', 'provisional'] as const) expect((await queries.listOverdue(actor, { window, limit: 10 })).items).toEqual([]);
  });

  it('has been walked through every element and every flow of the diagram', async () => {
    const xml = readFileSync('processes/shared/overdue-escalate/overdue-escalate.bpmn', 'utf8');
    const { elements } = await inspectDefinition(xml);
    const flows = [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)"/g)].map((match) => match[1]!);
    // an event sub-process shows by its start event
    const all = [...elements.map((element) => element.id).filter((id) => id !== 'deadline-closed'), ...flows];
    expect(all.filter((id) => !visited.has(id))).toEqual([]);
  });
});
