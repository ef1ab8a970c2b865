import { FollowUpQueries } from '../../src/governance/follow-up';
import { GroupQueries, GroupService } from '../../src/governance/group';
import { ViolationCaseQueries } from '../../src/governance/violation';
import { AnonymousReportService } from '../../src/governance/violation/anonymous-report.service';
import { UnitOfWork } from '../../src/platform/database';
import { MessageService } from '../../src/workflow/message';
import { ProcessHost } from '../support/process-host';
import { activeGroup, caseOf, clue, collect, disposed, G18, G27, G36, G37, ladderOf, measures, neverReached, reportsOf, submitReport } from './violation.fixture';

const day = (time: string) => `2026-10-09T${time}:00+08:00`;

describe('violation-case', () => {
  let host: ProcessHost;
  let groupNo: string;
  const seen = new Set<string>();

  beforeEach(async () => {
    host = await ProcessHost.boot(day('09:00'));
  });
  afterEach(async () => {
    await collect(host, 'violation-case', seen);
    await host.close();
  });

  const report = async (userId: string, group: typeof G27, more: Record<string, unknown> = {}) => {
    groupNo = await activeGroup(host, group);
    return (await host.start(userId, 'violation-case', clue(groupNo, day('09:00'), more))).businessKey;
  };

  describe('a clue that may be a state secret', () => {
    it('keeps number and time, drops whatever was typed along with it, and says where to go', async () => {
      groupNo = await activeGroup(host, G27);
      const instance = await host.start('S12', 'violation-case', clue(groupNo, day('09:00'), { possibleSecret: true, description: '绝密文件内容' }));
      expect(instance).toMatchObject({ state: 'COMPLETED', outcome: '转线下保密渠道', groupNo: null });
      expect(instance.title).toContain('线下保密渠道');
      expect(JSON.stringify(instance.variables)).not.toContain('绝密文件内容');
      const row = await caseOf(host, instance.businessKey);
      expect(row).toMatchObject({ state: 'SECRET_NOTICE', group_no: null, description: null, item_codes: '[]' });
      expect(await host.get(UnitOfWork).query('SELECT id FROM violation_reporter')).toEqual([]);
    });

    it('is recognized by its item even when the box was not ticked', async () => {
      groupNo = await activeGroup(host, G27);
      const instance = await host.start('S12', 'violation-case', clue(groupNo, day('09:00'), { itemCodes: ['SE01'], description: '绝密文件内容' }));
      expect(instance.outcome).toBe('转线下保密渠道');
      expect(JSON.stringify(instance.variables)).not.toContain('绝密文件内容');
    });
  });

  it('refuses a clue from the future or about an unknown group, and leaves nothing behind', async () => {
    groupNo = await activeGroup(host, G27);
    await expect(host.start('S09', 'violation-case', clue(groupNo, day('09:30')))).rejects.toMatchObject({ code: 'violation-report-invalid' });
    await expect(host.start('S09', 'violation-case', clue('G-ST-2026-999999', day('09:00')))).rejects.toMatchObject({ code: 'violation-report-invalid' });
    await expect(host.start('S12', 'violation-case', clue(groupNo, day('09:00'), { foundByOwner: true }))).rejects.toMatchObject({ code: 'violation-report-invalid' });
    expect(await host.get(UnitOfWork).query('SELECT id FROM violation_case')).toEqual([]);
  });

  it('AC-03: illegal content goes up the street’s ladder in parallel and closes only when all three letters are out', async () => {
    const caseNo = await report('S09', G27, { foundByOwner: true });
    expect(await caseOf(host, caseNo)).toMatchObject({ class: 'ILL', severity: 'S2', risk: 'MID', ladder: 'L-ILL' });
    expect((await host.task('dispose', caseNo)).dueAt).toEqual(new Date(day('10:00')));

    await host.travelTo(day('09:30'));
    await disposed(host, 'S09', caseNo);
    expect(await ladderOf(host, caseNo)).toBe('1:RELEASED 2:PLANNED 3a:PLANNED 3b:PLANNED 3c:PLANNED');
    expect((await host.task('write-report', caseNo)).dueAt).toEqual(new Date(day('11:00'))); // 第一时间: two hours from discovery

    await host.travelTo(day('09:40'));
    await submitReport(host, 'S09', caseNo, '1');
    expect((await host.task('write-report', caseNo)).assigneeId).toBe('S06');
    await host.travelTo(day('10:00'));
    await submitReport(host, 'S06', caseNo, '2');
    expect(await ladderOf(host, caseNo)).toBe('1:RECEIVED 2:SUBMITTED 3a:RELEASED 3b:RELEASED 3c:RELEASED');

    const three = (await host.openTasks(caseNo)).filter((task) => task.processDefinitionKey === 'report-ladder');
    expect(three.map((task) => task.elementId).sort()).toEqual(['register-letter', 'register-letter', 'write-report']);
    for (const task of three) expect(task).toMatchObject({ assigneeId: 'S02', dueAt: new Date(day('14:00')) });

    await host.complete('S06', 'classify', { decision: 'ENOUGH', class: 'ILL', severity: 'S2', spread: 'INSIDE', risk: 'MID' }, { of: caseNo });
    await submitReport(host, 'S02', caseNo, '3a');
    await host.travelTo(day('11:00'));
    await submitReport(host, 'S02', caseNo, '3c');
    await host.travelTo(day('11:05'));
    const [receipt] = (await host.openTasks()).filter((task) => task.processDefinitionKey === 'report-receipt' && task.assigneeId === 'S01');
    await host.complete('S01', 'acknowledge', {}, { of: receipt!.businessKey });
    expect(await ladderOf(host, caseNo)).toBe('1:RECEIVED 2:RECEIVED 3a:RECEIVED 3b:RELEASED 3c:RECEIVED');
    expect(await host.open(caseNo)).toEqual(['register-letter']);

    await host.travelTo('2026-10-09T14:00:00.001+08:00');
    const urged = (await host.openTasks()).filter((task) => task.processDefinitionKey === 'overdue-escalate');
    expect(urged.map((task) => task.assigneeId)).toContain('S01');
    expect(await host.open(caseNo)).toEqual(['register-letter']);

    await host.travelTo(day('14:30'));
    await submitReport(host, 'S02', caseNo, '3b');
    expect((await reportsOf(host, caseNo)).find((row) => row.row_code === '3b')).toMatchObject({ late_minutes: 30, receiver_name: '值班室' });
    expect(await host.open(caseNo)).toEqual(['close-case']);
    await host.complete('S04', 'close-case', { conclusion: '已移出群并报告有关部门。', answer: '您反映的情况属实，已处理。' }, { of: caseNo });
    expect(await caseOf(host, caseNo)).toMatchObject({ state: 'CLOSED', answer: '您反映的情况属实，已处理。' });
    expect((await host.get(GroupQueries).get('DEMO-ST', groupNo)).overlays).not.toContain('CASE_OPEN');
    expect(await host.get(UnitOfWork).query("SELECT user_id FROM notification WHERE kind = 'RESULT'")).toEqual([{ user_id: 'S09' }]);
  });

  it('AC-04: bad content goes to the leader only, the unit’s deputy in copy; a raised risk adds 网信办 and nobody else', async () => {
    const caseNo = await report('S10', G37, { itemCodes: ['BD03'], foundByOwner: true });
    expect(await caseOf(host, caseNo)).toMatchObject({ class: 'BAD', severity: 'S3', risk: 'LOW' });
    await disposed(host, 'S10', caseNo, ['WARN']);
    expect(await ladderOf(host, caseNo)).toBe('1:RELEASED');
    await submitReport(host, 'S10', caseNo, '1');
    expect(await host.get(UnitOfWork).query("SELECT user_id FROM notification WHERE title LIKE '抄送%'")).toEqual([{ user_id: 'S07' }]);

    await host.travelTo(day('10:00'));
    await host.complete('S07', 'classify', { decision: 'ENOUGH', class: 'BAD', severity: 'S3', spread: 'INSIDE', risk: 'HIGH' }, { of: caseNo });
    const rows = await reportsOf(host, caseNo);
    expect(rows.map((row) => row.row_code)).toEqual(['1', '2']);
    const letter = await host.task('register-letter', caseNo);
    expect(letter).toMatchObject({ assigneeId: 'S02', dueAt: new Date(day('14:00')) });
    await submitReport(host, 'S02', caseNo, '2');
    expect((await host.openTasks(caseNo)).map((task) => [task.elementId, task.assigneeId])).toEqual([['close-case', 'S07']]);
    expect(await host.visited((await host.instances('violation-case', caseNo))[0]!.id)).toEqual(expect.arrayContaining(['supplement-reports', 'merge-supplement']));
  });

  it('keeps what is out and cancels what waits when the class is lowered', async () => {
    const caseNo = await report('S09', G27, { foundByOwner: true });
    await disposed(host, 'S09', caseNo);
    await submitReport(host, 'S09', caseNo, '1');
    await host.travelTo(day('09:10'));
    await expect(host.complete('S06', 'classify', { decision: 'ENOUGH', class: 'BAD', severity: 'S3', spread: 'INSIDE', risk: 'MID' }, { of: caseNo })).rejects.toMatchObject({ code: 'reason-required' });
    await host.complete('S06', 'classify', { decision: 'ENOUGH', class: 'BAD', severity: 'S3', spread: 'INSIDE', risk: 'MID', classifyReason: '言辞低俗，不构成侮辱' }, { of: caseNo });
    // level 2 of L-ILL is out and goes to the same leader, so L-BAD's row to him is covered by it
    expect(await ladderOf(host, caseNo)).toBe('1:SUBMITTED 2:RELEASED 3a:CANCELLED 3b:CANCELLED 3c:CANCELLED 1:SKIPPED');
    await submitReport(host, 'S06', caseNo, '2');
    expect(await host.open(caseNo)).toEqual(['close-case']);
  });

  it('supplements an earlier report under its number when the class is raised', async () => {
    const caseNo = await report('S10', G37, { itemCodes: ['BD07'], foundByOwner: true });
    await disposed(host, 'S10', caseNo, ['WARN']);
    await submitReport(host, 'S10', caseNo, '1');
    await host.complete('S07', 'classify', { decision: 'ENOUGH', class: 'ILL', severity: 'S2', spread: 'INSIDE', risk: 'LOW' }, { of: caseNo });
    const rows = await reportsOf(host, caseNo);
    const first = rows.find((row) => row.ladder === 'L-BAD')!;
    expect(rows.find((row) => row.ladder === 'L-ILL' && row.row_code === '2')).toMatchObject({ doc_no: `${first.doc_no}-续1`, supplement_of: first.doc_no, state: 'PLANNED' });
    expect(rows.filter((row) => row.ladder === 'L-ILL' && row.state === 'RELEASED').map((row) => row.row_code)).toEqual(['1']);
  });

  it('refuses measures below the minimum without a reason, and times that cannot be', async () => {
    const caseNo = await report('S09', G27, { foundByOwner: true });
    const evidenceIds = await host.screenshots('S09', 1);
    const send = (values: Record<string, unknown>) => host.complete('S09', 'dispose', { evidenceIds, ...values }, { of: caseNo });
    await expect(send({ measures: measures(day('09:00'), 'MUTE') })).rejects.toMatchObject({ code: 'measures-below-minimum', facts: { missing: ['REMOVE', 'BLACKLIST'] } });
    await expect(send({ measures: measures(day('09:30'), 'MUTE', 'REMOVE', 'BLACKLIST') })).rejects.toMatchObject({ code: 'measure-time-impossible' });
    await expect(send({ measures: measures(day('08:59'), 'MUTE', 'REMOVE', 'BLACKLIST') })).rejects.toMatchObject({ code: 'measure-time-impossible' });
    await send({ measures: measures(day('09:00'), 'MUTE'), lessReason: '当事人已主动道歉并退群' });
    expect(await host.get(UnitOfWork).query('SELECT type, less_reason FROM disposal_action')).toEqual([{ type: 'MUTE', less_reason: '当事人已主动道歉并退群' }]);
  });

  it('hands a silent owner’s task on, twice, and then leaves it to the escalation', async () => {
    const caseNo = await report('S12', G27, { itemCodes: ['BD07'] });
    expect((await host.task('dispose', caseNo)).candidates.users.slice().sort()).toEqual(['S09', 'S11']);
    await host.travelTo(day('13:01'));
    expect((await host.task('dispose', caseNo)).candidates).toMatchObject({ users: ['S11'], groups: ['FIRST_RESP:ST-JIAYI'] });
    await host.travelTo(day('17:02'));
    const third = await host.task('dispose', caseNo);
    expect(third.candidates.groups).toContain('SUPERVISOR:DEMO-ST');
    await host.travelTo(day('23:00'));
    expect((await host.task('dispose', caseNo)).id).toBe(third.id);
    expect(await caseOf(host, caseNo)).toMatchObject({ silent_rounds: 2 });
    await disposed(host, 'S05', caseNo, ['WARN']);
    expect(await host.open(caseNo)).toEqual(expect.arrayContaining(['classify', 'write-report']));
  });

  it('AC-09: a second report of the same is offered for merging; the child ends and both reporters hear the result', async () => {
    const parent = await report('S12', G27);
    const child = (await host.start('S13', 'violation-case', clue(groupNo, day('08:30')))).businessKey;
    expect((await host.instances('violation-case', child))[0]!.variables.duplicates).toEqual([expect.objectContaining({ value: parent, label: expect.stringContaining('同一条目 IL10') })]);
    await expect(host.complete('S09', 'confirm-merge', { decision: 'MERGE', parentCaseNo: 'V-2026-999999' }, { of: child })).rejects.toMatchObject({ code: 'merge-not-possible' });
    await host.complete('S09', 'confirm-merge', { decision: 'MERGE', parentCaseNo: parent }, { of: child });
    expect((await host.instances('violation-case', child))[0]).toMatchObject({ state: 'COMPLETED', outcome: '已并案' });
    expect(await reportsOf(host, child)).toEqual([]);

    await disposed(host, 'S09', parent);
    await submitReport(host, 'S09', parent, '1');
    await host.complete('S06', 'classify', { decision: 'UNFOUNDED', classifyReason: '经核查为误读' }, { of: parent });
    await submitReport(host, 'S06', parent, '2');
    expect((await host.instances('violation-case', parent))[0]).toMatchObject({ state: 'COMPLETED', outcome: '案件办结' });
    expect(await caseOf(host, parent)).toMatchObject({ state: 'UNFOUNDED' });
    expect(await host.get(UnitOfWork).query("SELECT user_id FROM notification WHERE kind = 'RESULT' ORDER BY user_id")).toEqual([{ user_id: 'S12' }, { user_id: 'S13' }]);
  });

  it('handles a possible duplicate by itself when the handler says so', async () => {
    await report('S12', G27);
    const other = (await host.start('S13', 'violation-case', clue(groupNo, day('08:30')))).businessKey;
    await host.complete('S09', 'confirm-merge', { decision: 'SEPARATE' }, { of: other });
    expect(await host.open(other)).toEqual(['dispose']);
  });

  it('hands a management defect over to rectification, with a thread to follow', async () => {
    const caseNo = await report('S10', G37, { itemCodes: ['MG02'], foundByOwner: true });
    await disposed(host, 'S10', caseNo, []);
    for (const row of ['1a', '1b']) await submitReport(host, 'S10', caseNo, row);
    await host.complete('S07', 'classify', { decision: 'DEFECT', class: 'MGT', severity: 'S4', spread: 'INSIDE', risk: 'LOW' }, { of: caseNo });
    expect((await host.instances('violation-case', caseNo))[0]).toMatchObject({ state: 'COMPLETED', outcome: '转整改' });
    expect(await caseOf(host, caseNo)).toMatchObject({ state: 'REFERRED' });
    expect((await host.get(FollowUpQueries).list('DEMO-ST', {}, { limit: 10 })).items).toEqual([expect.objectContaining({ kind: 'P11', caseNo })]);
  });

  it('records the proposal of a consequence for a severe effect and still closes', async () => {
    const caseNo = await report('S10', G37, { itemCodes: ['BD07'], foundByOwner: true });
    await disposed(host, 'S10', caseNo, ['WARN']);
    await submitReport(host, 'S10', caseNo, '1');
    await host.complete('S07', 'classify', { decision: 'SEVERE', class: 'BAD', severity: 'S2', spread: 'INSIDE', risk: 'LOW', suspectedCrime: true }, { of: caseNo });
    expect((await host.get(FollowUpQueries).list('DEMO-ST', {}, { limit: 10 })).items[0]).toMatchObject({ kind: 'D08', reason: expect.stringContaining('移送') });
    expect((await host.task('close-case', caseNo)).candidates.groups).toEqual(['SUPERVISOR:DEMO-ST']); // S2
  });

  it('V08: a case against the deputy leader goes to chief and discipline, and he sees nothing of it', async () => {
    const caseNo = await report('S12', G36, { itemCodes: ['FW01'], reportedUserIds: ['S02'] });
    expect(await caseOf(host, caseNo)).toMatchObject({ recusal_row: 4 });
    const task = await host.task('dispose', caseNo);
    expect(task.candidates.groups.slice().sort()).toEqual(['CHIEF:DEMO-ST', 'DISCIPLINE:DEMO-ST']);
    expect(task.excludedUsers).toEqual(['S02']);
    const queries = host.get(ViolationCaseQueries);
    await expect(queries.get(await host.actor('S02'), caseNo)).rejects.toMatchObject({ code: 'violation-case-not-found' });
    expect(await queries.list(await host.actor('S02'), {}, { limit: 10 })).toMatchObject({ items: [] });
    expect(await queries.get(await host.actor('S14'), caseNo)).toMatchObject({ caseNo, suspects: [{ id: 'S02', name: '秦样例' }] });
    await disposed(host, 'S01', caseNo, []);
    expect(await ladderOf(host, caseNo)).toBe('1a:SKIPPED 1b:SKIPPED');
    expect((await host.openTasks(caseNo)).map((one) => one.elementId)).toEqual(['classify']);
  });

  it('keeps a reporter’s name from everybody but an unconcerned supervisor', async () => {
    const caseNo = await report('S12', G27);
    const instance = (await host.instances('violation-case', caseNo))[0]!;
    expect(instance.startedBy).toBe('system');
    expect(JSON.stringify(instance.variables)).not.toContain('S12');
    const queries = host.get(ViolationCaseQueries);
    expect((await queries.get(await host.actor('S09'), caseNo)).reporterName).toBeUndefined();
    expect((await queries.get(await host.actor('S04'), caseNo)).reporterName).toBe('华代称');
    expect(await queries.listReportedBy(await host.actor('S12'))).toEqual([expect.objectContaining({ caseNo, class: null })]);
    await expect(queries.get(await host.actor('E03'), caseNo)).rejects.toMatchObject({ code: 'violation-case-not-found' });
  });

  it('takes an anonymous report through a door that keeps no name, and answers by its code', async () => {
    groupNo = await activeGroup(host, G27);
    await expect(host.start('S12', 'violation-case', clue(groupNo, day('09:00'), { anonymous: true }))).rejects.toMatchObject({ code: 'anonymous-report-has-its-own-door' });
    const anonymous = host.get(AnonymousReportService);
    const { caseNo, queryCode } = await anonymous.submit('DEMO-ST', clue(groupNo, day('09:00')));
    await host.settle();
    expect((await host.instances('violation-case', caseNo))[0]).toMatchObject({ startedBy: 'system', variables: expect.objectContaining({ source: 'ANONYMOUS', queryCodeHash: null }) });
    expect(await host.get(UnitOfWork).query('SELECT user_id FROM violation_reporter')).toEqual([{ user_id: null }]);
    expect(await anonymous.answer('DEMO-ST', queryCode!)).toEqual({ caseNo, state: 'DISPOSING', answer: null });
    expect((await anonymous.submit('DEMO-ST', clue(groupNo, day('09:00'), { possibleSecret: true }))).queryCode).toBeNull();
  });

  it('fixes the evidence before the group is dissolved, once per open case', async () => {
    const attachments = await host.screenshots('E12', 1);
    const caseNo = await report('E12', G18, { itemCodes: ['IL08'], attachments });
    expect(await host.get(UnitOfWork).query('SELECT id, case_no FROM evidence WHERE attached_at IS NOT NULL')).toEqual([{ id: attachments[0], case_no: caseNo }]);
    const queries = host.get(ViolationCaseQueries);
    expect(await queries.evidenceHold('DEMO-ENT', groupNo)).toEqual({ held: true, caseNos: [caseNo] });
    await host.get(GroupService).transition({ tenantId: 'DEMO-ENT', groupNo }, 'endTrigger', { at: host.now, actorId: 'system' });
    await host.get(MessageService).send({ tenantId: 'DEMO-ENT', name: 'group.dissolving', correlationKey: groupNo, broadcast: true });
    await host.settle();
    expect(await host.open(caseNo)).toEqual(['dispose', 'fix-evidence']);
    expect((await host.get(GroupQueries).get('DEMO-ENT', groupNo)).overlays).toContain('HOLD');
    // a case opened while the group is on its way out tells itself
    const second = (await host.start('E12', 'violation-case', clue(groupNo, day('09:00'), { itemCodes: ['IL09'] }))).businessKey;
    expect(await host.open(second)).toEqual(['dispose', 'fix-evidence']);

    for (const one of [caseNo, second]) {
      await host.complete('E08', 'fix-evidence', { evidenceIds: await host.screenshots('E08', 1), manifest: '截图一张' }, { of: one });
    }
    expect(await queries.evidenceHold('DEMO-ENT', groupNo)).toEqual({ held: false, caseNos: [] });
    expect((await host.get(GroupQueries).get('DEMO-ENT', groupNo)).overlays).not.toContain('HOLD');
    expect(await host.open(caseNo)).toEqual(['dispose']);
  });

  it('has been led through every element and every outcome of its gateways by the tests above', async () => {
    expect(await neverReached('violation-case', seen)).toEqual([]);
  });
});
