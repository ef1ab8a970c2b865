import { DEMO_USERS } from '../../src/demo';
import { ApiWorld, expectProblem } from '../support/api-world';
import { clue, runningStaffGroup } from './journeys.fixture';

/** Spec §2.3 and D10: who a case is about keeps away from it, and who reported it is known to the supervisors only. */
describe('a case about the leader, reported by a resident', () => {
  let world: ApiWorld;
  let groupNo: string;
  let caseNo: string;
  let instanceId: string;
  let taskId: string;
  let deadlineId: string;
  let evidenceId: string;

  const ACCUSED = 'S02';
  const REPORTER = 'S12';
  const STREET = DEMO_USERS.filter((user) => user.tenantId === 'DEMO-ST').map((user) => user.id);
  const LISTS = [
    '/api/groups?limit=100', '/api/process-instances?limit=100', '/api/user-tasks?list=todo&limit=100', '/api/user-tasks?list=claimable&limit=100', '/api/user-tasks?list=done&limit=100', '/api/violation-cases',
    '/api/notifications?limit=100', '/api/supervision/overview', '/api/supervision/overdue?window=overdue', '/api/supervision/overdue?window=today', '/api/supervision/overdue?window=soon',
    '/api/supervision/overdue?window=hour', '/api/follow-ups', '/api/incidents',
  ];

  beforeAll(async () => {
    world = await ApiWorld.boot('2026-10-12T09:00:00+08:00');
    groupNo = await runningStaffGroup(world, '甲乙社区-信访联络-工作群');
    const [attachment] = await world.screenshots(REPORTER, 1);
    ({ businessKey: caseNo, id: instanceId } = await world.start(REPORTER, 'violation-case', clue(groupNo, '2026-10-12T08:30:00+08:00', { itemCodes: ['IL10'], reportedUserIds: [ACCUSED], attachments: [attachment] })));
    evidenceId = attachment!;
    // three days on nobody has acted: the case has gone from hand to hand, its clocks are overdue and escalated
    await world.travelTo('2026-10-15T10:00:00+08:00');
    const open = (await Promise.all(STREET.map(async (userId) => [...(await world.list(userId, 'todo', caseNo)), ...(await world.list(userId, 'claimable', caseNo))]))).flat();
    taskId = open[0]!.id;
    deadlineId = open[0]!.deadline!.id;
  });
  afterAll(() => world?.close());

  it('is handled by others', async () => {
    const holders = [];
    for (const userId of STREET) if ([...(await world.list(userId, 'todo', caseNo)), ...(await world.list(userId, 'claimable', caseNo))].length) holders.push(userId);
    expect(holders).not.toContain(ACCUSED);
    expect(holders).not.toEqual([]);
    expect(await world.read('S04', `/api/violation-cases/${caseNo}`)).toMatchObject({ caseNo, groupNo });
    expect((await world.read('S04', '/api/supervision/overdue?window=hour')).items).toContainEqual(expect.objectContaining({ processDefinitionKey: 'violation-case', groupNo }));
    expect((await world.get('S04', `/api/deadlines/${deadlineId}`)).status).toBe(200);
    expect((await world.get('S04', `/api/evidence/${evidenceId}/content`)).status).toBe(200);
  });

  it.each([['the accused', ACCUSED]])('has no address for %s', async (_who, userId) => {
    for (const path of [`/api/violation-cases/${caseNo}`, `/api/process-instances/${instanceId}`, `/api/process-instances/${instanceId}/history`, `/api/process-instances/${instanceId}/diagram`, `/api/user-tasks/${taskId}`]) {
      expectProblem(await world.get(userId, path), { status: 404 });
    }
  });

  it('has no address for the accused by its deadline or its evidence, either', async () => {
    expectProblem(await world.get(ACCUSED, `/api/deadlines/${deadlineId}`), { status: 404 });
    expectProblem(await world.get(ACCUSED, `/api/evidence/${evidenceId}`), { status: 404 });
    expectProblem(await world.get(ACCUSED, `/api/evidence/${evidenceId}/content`), { status: 404 });
  });

  it('is passed to the accused by nobody: no transfer, no help, no signature, no copy', async () => {
    const { assignee } = await world.read('S04', `/api/user-tasks/${taskId}`);
    const holder = assignee?.id ?? 'S04';
    if (!assignee) expect((await world.post(holder, `/api/user-tasks/${taskId}/claim`)).status).toBe(204);
    const bodies = { transfer: { userId: ACCUSED, reason: '请您办理' }, delegation: { userId: ACCUSED, reason: '请您协助' }, 'additional-signers': { position: 'BEFORE', userIds: [ACCUSED], reason: '请您签署' }, cc: { userIds: [ACCUSED] } };
    for (const [verb, body] of Object.entries(bodies)) {
      const answer = await world.refused(holder, (client) => client.post(`/api/user-tasks/${taskId}/${verb}`, body), { status: 422 });
      expect(answer.body.code).toBe(verb === 'cc' ? 'copy-not-possible' : 'assignee-not-possible');
    }
    if (!assignee) expect((await world.post(holder, `/api/user-tasks/${taskId}/unclaim`)).status).toBe(204);
  });

  it('is neither shown nor moved by a handover of the accused', async () => {
    const holder = (await world.read('S04', `/api/user-tasks/${taskId}`)).assignee?.id;
    if (!holder) expect((await world.post('S04', `/api/user-tasks/${taskId}/claim`)).status).toBe(204);
    const before = (await world.read('S04', `/api/user-tasks/${taskId}`)).assignee.id;
    const { body } = await world.post(ACCUSED, '/api/handovers/preview', { fromUserId: before, toUserId: ACCUSED });
    expect(body.hidden).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain(taskId);
    await world.post(ACCUSED, '/api/handovers', { fromUserId: before, toUserId: 'S07', reason: '岗位调整' });
    expect((await world.read('S04', `/api/user-tasks/${taskId}`)).assignee.id).toBe(before);
    if (!holder) expect((await world.post('S04', `/api/user-tasks/${taskId}/unclaim`)).status).toBe(204);
  });

  it('leaves no trace in any list, search, counter or message of the accused', async () => {
    for (const path of [...LISTS, `/api/groups/${groupNo}`, `/api/process-instances?q=${caseNo}`, `/api/violation-cases?groupNo=${groupNo}`]) {
      const { body } = await world.get(ACCUSED, path);
      const text = JSON.stringify(body);
      expect({ path, trace: [caseNo, instanceId, taskId, deadlineId, '违规处置'].find((word) => text.includes(word)) }).toEqual({ path, trace: undefined });
    }
  });

  it('cannot be moved by the accused', async () => {
    const acts: [string, unknown][] = [
      [`/api/user-tasks/${taskId}/claim`, {}],
      [`/api/user-tasks/${taskId}/comments`, { text: '此事不实' }],
      [`/api/user-tasks/${taskId}/assignment`, { userId: 'S11', reason: '换人办理' }],
      [`/api/process-instances/${instanceId}/cancellation`, { reason: '不属实，终止' }],
    ];
    for (const [path, body] of acts) {
      const answer = await world.refused(ACCUSED, (client) => client.post(path, body), { status: 404 });
      // not even the name of who has it
      expect(answer.body.detail).not.toMatch(/孔示范|严化名|何测试|吕样本/);
    }
  });

  it('names its reporter to supervisors only, and to nobody in history, evidence, lists or tasks', async () => {
    const reporter = { id: REPORTER, name: '华代称' };
    for (const userId of STREET.filter((id) => id !== REPORTER)) {
      const supervisor = userId === 'S03' || userId === 'S04';
      for (const path of [...LISTS, `/api/groups/${groupNo}`, `/api/process-instances/${instanceId}`, `/api/process-instances/${instanceId}/history`, `/api/process-instances/${instanceId}/variables`, `/api/user-tasks/${taskId}`, `/api/violation-cases/${caseNo}`, `/api/evidence/${evidenceId}`]) {
        if (supervisor && path.startsWith('/api/violation-cases/')) continue;
        const text = JSON.stringify((await world.get(userId, path)).body);
        expect({ userId, path, named: text.includes(reporter.name) || text.includes(`"${reporter.id}"`) }).toEqual({ userId, path, named: false });
      }
    }
  });

  it('shows nobody in its variables who keeps away from it: what is more than the accused would be the reporter', async () => {
    const seen = (await Promise.all(STREET.map((userId) => world.get(userId, `/api/process-instances/${instanceId}/variables`)))).filter(({ status }) => status === 200);
    expect(seen.length).toBeGreaterThan(0);
    for (const { body } of seen) expect(body.items.find(({ name }: { name: string }) => name === 'recusedUsers')).toEqual({ name: 'recusedUsers', protected: true, hidden: true });
  });

  it('tells the reporter its state, and neither its judgement nor its handlers', async () => {
    const { items } = await world.read(REPORTER, '/api/violation-cases?mine=true');
    expect(items).toEqual([expect.objectContaining({ caseNo, class: null, severity: null, risk: null, processInstanceId: null })]);
    expectProblem(await world.get(REPORTER, `/api/user-tasks/${taskId}`), { status: 404 });
  });

  it('keeps nothing of a clue that may be a state secret but its number and time', async () => {
    const secret = '某某单位的绝密文件内容';
    const { businessKey, title } = await world.start('S13', 'violation-case', { possibleSecret: true, description: secret, groupNo });
    expect(title).toContain('线下');
    const rows = JSON.stringify(await Promise.all(['S01', 'S03', 'S04', 'S13', 'S15'].map(async (userId) => [await world.get(userId, `/api/violation-cases/${businessKey}`), await world.get(userId, '/api/process-instances?limit=100')])));
    expect(rows).not.toContain(secret);
  });
});
