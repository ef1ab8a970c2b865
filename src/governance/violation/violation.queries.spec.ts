import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { newId, type Actor } from '../../common';
import { DatabaseModule, UnitOfWork } from '../../platform/database';
import { UserDirectory } from '../../platform/identity';
import { ProcessInstanceService } from '../../workflow/process-instance';
import { GroupQueries } from '../group';
import { AnonymousReportService, hashOf, newQueryCode } from './anonymous-report.service';
import { CaseReports } from './case-reports.registry';
import type { ViolationCase } from './violation-case.entity';
import { ViolationCaseQueries } from './violation.queries';
import { ViolationRepository } from './violation.repository';

const NOW = new Date('2026-10-09T09:30:00+08:00');
const actor = (userId: string, tenantId: string, ...roles: string[]): Actor => ({ userId, tenantId, name: userId, kind: 'user', roles: roles.map((role) => ({ role, orgId: tenantId })) });
const supervisor = actor('S04', 'DEMO-ST', 'SUPERVISOR');

function someCase(caseNo: string, more: Partial<ViolationCase> = {}): ViolationCase {
  return {
    id: newId(), tenantId: 'DEMO-ST', caseNo, demoRef: null, groupNo: 'G-1', groupName: '居民服务2群', unitId: 'ST-JIAYI', ownerId: 'S09', source: 'MEMBER', itemCodes: ['IL10'],
    description: null, senderHint: null, reportedUserIds: [], class: 'ILL', severity: 'S2', risk: 'LOW', spread: 'INSIDE', topic: null, ladder: 'L-ILL', foundByOwner: false,
    contested: false, silentRounds: 0, state: 'DISPOSING', parentCaseNo: null, processInstanceId: null, recusedUsers: [], skippedRoles: [], recusalRow: 8,
    discoveredAt: NOW, reportedAt: NOW, assignedAt: NOW, firstMeasureAt: null, classifiedAt: null, closedAt: null, holdAt: null, evidenceFixedAt: null,
    conclusion: null, cause: null, followUp: null, answer: null, updatedAt: NOW, ...more,
  };
}

describe('the cases as people may read them', () => {
  let app: TestingModule;
  let queries: ViolationCaseQueries;
  let cases: ViolationRepository;

  beforeEach(async () => {
    app = await Test.createTestingModule({
      imports: [DatabaseModule.forRoot({ kind: 'sqlite', file: join(mkdtempSync(join(tmpdir(), 'qg-')), 'test.sqlite') })],
      providers: [
        ViolationRepository, ViolationCaseQueries, GroupQueries, CaseReports, UserDirectory, AnonymousReportService,
        { provide: ProcessInstanceService, useValue: {} },
      ],
    }).compile();
    queries = app.get(ViolationCaseQueries);
    const unitOfWork = app.get(UnitOfWork);
    // rows are written inside units of work only
    cases = new Proxy(app.get(ViolationRepository), { get: (target, name) => (...values: never[]) => unitOfWork.run(() => (target as never as Record<PropertyKey, (...all: never[]) => Promise<unknown>>)[name]!.apply(target, values)) });
    app.get(CaseReports).provide({ list: async () => [], unsubmitted: async () => [], people: async () => [], reconcile: async () => false });
  });
  afterEach(() => app.close());

  it('come newest first, page by page, without those the reader may not open', async () => {
    for (const n of [1, 2, 3, 4, 5]) await cases.insert(someCase(`V-2026-00000${n}`, n === 4 ? { recusedUsers: ['S04'], recusalRow: 3, skippedRoles: ['SUPERVISOR'] } : {}));
    const first = await queries.list(supervisor, {}, { limit: 2 });
    expect(first.items.map((one) => one.caseNo)).toEqual(['V-2026-000005', 'V-2026-000003']);
    const rest = await queries.list(supervisor, {}, { limit: 2, after: first.nextCursor });
    expect(rest.items.map((one) => one.caseNo)).toEqual(['V-2026-000002', 'V-2026-000001']);
    expect(rest.nextCursor).toBeUndefined();
  });

  it('are filtered by state, class and group', async () => {
    await cases.insert(someCase('V-2026-000001', { state: 'CLOSED' }));
    await cases.insert(someCase('V-2026-000002', { class: 'BAD', groupNo: 'G-2' }));
    const numbers = async (filter: Parameters<ViolationCaseQueries['list']>[1]) => (await queries.list(supervisor, filter, { limit: 10 })).items.map((one) => one.caseNo);
    expect(await numbers({ open: true })).toEqual(['V-2026-000002']);
    expect(await numbers({ open: false })).toEqual(['V-2026-000001']);
    expect(await numbers({ class: 'BAD', groupNo: 'G-2', state: 'DISPOSING' })).toEqual(['V-2026-000002']);
  });

  it('do not exist for another tenant, for strangers and for process owners', async () => {
    await cases.insert(someCase('V-2026-000001'));
    for (const reader of [actor('E03', 'DEMO-ENT', 'SUPERVISOR'), actor('S12', 'DEMO-ST', 'PUBLIC'), actor('Y01', 'DEMO-ST', 'PROCESS_OWNER')]) {
      await expect(queries.get(reader, 'V-2026-000001')).rejects.toMatchObject({ code: 'violation-case-not-found' });
      expect((await queries.list(reader, {}, { limit: 10 })).items).toEqual([]);
    }
  });

  it('hold a group’s evidence from their opening until it is fixed, and no longer than they are open', async () => {
    await cases.insert(someCase('V-2026-000001'));
    await cases.insert(someCase('V-2026-000002', { evidenceFixedAt: NOW }));
    await cases.insert(someCase('V-2026-000003', { state: 'CLOSED' }));
    await cases.insert(someCase('V-2026-000004', { tenantId: 'DEMO-ENT' }));
    expect(await queries.evidenceHold('DEMO-ST', 'G-1')).toEqual({ held: true, caseNos: ['V-2026-000001'] });
    expect(await queries.evidenceHold('DEMO-ST', 'G-2')).toEqual({ held: false, caseNos: [] });
  });

  it('keep an owner from new groups only while a grave one is open', async () => {
    await cases.insert(someCase('V-2026-000001', { severity: 'S3' }));
    expect(await queries.hasOpenSevereCase('DEMO-ST', 'S09')).toBe(false);
    await cases.insert(someCase('V-2026-000002', { severity: 'S1' }));
    expect(await queries.hasOpenSevereCase('DEMO-ST', 'S09')).toBe(true);
    await cases.update((await cases.find({ tenantId: 'DEMO-ST', caseNo: 'V-2026-000002' }))!, { state: 'CLOSED' }, NOW);
    expect(await queries.hasOpenSevereCase('DEMO-ST', 'S09')).toBe(false);
  });

  it('show a reporter his own case with its answer and without its judgement', async () => {
    await cases.insert(someCase('V-2026-000001', { answer: '已处理' }));
    await cases.insertReporter({ id: newId(), tenantId: 'DEMO-ST', caseNo: 'V-2026-000001', userId: 'S12', queryCodeHash: null, answeredAt: null });
    expect(await queries.listReportedBy(actor('S12', 'DEMO-ST', 'PUBLIC'))).toEqual([expect.objectContaining({ caseNo: 'V-2026-000001', answer: '已处理', class: null, severity: null })]);
    expect(await queries.listReportedBy(actor('S13', 'DEMO-ST', 'PUBLIC'))).toEqual([]);
  });

  it('answer an anonymous reporter by the code, however it is typed, and nobody else', async () => {
    const code = newQueryCode();
    expect(code).toMatch(/^[0-9A-Z]{16}$/);
    await cases.insert(someCase('V-2026-000001', { answer: '已处理', state: 'CLOSED' }));
    await cases.insertReporter({ id: newId(), tenantId: 'DEMO-ST', caseNo: 'V-2026-000001', userId: null, queryCodeHash: hashOf(code), answeredAt: null });
    const anonymous = app.get(AnonymousReportService);
    const typed = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`.toLowerCase();
    expect(await anonymous.answer('DEMO-ST', typed)).toEqual({ caseNo: 'V-2026-000001', state: 'CLOSED', answer: '已处理' });
    await expect(anonymous.answer('DEMO-ENT', code)).rejects.toMatchObject({ code: 'query-code-unknown' });
    await expect(anonymous.answer('DEMO-ST', newQueryCode())).rejects.toMatchObject({ code: 'query-code-unknown' });
  });
});
