import { readFileSync } from 'node:fs';
import { inspectDefinition } from '../../src/engine';
import { DissolutionQueries, DissolutionService } from '../../src/governance/dissolution';
import { FollowUpQueries } from '../../src/governance/follow-up';
import { GroupQueries, GroupScheduleService, GroupService, type WorkGroup } from '../../src/governance/group';
import { DeadlineQueries } from '../../src/workflow/deadline';
import { ProcessInstanceRepository } from '../../src/workflow/process-instance';
import { ProcessHost } from '../support/process-host';

const TENANT = 'DEMO-ENT';
const OWNER = 'E08';
const FIRST_RESP = 'E05';
const REGISTRAR = 'E03';

/** Reaches every element, boundary event and gateway outcome of processes/shared/group-dissolve. */
describe('group-dissolve', () => {
  let host: ProcessHost;
  const visited = new Set<string>();
  let groups = 0;

  beforeAll(async () => {
    host = await ProcessHost.boot('2026-09-28T08:00:00+08:00');
  });
  afterAll(() => host?.close());

  async function group(values: Partial<WorkGroup> = {}): Promise<WorkGroup> {
    const service = host.get(GroupService);
    const facts = { at: host.now, actorId: OWNER };
    const draft = {
      demoRef: null, name: `虚构大桥-试验${++groups}-工作群`, kind: 'PROJECT' as const, audience: 'INTERNAL' as const, underUnitName: false, purpose: 'COORDINATION' as const, functionText: null,
      platform: 'WECHAT', unitId: 'ENT-BRIDGE', ownerId: OWNER, adminIds: [], firstResponsibleId: FIRST_RESP, designatedPersonId: null, memberCategories: ['STAFF'], memberCap: 100, capReason: null,
      expectedMembers: 40, activity: 'MID' as const, projectName: '虚构大桥', plannedEndDate: null, existingSince: null,
    };
    const created = await service.create(draft, TENANT, facts);
    const ref = { tenantId: TENANT, groupNo: created.groupNo };
    await service.transition(ref, 'file', facts);
    return service.transition(ref, 'land', { ...facts, values: { grade: 3, ...values } });
  }

  const stateOf = async (groupNo: string) => (await host.get(GroupQueries).get(TENANT, groupNo)).state;
  const recordOf = async (groupNo: string) => (await host.get(DissolutionQueries).listByGroup(await host.actor(REGISTRAR), groupNo))[0]!;
  const runOf = async (groupNo: string) => (await host.instances('group-dissolve', groupNo)).at(-1)!;
  const clockOf = async (groupNo: string) => (await host.get(DeadlineQueries).listByGroup(TENANT, groupNo)).find((row) => row.summary.code === 'T-DISS')?.summary;

  async function order(groupNo: string): Promise<void> {
    await host.start(REGISTRAR, 'group-dissolve', { groupNo, trigger: 'ORDER', orderNo: '责令〔2026〕1号', reason: '监督检查发现问题' });
  }

  async function proof(userId: string) {
    const [before, after] = await host.screenshots(userId, 2);
    return { dissolvedAt: host.now.toISOString(), method: 'OWNER_DISSOLVED', membersInformed: true, handedOverTo: '无', screenshotsBefore: [before], screenshotsAfter: [after] };
  }

  async function remember(groupNo: string): Promise<void> {
    for (const run of await host.instances('group-dissolve', groupNo)) [...(await host.visited(run.id)), ...(await host.get(ProcessInstanceRepository).listTakenFlows(run.id))].forEach((id) => visited.add(id));
  }

  it('counts five workdays across National Day once the end is confirmed, and ends on time (AC-01)', async () => {
    // given a project group whose planned end is 09-30
    const { groupNo } = await group();
    const ref = { tenantId: TENANT, groupNo };
    await host.get(GroupService).amend(ref, { plannedEndDate: '2026-09-30' }, { at: host.now, actorId: OWNER });
    await host.get(GroupScheduleService).schedulePlannedEnd(ref, '2026-09-30');
    // when the day comes, the owner reports and the first responsible person sends it back once
    await host.travelTo('2026-09-30T09:00:00+08:00');
    expect(await host.open(groupNo)).toEqual(['confirm-end-date']);
    const [first] = await host.screenshots(OWNER, 1);
    await host.complete(OWNER, 'confirm-end-date', { endOutcome: 'ENDED', actualEndDate: '2026-09-30', endDocument: [first] }, { of: groupNo });
    await host.complete(FIRST_RESP, 'review-end-date', { decision: 'RETURN', reviewNote: '请附终止通知' }, { of: groupNo });
    const [second] = await host.screenshots(OWNER, 1);
    await host.complete(OWNER, 'confirm-end-date', { endOutcome: 'ENDED', actualEndDate: '2026-09-30', endDocument: [second] }, { of: groupNo });
    await host.complete(FIRST_RESP, 'review-end-date', { decision: 'AGREE' }, { of: groupNo });
    // then
    expect(await stateOf(groupNo)).toBe('DISSOLVING');
    const clock = (await clockOf(groupNo))!;
    const detail = await host.get(DeadlineQueries).get(TENANT, clock.id);
    expect(detail.counted.map((day) => day.date)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13']);
    expect(clock.dueAt).toBe('2026-10-13T15:59:59.999Z');
    // when the owner dissolves in time and somebody else verifies
    await host.travelTo('2026-10-12T09:00:00+08:00');
    await host.complete(OWNER, 'dissolve', await proof(OWNER), { of: groupNo });
    expect(await stateOf(groupNo)).toBe('DISSOLVED_UNVERIFIED');
    await host.complete(REGISTRAR, 'verify-dissolution', { decision: 'PASS', outsideLook: '原成员查看，群已不在' }, { of: groupNo });
    expect(await stateOf(groupNo)).toBe('DISSOLVED');
    expect((await runOf(groupNo)).state).toBe('COMPLETED');
    expect(await recordOf(groupNo)).toMatchObject({ state: 'CLOSED', lateWorkdays: 0, forced: false });
    await remember(groupNo);
  });

  it('takes the planned end when nobody confirms within two workdays', async () => {
    const { groupNo } = await group({ plannedEndDate: '2026-10-12' });
    await host.get(GroupScheduleService).schedulePlannedEnd({ tenantId: TENANT, groupNo }, '2026-10-12');
    await host.travelTo('2026-10-13T09:00:00+08:00');
    const other = (await group({ kind: 'INTERNAL' })).groupNo;
    await host.start(OWNER, 'group-dissolve', { groupNo: other, trigger: 'FUNCTION_DONE', reason: '职能已完结' });
    await host.travelTo('2026-10-15T00:30:00+08:00');
    expect(await host.open(groupNo)).toEqual(['dissolve']);
    expect(await recordOf(groupNo)).toMatchObject({ endByPlan: true, actualEndDate: '2026-10-12', startDate: '2026-10-12', dueDate: '2026-10-19' });
    // without a plan the day of the report counts
    await host.travelTo('2026-10-16T00:30:00+08:00');
    expect(await recordOf(other)).toMatchObject({ endByPlan: true, actualEndDate: '2026-10-13', dueDate: '2026-10-20' });
    await remember(groupNo);
  });

  it('keeps the group in use when it is not over, and asks again on the day that was named', async () => {
    const { groupNo } = await group({ plannedEndDate: '2026-10-15' });
    await host.start(OWNER, 'group-dissolve', { groupNo, trigger: 'PROJECT_END', reason: '计划结束' });
    const [notice] = await host.screenshots(OWNER, 1);
    await host.complete(OWNER, 'confirm-end-date', { endOutcome: 'EXTENDED', newEndDate: '2026-10-20', endDocument: [notice] }, { of: groupNo });
    await host.complete(FIRST_RESP, 'review-end-date', { decision: 'AGREE' }, { of: groupNo });
    expect(await stateOf(groupNo)).toBe('ACTIVE');
    expect(await recordOf(groupNo)).toMatchObject({ state: 'NOT_FINISHED', endOutcome: 'EXTENDED' });
    expect((await host.get(FollowUpQueries).list(TENANT, { groupNo }, { limit: 10 })).items.map((row) => row.kind)).toEqual(['P07']);
    await remember(groupNo);
    await host.travelTo('2026-10-20T09:00:00+08:00');
    expect(await host.open(groupNo)).toEqual(['confirm-end-date']);
  });

  it('refuses a declaration without two different screenshots and changes nothing', async () => {
    const { groupNo } = await group();
    await order(groupNo);
    const good = await proof(OWNER);
    await expect(host.complete(OWNER, 'dissolve', { ...good, screenshotsAfter: good.screenshotsBefore }, { of: groupNo })).rejects.toMatchObject({ kind: 'unprocessable' });
    await expect(host.complete(OWNER, 'dissolve', { ...good, screenshotsAfter: [] }, { of: groupNo })).rejects.toMatchObject({ kind: 'unprocessable' });
    expect(await stateOf(groupNo)).toBe('DISSOLVING');
    expect(await host.open(groupNo)).toEqual(['dissolve']);
  });

  it('waits for the evidence of an open case before the click, but not with the clock', async () => {
    // given a case, then a dissolution, then a second case
    const { groupNo } = await group();
    const report = { groupNo, discoveredAt: host.now.toISOString(), foundByOwner: true, itemCodes: ['IL08'], description: '群内散布未经证实的消息', spread: 'INSIDE' };
    const first = await host.start(OWNER, 'violation-case', report);
    await order(groupNo);
    expect(await host.open(first.businessKey)).toContain('fix-evidence');
    // when the owner wants to register the dissolution, it is refused
    const declaration = await proof(OWNER);
    await expect(host.complete(OWNER, 'dissolve', declaration, { of: groupNo })).rejects.toMatchObject({ code: 'evidence-not-fixed', kind: 'unprocessable', facts: { caseNos: [first.businessKey] } });
    expect((await clockOf(groupNo))!.status).toBe('OPEN');
    // until the evidence is fixed
    const [kept] = await host.screenshots(OWNER, 1);
    await host.complete(OWNER, 'fix-evidence', { evidenceIds: [kept], manifest: '聊天截图一张' }, { of: first.businessKey });
    await host.complete(OWNER, 'dissolve', declaration, { of: groupNo });
    expect(await stateOf(groupNo)).toBe('DISSOLVED_UNVERIFIED');
  });

  it('asks for the evidence of a case that is opened while the group is being dissolved', async () => {
    const { groupNo } = await group();
    await order(groupNo);
    const report = { groupNo, discoveredAt: host.now.toISOString(), foundByOwner: true, itemCodes: ['IL08'], description: '解散期间发现谣言', spread: 'INSIDE' };
    const opened = await host.start(OWNER, 'violation-case', report);
    expect(await host.open(opened.businessKey)).toContain('fix-evidence');
  });

  it('goes back to the owner when the verification fails, with the due day unchanged', async () => {
    const { groupNo } = await group();
    await order(groupNo);
    const due = (await clockOf(groupNo))!.dueDate;
    await host.complete(OWNER, 'dissolve', await proof(OWNER), { of: groupNo });
    await host.complete(REGISTRAR, 'verify-dissolution', { decision: 'FAIL', outsideLook: '原成员仍能发言', verifyNote: '群仍在' }, { of: groupNo });
    expect(await stateOf(groupNo)).toBe('DISSOLVING');
    expect((await clockOf(groupNo))!).toMatchObject({ dueDate: due, status: 'OPEN' });
    const rework = await host.task('dissolve', groupNo);
    expect(rework.deadlineId).not.toBeNull();
    await remember(groupNo);
  });

  it('is forced three workdays after the due day: back to the owner, leader of a first-grade group, executor, verification (late)', async () => {
    const { groupNo } = await group({ grade: 1 });
    await order(groupNo);
    const due = (await clockOf(groupNo))!;
    await host.travelTo('2026-10-31T00:30:00+08:00');
    expect(due.dueDate).toBe('2026-10-27');
    expect(await host.open(groupNo)).toEqual(['decide-force']);
    // when the supervisor returns it, the owner has one workday
    await host.complete(REGISTRAR, 'decide-force', { forceRoute: 'RETURN', forceReason: '再给一个工作日' }, { of: groupNo });
    expect(await host.open(groupNo)).toEqual(['dissolve']);
    await host.travelTo('2026-11-03T00:30:00+08:00');
    expect(await host.open(groupNo)).toEqual(['decide-force']);
    // the owner cannot be the executor
    await expect(host.complete(REGISTRAR, 'decide-force', { forceRoute: 'TRANSFER', executorId: OWNER, forceReason: '群主不配合' }, { of: groupNo })).rejects.toMatchObject({ code: 'dissolution-invalid' });
    await host.complete(REGISTRAR, 'decide-force', { forceRoute: 'TRANSFER', executorId: FIRST_RESP, forceReason: '群主不配合' }, { of: groupNo });
    await host.complete('E02', 'confirm-force', { decision: 'REFUSE', leaderNote: '先再约谈' }, { of: groupNo });
    await host.complete(REGISTRAR, 'decide-force', { forceRoute: 'TRANSFER', executorId: FIRST_RESP, forceReason: '约谈无果' }, { of: groupNo });
    await host.complete('E02', 'confirm-force', { decision: 'AGREE' }, { of: groupNo });
    expect(await stateOf(groupNo)).toBe('FORCED_DISSOLVING');
    // the executor acts, the verification fails once and comes back to the executor
    await host.complete(FIRST_RESP, 'execute-force', { executeResult: 'DISSOLVED', ...(await proof(FIRST_RESP)) }, { of: groupNo });
    await host.complete(REGISTRAR, 'verify-dissolution', { decision: 'FAIL', outsideLook: '原成员仍能发言', verifyNote: '群仍在' }, { of: groupNo });
    expect(await stateOf(groupNo)).toBe('FORCED_DISSOLVING');
    await host.complete(FIRST_RESP, 'execute-force', { executeResult: 'DISSOLVED', ...(await proof(FIRST_RESP)) }, { of: groupNo });
    await host.complete('E04', 'verify-dissolution', { decision: 'PASS', outsideLook: '原成员查看，群已不在' }, { of: groupNo });
    expect(await stateOf(groupNo)).toBe('DISSOLVED');
    expect(await recordOf(groupNo)).toMatchObject({ state: 'CLOSED', forced: true, forceRoute: 'TRANSFER', forceDecidedBy: REGISTRAR, forceConfirmedBy: 'E02', lateWorkdays: 5 });
    expect((await host.get(FollowUpQueries).list(TENANT, { groupNo }, { limit: 10 })).items.map((row) => row.kind)).toEqual(['D08']);
    await remember(groupNo);
  });

  it('lists a group nobody can reach as out of control, after notice or complaint only', async () => {
    const { groupNo } = await group();
    await order(groupNo);
    await host.travelTo('2026-11-17T00:30:00+08:00');
    await host.complete(REGISTRAR, 'decide-force', { forceRoute: 'LOST_CONTACT', executorId: 'E10', forceReason: '群主失联' }, { of: groupNo });
    const [receipt] = await host.screenshots('E10', 1);
    await host.complete('E10', 'execute-force', { executeResult: 'LOST', lostReason: '已公告并投诉，平台未处理', lostEvidence: [receipt] }, { of: groupNo });
    expect(await stateOf(groupNo)).toBe('LOST_CONTROL');
    expect((await runOf(groupNo)).state).toBe('COMPLETED');
    await remember(groupNo);
  });

  it('is withdrawn when the end date moves into the future, and only the supervisor may move it once it has passed (AC-07)', async () => {
    const { groupNo } = await group({ plannedEndDate: '2026-11-16' });
    await host.start(OWNER, 'group-dissolve', { groupNo, trigger: 'PROJECT_END', reason: '计划结束' });
    const [notice] = await host.screenshots(OWNER, 1);
    await host.complete(OWNER, 'confirm-end-date', { endOutcome: 'ENDED', actualEndDate: '2026-11-16', endDocument: [notice] }, { of: groupNo });
    await host.complete(FIRST_RESP, 'review-end-date', { decision: 'AGREE' }, { of: groupNo });
    const service = host.get(DissolutionService);
    const change = { groupNo, newEndDate: '2026-11-27', reason: '延期通知' };
    await expect(service.changeEndDate(await host.actor(FIRST_RESP), change)).rejects.toMatchObject({ code: 'dissolution-refused' });
    await service.changeEndDate(await host.actor(REGISTRAR), change);
    await host.settle();
    expect(await host.get(GroupQueries).get(TENANT, groupNo)).toMatchObject({ state: 'ACTIVE', plannedEndDate: '2026-11-27' });
    expect((await runOf(groupNo)).state).toBe('COMPLETED');
    expect(await clockOf(groupNo)).toBeUndefined();
    await remember(groupNo);
    // then the group's schedule starts a new one on the new day
    await host.travelTo('2026-11-27T09:00:00+08:00');
    expect(await host.open(groupNo)).toEqual(['confirm-end-date']);
  });

  it('runs once per group: a further reason is recorded, and the earlier due date wins', async () => {
    const { groupNo } = await group();
    const actor = await host.actor(OWNER);
    expect(await host.get(DissolutionService).trigger(actor, { tenantId: TENANT, groupNo, trigger: 'VOLUNTARY', reason: '不再需要' })).toBe('STARTED');
    expect((await runOf(groupNo)).startedBy).toBe(OWNER);
    await expect(order(groupNo)).rejects.toMatchObject({ code: 'group-already-dissolving' });
    const before = (await clockOf(groupNo))!.dueDate;
    const result = await host.get(DissolutionService).trigger(await host.actor(REGISTRAR), { tenantId: TENANT, groupNo, trigger: 'ORDER', triggerDate: '2026-11-25', reason: '检查责令解散', orderNo: '责令〔2026〕2号' });
    expect(result).toBe('RECORDED');
    const after = (await clockOf(groupNo))!.dueDate;
    expect(after < before).toBe(true);
    expect(await recordOf(groupNo)).toMatchObject({ startDate: '2026-11-25', dueDate: after, furtherTriggers: [{ trigger: 'ORDER', took: true }] });
  });

  it('cannot be started by somebody who has nothing to do with the group, nor for a group of another tenant', async () => {
    const { groupNo } = await group();
    await expect(host.start('E12', 'group-dissolve', { groupNo, trigger: 'VOLUNTARY', reason: '不想要了' })).rejects.toMatchObject({ code: 'dissolution-refused' });
    await expect(host.start('S04', 'group-dissolve', { groupNo, trigger: 'ORDER', orderNo: '1', reason: '责令解散' })).rejects.toMatchObject({ code: 'group-not-found' });
    expect(await host.instances('group-dissolve', groupNo)).toEqual([]);
  });

  it('has been walked through every element and every flow of the diagram', async () => {
    const xml = readFileSync('processes/shared/group-dissolve/group-dissolve.bpmn', 'utf8');
    const { elements } = await inspectDefinition(xml);
    const flows = [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)"/g)].map((match) => match[1]!);
    // an event sub-process shows by its start event
    const all = [...elements.map((element) => element.id).filter((id) => id !== 'end-moved'), ...flows];
    expect(all.filter((id) => !visited.has(id))).toEqual([]);
  });
});
