import { residentsGroup, staffGroup } from '../process/group.fixture';
import { ApiWorld, type TaskLine } from '../support/api-world';
import { clue, runningProjectGroup, runningResidentsGroup, runningVillageGroup } from './journeys.fixture';

type Values = Record<string, unknown>;

/** The acceptance scenarios of the specification, each through HTTP as the persons concerned, in the order of their days. */
describe('acceptance', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot('2026-09-28T08:00:00+08:00');
  });
  afterAll(() => world?.close());

  const elements = (tasks: readonly TaskLine[]) => tasks.map((task) => task.elementId).sort();
  const notices = async (userId: string, deadlineId: string) =>
    (await world.read(userId, '/api/notifications?limit=100')).items.filter((one: { deadlineId?: string }) => one.deadlineId === deadlineId).reverse();

  describe('AC-01 Five workdays across National Day', () => {
    let groupNo: string;
    let deadlineId: string;
    beforeAll(async () => {
      // given a project group that ends on Wednesday 2026-09-30
      groupNo = await runningProjectGroup(world, '虚构大桥-收尾-工作群', { plannedEndDate: '2026-09-30' });
      // when its day comes, P12 starts; the owner reports the end and the first responsible person confirms it
      await world.travelTo('2026-09-30T09:00:00+08:00');
      const [notice] = await world.screenshots('E08', 1);
      await world.complete('E08', 'confirm-end-date', { endOutcome: 'ENDED', actualEndDate: '2026-09-30', endDocument: [notice] }, groupNo);
      await world.complete('E05', 'review-end-date', { decision: 'AGREE' }, groupNo);
    });
    const late = async (userId: string) => (await world.read(userId, '/api/supervision/overdue?window=overdue')).items.filter((one: { groupNo?: string }) => one.groupNo === groupNo);

    it('is due on 2026-10-13 at the last instant, with the days counted one by one', async () => {
      const { clocks, state } = await world.read('E08', `/api/groups/${groupNo}`);
      expect([state, clocks.map((clock: { code: string }) => clock.code)]).toEqual(['DISSOLVING', ['T-DISS']]);
      deadlineId = clocks[0].id;
      const detail = await world.read('E08', `/api/deadlines/${deadlineId}`);
      expect(detail).toMatchObject({ code: 'T-DISS', source: 'REGULATION', unit: 'WORKDAY', amount: 5, startDate: '2026-09-30', dueDate: '2026-10-13', dueAt: '2026-10-13T15:59:59.999Z', clause: expect.stringContaining('A10(4)'), provisional: false });
      expect(detail.counted.map((day: { date: string; lieu: boolean }) => `${day.date}${day.lieu ? ' Sat' : ''}`)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10 Sat', '2026-10-12', '2026-10-13']);
    });

    it('reminds the owner three workdays and one workday before and on the due day at nine', async () => {
      await world.travelTo('2026-10-13T09:00:00+08:00');
      expect((await notices('E08', deadlineId)).map((one: { kind: string; at: string }) => `${one.kind} ${one.at}`)).toEqual([
        'REMINDER 2026-10-09T01:00:00.000Z', 'REMINDER 2026-10-12T01:00:00.000Z', 'REMINDER 2026-10-13T01:00:00.000Z',
      ]);
    });

    it('is not overdue at 23:59 of the due day', async () => {
      await world.travelTo('2026-10-13T23:59:00+08:00');
      expect(await world.task('E08', 'dissolve', groupNo)).toMatchObject({ overdue: false });
      expect([await late('E03'), await late('E04')]).toEqual([[], []]);
      expect(await world.list('E05', 'todo')).toEqual([]);
    });

    it('is overdue at 00:00: the first responsible person has a 督办 task, and the publicity department sees it', async () => {
      await world.travelTo('2026-10-14T00:00:00+08:00');
      await world.travelTo('2026-10-14T00:00:00.001+08:00');
      const [urging] = await world.list('E05', 'todo', deadlineId);
      expect(urging).toMatchObject({ elementId: 'supervise-line', processDefinitionKey: 'overdue-escalate', assignee: { id: 'E05' } });
      // its page leads to the task it is about
      const page = await world.read('E05', `/api/user-tasks/${urging!.id}`);
      expect(await world.read('E05', `/api/user-tasks/${page.relatedTaskId}`)).toMatchObject({ elementId: 'dissolve', groupNo, overdue: true, deadline: { status: 'MISSED', workdaysLate: 1 } });
      for (const userId of ['E03', 'E04', 'E01']) {
        expect(await late(userId)).toEqual([expect.objectContaining({ processDefinitionKey: 'group-dissolve', workdaysLate: 1, handlers: [{ id: 'E08', name: '王模拟' }], deadline: expect.objectContaining({ id: deadlineId, status: 'MISSED' }) })]);
      }
      expect((await notices('E08', deadlineId)).at(-1)).toMatchObject({ kind: 'ESCALATION', at: '2026-10-13T16:00:00.000Z' });
      // somebody who oversees nothing sees no list at all
      expect((await world.get('E12', '/api/supervision/overdue')).status).toBe(403);
    });
  });

  describe('AC-02 Street: file or approve', () => {
    it('files an internal staff group at once: a number, FILED, and three workdays for the registrar’s check', async () => {
      await world.travelTo('2026-10-14T09:00:00+08:00');
      const { businessKey: groupNo, id } = await world.start('S09', 'group-establish', staffGroup('甲乙社区-工作人员-工作群'));
      await world.complete('S05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S09' }, groupNo);
      // then
      expect(await world.read('S09', `/api/groups/${groupNo}`)).toMatchObject({ state: 'FILED', route: 'FILE', filingNo: expect.stringMatching(/^ST备-2026-\d{3}$/) });
      expect(await world.task('S04', 'check-filing', groupNo)).toMatchObject({ deadline: { code: 'T-FILE', dueDate: '2026-10-19' } });
      const { items } = await world.read('S09', `/api/process-instances/${id}/decisions`);
      expect(items).toContainEqual(expect.objectContaining({ decisionRef: 'D01', outputs: expect.objectContaining({ route: 'FILE' }) }));
    });

    it('approves a residents’ group in the community’s name by 第十三条: no number before S03 decides, and never by time', async () => {
      const { businessKey: groupNo, id } = await world.start('S09', 'group-establish', residentsGroup('甲乙社区-养老服务-居民群'));
      await world.complete('S05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S09' }, groupNo);
      const undecided = { state: 'UNDER_REVIEW', route: 'APPROVE' };
      // then: the reason names rule and clause
      const { items } = await world.read('S09', `/api/process-instances/${id}/decisions`);
      const why = items.find((one: { decisionRef: string }) => one.decisionRef === 'D01');
      expect(why).toMatchObject({ outputs: { route: 'APPROVE' }, rule: expect.any(Number), clause: expect.stringContaining('B13b') });
      const { clauses } = await world.read('S09', '/api/packs/current');
      expect(clauses.find((clause: { id: string }) => clause.id === 'B13b')).toMatchObject({ article: '第十三条', text: expect.stringContaining(why.ruleText) });
      const group = await world.read('S09', `/api/groups/${groupNo}`);
      expect(group).toMatchObject(undecided);
      expect([group.filingNo, group.approvalNo]).toEqual([undefined, undefined]);
      expect(await world.task('S03', 'approve-application', groupNo)).toMatchObject({ deadline: { code: 'T-APPR-PUBLIC', dueDate: '2026-10-21' } });
      // when five workdays pass without a decision
      await world.travelTo('2026-10-22T00:00:00.001+08:00');
      // then it is with the leader, still undecided, and still S03's to decide
      const { deadline } = await world.task('S03', 'approve-application', groupNo);
      expect(elements(await world.list('S02', 'todo', deadline!.id))).toEqual([expect.stringMatching(/^supervise-/)]);
      const later = await world.read('S09', `/api/groups/${groupNo}`);
      expect(later).toMatchObject(undecided);
      expect([later.filingNo, later.approvalNo]).toEqual([undefined, undefined]);
      // when S03 decides
      await world.complete('S03', 'approve-application', { decision: 'APPROVE' }, groupNo);
      expect(await world.read('S09', `/api/groups/${groupNo}`)).toMatchObject({ state: 'APPROVED', approvalNo: expect.stringMatching(/^ST批-2026-\d{3}$/) });
      expect(await world.list('S02', 'todo', deadline!.id)).toEqual([]);
    });
  });

  const ladder = async (caseNo: string) =>
    (await world.read('S04', `/api/violation-cases/${caseNo}`)).reports.map(({ row, state }: { row: string; state: string }) => `${row}:${state}`).join(' ');
  const letter = async (userId: string): Promise<Values> => ({ sendChannel: 'DEDICATED_LINE', sentAt: (await world.read(userId, '/api/clock')).now, receiver: '值班室', receiptNo: '收文-样例-012', evidenceIds: await world.screenshots(userId, 1) });
  /** The report to somebody, as its task is named in the list of the person who writes it. */
  const reportTo = async (userId: string, caseNo: string, to: string) => {
    const found = [...(await world.list(userId, 'todo', caseNo)), ...(await world.list(userId, 'claimable', caseNo))].filter((task) => task.processDefinitionKey === 'report-ladder' && task.name.includes(to));
    expect(found).toHaveLength(1);
    return found[0]!;
  };
  const submit = async (userId: string, caseNo: string, to: string) => {
    const task = await reportTo(userId, caseNo, to);
    if (!task.assignee) await world.post(userId, `/api/user-tasks/${task.id}/claim`);
    await world.completeTask(userId, task.id, { summary: '情况已核实，措施已到位。', ...(task.elementId === 'register-letter' ? await letter(userId) : {}) });
  };
  const dispose = async (userId: string, caseNo: string, types: string[]) => {
    const { now } = await world.read(userId, '/api/clock');
    await world.complete(userId, 'dispose', { evidenceIds: await world.screenshots(userId, 1), measures: types.map((type) => ({ type, doneAt: now })) }, caseNo);
  };

  describe('AC-03 Illegal content, parallel ladder', () => {
    const on = (time: string) => `2026-10-26T${time}:00+08:00`;

    it('goes to chief, police and 网信办 in parallel; one late branch escalates alone, and the case closes when all are out', async () => {
      // given ILL S2 found by S09 in G27 at 09:00
      const groupNo = await runningResidentsGroup(world, '甲乙社区-居民服务2群', 205);
      await world.travelTo(on('09:00'));
      const { businessKey: caseNo } = await world.start('S09', 'violation-case', clue(groupNo, on('09:00'), { foundByOwner: true }));
      expect(await world.read('S04', `/api/violation-cases/${caseNo}`)).toMatchObject({ class: 'ILL', severity: 'S2' });
      // when
      await world.travelTo(on('09:30'));
      await dispose('S09', caseNo, ['MUTE', 'REMOVE', 'BLACKLIST']);
      await world.travelTo(on('09:40'));
      await submit('S09', caseNo, '单位分管负责人');
      await world.travelTo(on('10:00'));
      await submit('S06', caseNo, '街道分管负责人');
      // then S02 has three tasks, each due at 14:00
      const three = (await world.list('S02', 'todo', caseNo)).filter((task) => task.processDefinitionKey === 'report-ladder');
      expect(elements(three)).toEqual(['register-letter', 'register-letter', 'write-report']);
      for (const task of three) expect(task.deadline!.dueAt).toBe(new Date(on('14:00')).toISOString());
      // when classified, the receipt of 网信办 is registered at 11:00 and S01 has read at 11:05
      await world.complete('S06', 'classify', { decision: 'ENOUGH', class: 'ILL', severity: 'S2', spread: 'INSIDE', risk: 'MID' }, caseNo);
      await submit('S02', caseNo, '党工委主要负责人');
      await world.travelTo(on('11:00'));
      await submit('S02', caseNo, '网信办');
      await world.travelTo(on('11:05'));
      const [receipt] = (await world.list('S01', 'todo')).filter((task) => task.processDefinitionKey === 'report-receipt');
      await world.completeTask('S01', receipt!.id);
      // then the police branch is still open
      expect(await ladder(caseNo)).toBe('1:RECEIVED 2:RECEIVED 3a:RECEIVED 3b:RELEASED 3c:RECEIVED');
      // when it is missed at 14:00
      const police = await reportTo('S02', caseNo, '公安');
      await world.travelTo(on('14:00'));
      expect(await world.list('S01', 'todo', police.deadline!.id)).toEqual([]);
      await world.travelTo('2026-10-26T14:00:00.001+08:00');
      // then S01 is asked, and nobody can close the case
      expect(elements(await world.list('S01', 'todo', police.deadline!.id))).toEqual([expect.stringMatching(/^supervise-|^assess-/)]);
      for (const userId of ['S03', 'S04', 'S05', 'S06']) expect(elements([...(await world.list(userId, 'todo', caseNo)), ...(await world.list(userId, 'claimable', caseNo))])).not.toContain('close-case');
      expect((await world.read('S04', '/api/supervision/overview')).hourOverdue.count).toBeGreaterThanOrEqual(1);
      // when the police have their letter
      await world.travelTo(on('14:30'));
      await submit('S02', caseNo, '公安');
      // then the escalation is over and the case can be closed
      expect(await world.list('S01', 'todo', police.deadline!.id)).toEqual([]);
      await world.complete('S04', 'close-case', { conclusion: '已移出群并报告有关部门。', answer: '您反映的情况属实，已处理。' }, caseNo);
      expect(await world.read('S04', `/api/violation-cases/${caseNo}`)).toMatchObject({ state: 'CLOSED' });
      expect((await world.read('S09', '/api/notifications')).items.map((one: { kind: string }) => one.kind)).toContain('RESULT');
    });
  });

  describe('AC-04 Bad content and opinion risk', () => {
    const on = (time: string) => `2026-10-27T${time}:00+08:00`;

    it('informs the leader only, the unit’s deputy in copy; a risk raised to HIGH adds 网信办 within four hours, and never the police', async () => {
      // given BAD BD03 in a public group of 96, no topic
      const groupNo = await runningVillageGroup(world, '丙丁村-志愿者-工作群', 96);
      await world.travelTo(on('09:00'));
      const { businessKey: caseNo } = await world.start('S10', 'violation-case', clue(groupNo, on('09:00'), { itemCodes: ['BD03'], foundByOwner: true }));
      expect(await world.read('S04', `/api/violation-cases/${caseNo}`)).toMatchObject({ class: 'BAD', severity: 'S3', risk: 'LOW' });
      // when
      await dispose('S10', caseNo, ['WARN']);
      // then one row, to S02; S07 stands in for the missing deputy and gets the copy
      expect(await ladder(caseNo)).toBe('1:RELEASED');
      await submit('S10', caseNo, '街道分管负责人');
      expect((await world.read('S07', '/api/notifications')).items.map((one: { title: string }) => one.title)).toContainEqual(expect.stringMatching(/^抄送/));
      const [receipt] = (await world.list('S02', 'todo')).filter((task) => task.processDefinitionKey === 'report-receipt');
      await world.completeTask('S02', receipt!.id);
      for (const userId of ['S01', 'X01', 'X02']) expect(await world.list(userId, 'todo', caseNo)).toEqual([]);
      // when the risk is raised
      await world.travelTo(on('10:00'));
      await world.complete('S07', 'classify', { decision: 'ENOUGH', class: 'BAD', severity: 'S3', spread: 'INSIDE', risk: 'HIGH' }, caseNo);
      // then a 网信办 branch of the same case, and no other
      expect(await ladder(caseNo)).toBe('1:RECEIVED 2:RELEASED');
      expect(await world.task('S02', 'register-letter', caseNo)).toMatchObject({ deadline: { dueAt: new Date(on('14:00')).toISOString() } });
      const page = await world.read('S04', `/api/violation-cases/${caseNo}`);
      expect(JSON.stringify(page.reports)).toMatch(/网信办/);
      expect(JSON.stringify(page.reports)).not.toMatch(/公安/);
      await submit('S02', caseNo, '网信办');
      expect(await world.task('S07', 'close-case', caseNo)).toBeDefined();
    });
  });
});
