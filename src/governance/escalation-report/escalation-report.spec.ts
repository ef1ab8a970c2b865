import { Test, type TestingModule } from '@nestjs/testing';
import { join } from 'node:path';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { systemActor } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { DatabaseModule, UnitOfWork } from '../../platform/database';
import { SequenceModule } from '../../platform/sequence';
import { MessageService, type OutgoingMessage } from '../../workflow/message';
import { EscalationReportRepository } from './escalation-report.repository';
import { EscalationReportService } from './escalation-report.service';
import type { LadderRow } from './ladder.policy';
import { ReportDelivery } from './report-delivery.service';

const NOW = new Date('2026-10-09T09:30:00+08:00');
const row = (level: number, code: string, fromRole: string, toRole: string, channel: LadderRow['channel'] = 'IN_APP'): LadderRow => ({
  ladder: 'L-ILL', level, row: code, title: `第 ${level} 级`, fromRole, toRole, channel, deadlineCode: 'T-REP2', basis: 'B8d', cc: null,
});
const LADDER = [
  row(1, '1', 'OWNER@group,ADMIN@group', 'UNIT_DEPUTY@unit'),
  row(2, '2', 'UNIT_DEPUTY@unit', 'LEADER@tenant'),
  row(3, '3a', 'LEADER@tenant', 'CHIEF@tenant'),
  row(3, '3b', 'LEADER@tenant', 'EXT_POLICE@external', 'LETTER'),
];

/** Every call in a unit of work of its own, as a step of the engine would have it. */
function withinSteps<T extends object>(target: T, unitOfWork: UnitOfWork): T {
  return new Proxy(target, {
    get: (object, name) => (...values: unknown[]) => unitOfWork.run(() => (object as Record<PropertyKey, (...all: unknown[]) => Promise<unknown>>)[name]!.apply(object, values)),
  });
}

describe('reports of a case', () => {
  let app: TestingModule;
  let service: EscalationReportService;
  let reports: EscalationReportRepository;
  let sent: OutgoingMessage[];
  let delivered: string[];

  beforeEach(async () => {
    sent = [];
    delivered = [];
    app = await Test.createTestingModule({
      imports: [DatabaseModule.forRoot({ kind: 'sqlite', file: join(mkdtempSync(join(tmpdir(), 'qg-')), 'test.sqlite') }), SequenceModule],
      providers: [
        EscalationReportRepository,
        EscalationReportService,
        // what goes out through the outbox is only looked at
        { provide: MessageService, useValue: { send: async (message: OutgoingMessage) => void sent.push(message) } },
        { provide: ReportDelivery, useValue: { deliver: async (report: { docNo: string }) => void delivered.push(report.docNo) } },
      ],
    }).compile();
    service = withinSteps(app.get(EscalationReportService), app.get(UnitOfWork));
    reports = withinSteps(app.get(EscalationReportRepository), app.get(UnitOfWork));
  });
  afterEach(() => app.close());

  const call = (variables: Variables, at = NOW, processInstanceId = 'run-1'): ServiceTaskCall => ({
    name: '', elementId: '', activityInstanceId: '', variables, input: variables,
    context: { tenantId: 'DEMO-ST', processInstanceId, businessKey: 'V-2026-000001', actor: { ...systemActor('DEMO-ST'), userId: 'S09', name: '孔示范' }, now: at },
  });
  const planned = async (more: Variables = {}, processInstanceId = 'run-1') => {
    const answer = await service.plan(call({ caseNo: 'V-2026-000001', ladderRows: LADDER, skippedRoles: [], handlerCandidates: ['OWNER@group', 'ADMIN@group'], ...more }, NOW, processInstanceId));
    return answer.reports as { docNo: string; row: string; startsAtOnce: boolean }[];
  };
  const states = async () => (await reports.listByCase('DEMO-ST', 'V-2026-000001')).map((one) => `${one.row}:${one.state}`).join(' ');

  it('are planned once, numbered, and only the first level starts', async () => {
    const branches = await planned();
    expect(branches.map((one) => [one.docNo, one.row, one.startsAtOnce])).toEqual([
      ['R-2026-000001', '1', true], ['R-2026-000002', '2', false], ['R-2026-000003', '3a', false], ['R-2026-000004', '3b', false],
    ]);
    expect(await planned({}, 'run-2')).toEqual([]);
  });

  it('go out level by level; every row of a level is released together', async () => {
    const [first, second] = await planned();
    await service.open(call({ docNo: first!.docNo }));
    await service.submit(call({ docNo: first!.docNo, summary: '已处置' }));
    expect(sent).toEqual([{ tenantId: 'DEMO-ST', name: 'report.released', correlationKey: second!.docNo, variables: { decision: 'OPEN' } }]);
    expect(delivered).toEqual([first!.docNo]);
    await service.open(call({ docNo: second!.docNo }));
    await service.submit(call({ docNo: second!.docNo }));
    expect(await states()).toBe('1:RECEIVED 2:SUBMITTED 3a:RELEASED 3b:RELEASED'); // who reports onwards has read
    expect(sent.filter((message) => message.name === 'receipt.registered').map((message) => message.correlationKey)).toEqual([first!.docNo]);
  });

  it('count their lateness against the due instant of their task', async () => {
    const [first] = await planned();
    await service.open(call({ docNo: first!.docNo }));
    const report = await reports.getForUpdate('DEMO-ST', first!.docNo);
    await reports.update(report, { dueAt: NOW });
    await service.submit(call({ docNo: first!.docNo }, new Date(NOW.getTime() + 90_000)));
    expect(await reports.getForUpdate('DEMO-ST', first!.docNo)).toMatchObject({ lateMinutes: 2, submittedBy: 'S09' });
  });

  it('do not hold the next level up when they are late, and are missed once only', async () => {
    const [first] = await planned();
    await service.open(call({ docNo: first!.docNo }));
    await service.miss(await reports.getForUpdate('DEMO-ST', first!.docNo), NOW);
    await service.miss(await reports.getForUpdate('DEMO-ST', first!.docNo), NOW);
    expect(await states()).toBe('1:RELEASED 2:RELEASED 3a:PLANNED 3b:PLANNED');
    expect(sent).toHaveLength(1);
  });

  it('are cancelled while they wait and stay once they are out', async () => {
    const [first] = await planned();
    await service.open(call({ docNo: first!.docNo }));
    await service.cancelSuperseded('DEMO-ST', 'V-2026-000001', [], NOW);
    expect(await states()).toBe('1:RELEASED 2:CANCELLED 3a:CANCELLED 3b:CANCELLED');
    expect(sent.map((message) => message.variables)).toEqual(Array(3).fill({ decision: 'CANCEL' }));
  });

  it('remember those recused as skipped rows and give them no branch', async () => {
    const branches = await planned({ skippedRoles: ['OWNER', 'ADMIN'], handlerCandidates: ['UNIT_DEPUTY@unit'] });
    expect(branches.map((one) => [one.row, one.startsAtOnce])).toEqual([['2', true], ['3a', false], ['3b', false]]);
    expect(await states()).toBe('1:SKIPPED 2:PLANNED 3a:PLANNED 3b:PLANNED');
    expect(await reports.findByBranch('run-1', 0)).toMatchObject({ row: '2' });
  });

  it('are received by a signature once; a letter by its number', async () => {
    const [first] = await planned();
    await service.open(call({ docNo: first!.docNo }));
    await service.submit(call({ docNo: first!.docNo }));
    await service.receive(call({ docNo: first!.docNo, receiptRemark: '已阅' }));
    await service.receive(call({ docNo: first!.docNo, receiptRemark: '再阅' }, new Date(NOW.getTime() + 1000)));
    expect(await reports.getForUpdate('DEMO-ST', first!.docNo)).toMatchObject({ state: 'RECEIVED', receiverName: '孔示范', note: '已阅', receivedAt: NOW });
    const letter = (await reports.listByCase('DEMO-ST', 'V-2026-000001')).find((one) => one.row === '3b')!;
    await service.open(call({ docNo: letter.docNo }));
    await service.submit(call({ docNo: letter.docNo, receiver: '值班室', receiptNo: '收文-1', sentAt: NOW.toISOString(), sendChannel: 'PHONE' }));
    expect(await reports.getForUpdate('DEMO-ST', letter.docNo)).toMatchObject({ state: 'RECEIVED', receiptNo: '收文-1', receiverName: '值班室' });
  });

  it('of another tenant with the same number do not exist', async () => {
    const [first] = await planned();
    await expect(reports.getForUpdate('DEMO-ENT', first!.docNo)).rejects.toMatchObject({ code: 'escalation-report-not-found' });
  });
});
