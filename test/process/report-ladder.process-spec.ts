import { UnitOfWork } from '../../src/platform/database';
import { ProcessHost } from '../support/process-host';
import { activeGroup, clue, collect, disposed, G18, G27, ladderOf, neverReached, reportsOf, submitReport } from './violation.fixture';

const day = (time: string) => `2026-10-09T${time}:00+08:00`;

describe('report-ladder', () => {
  let host: ProcessHost;
  const seen = { 'report-ladder': new Set<string>(), 'report-receipt': new Set<string>() };

  beforeEach(async () => {
    host = await ProcessHost.boot(day('09:00'));
  });
  afterEach(async () => {
    for (const [key, set] of Object.entries(seen)) await collect(host, key, set);
    await host.close();
  });

  const disposedCase = async (userId: string, ownerId: string, group: typeof G27, itemCodes: string[], types: string[]) => {
    const groupNo = await activeGroup(host, group);
    const caseNo = (await host.start(userId, 'violation-case', clue(groupNo, day('09:00'), { itemCodes }))).businessKey;
    await disposed(host, ownerId, caseNo, types);
    return caseNo;
  };
  const strong = ['MUTE', 'REMOVE', 'BLACKLIST'];

  it('does not let a late level block the next: released at the due instant, with a note', async () => {
    const caseNo = await disposedCase('S12', 'S09', G27, ['IL10'], strong);
    // reported by a resident, so 第一时间 runs from the moment the owner has it
    expect((await host.task('write-report', caseNo)).dueAt).toEqual(new Date(day('11:00')));
    await host.travelTo(day('10:59'));
    expect(await ladderOf(host, caseNo)).toBe('1:RELEASED 2:PLANNED 3a:PLANNED 3b:PLANNED 3c:PLANNED');
    await host.travelTo(day('11:01'));
    expect(await ladderOf(host, caseNo)).toBe('1:RELEASED 2:RELEASED 3a:PLANNED 3b:PLANNED 3c:PLANNED');
    expect((await reportsOf(host, caseNo))[1]).toMatchObject({ note: '上一级逾期未报' });
    // the late one may still be handed in, and is counted late
    await host.travelTo(day('11:30'));
    await submitReport(host, 'S09', caseNo, '1');
    expect((await reportsOf(host, caseNo))[0]).toMatchObject({ state: 'SUBMITTED', late_minutes: 30 });
  });

  it('reports to both addressees of the enterprise at once and goes on when both are told; no letter leaves the house', async () => {
    const caseNo = await disposedCase('E12', 'E08', G18, ['IL08'], strong);
    expect(await ladderOf(host, caseNo)).toBe('1a:RELEASED 1b:RELEASED 2:PLANNED');
    await submitReport(host, 'E08', caseNo, '1a');
    expect(await ladderOf(host, caseNo)).toBe('1a:SUBMITTED 1b:RELEASED 2:PLANNED');
    await submitReport(host, 'E10', caseNo, '1b');
    expect(await ladderOf(host, caseNo)).toBe('1a:SUBMITTED 1b:SUBMITTED 2:RELEASED');
    expect((await host.task('write-report', caseNo)).candidates.groups).toEqual(['SUPERVISOR:DEMO-ENT']);
    await submitReport(host, 'E03', caseNo, '2');
    const ladder = (await host.instances('report-ladder', caseNo))[0]!;
    expect(ladder).toMatchObject({ state: 'COMPLETED', outcome: '全部报出' });
  });

  it('ends at once where nothing has to be reported', async () => {
    const caseNo = await disposedCase('E12', 'E08', G18, ['BD01'], []); // bad content is not active in the enterprise
    expect((await host.instances('report-ladder', caseNo))[0]).toMatchObject({ state: 'COMPLETED', outcome: '无需逐级报告' });
    expect(await host.open(caseNo)).toEqual(['classify']);
  });

  it('gives a receipt to sign; reporting onwards signs it, and a signature closes nothing else', async () => {
    const caseNo = await disposedCase('E12', 'E08', G18, ['IL08'], strong);
    await submitReport(host, 'E08', caseNo, '1a');
    await submitReport(host, 'E08', caseNo, '1b');
    const [first, second] = await reportsOf(host, caseNo);
    await host.complete('E05', 'acknowledge', { receiptRemark: '已阅，请继续跟进' }, { of: first!.doc_no });
    expect((await reportsOf(host, caseNo))[0]).toMatchObject({ state: 'RECEIVED', receiver_name: '周测试', note: '已阅，请继续跟进' });
    expect(await host.open(second!.doc_no)).toEqual(['acknowledge']);
    await submitReport(host, 'E04', caseNo, '2');
    expect(await host.open(second!.doc_no)).toEqual([]);
    expect((await host.instances('report-receipt', second!.doc_no))[0]).toMatchObject({ state: 'COMPLETED', outcome: '视为签收' });
    expect((await reportsOf(host, caseNo))[1]).toMatchObject({ state: 'RECEIVED', receiver_name: '李虚构' });
  });

  it('refuses a letter sent in the future or before the discovery, with nothing changed', async () => {
    const caseNo = await disposedCase('S09', 'S09', G27, ['IL10'], strong);
    await submitReport(host, 'S09', caseNo, '1');
    await submitReport(host, 'S06', caseNo, '2');
    for (const sentAt of [day('09:30'), day('08:00')]) {
      await expect(submitReport(host, 'S02', caseNo, '3b', { sentAt: new Date(sentAt).toISOString() })).rejects.toMatchObject({ code: 'sending-time-impossible' });
    }
    await expect(submitReport(host, 'S02', caseNo, '3b', { receiptNo: '' })).rejects.toMatchObject({ problems: [expect.objectContaining({ field: 'receiptNo' })] });
    expect(await ladderOf(host, caseNo)).toBe('1:RECEIVED 2:SUBMITTED 3a:RELEASED 3b:RELEASED 3c:RELEASED');
  });

  it('ends the branches of rows that are not owed any more, and with them itself', async () => {
    const caseNo = await disposedCase('S09', 'S09', G27, ['IL10'], strong);
    await submitReport(host, 'S09', caseNo, '1');
    await host.complete('S06', 'classify', { decision: 'UNFOUNDED', classifyReason: '经核查为误读' }, { of: caseNo });
    expect(await ladderOf(host, caseNo)).toBe('1:SUBMITTED 2:RELEASED 3a:CANCELLED 3b:CANCELLED 3c:CANCELLED');
    await submitReport(host, 'S06', caseNo, '2');
    expect((await host.instances('report-ladder', caseNo))[0]).toMatchObject({ state: 'COMPLETED', outcome: '全部报出' });
    expect(await host.get(UnitOfWork).query('SELECT id FROM incident WHERE resolved_at IS NULL')).toEqual([]);
  });

  it('sends letters through their registration', async () => {
    const caseNo = await disposedCase('S09', 'S09', G27, ['IL10'], strong);
    await submitReport(host, 'S09', caseNo, '1');
    await submitReport(host, 'S06', caseNo, '2');
    for (const row of ['3a', '3b', '3c']) await submitReport(host, 'S02', caseNo, row);
    expect(await ladderOf(host, caseNo)).toBe('1:RECEIVED 2:RECEIVED 3a:SUBMITTED 3b:RECEIVED 3c:RECEIVED');
  });

  it.each(['report-ladder', 'report-receipt'] as const)('has been led through every element and outcome of %s by the tests above', async (key) => {
    expect(await neverReached(key, seen[key])).toEqual([]);
  });
});
