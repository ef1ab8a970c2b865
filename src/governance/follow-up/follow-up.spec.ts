import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { BusinessClock } from '../../common';
import { DatabaseModule } from '../../platform/database';
import { FollowUpQueries } from './follow-up.queries';
import { FollowUpRepository } from './follow-up.repository';
import { FollowUpService } from './follow-up.service';

describe('what has to be taken up later', () => {
  let app: TestingModule;
  let service: FollowUpService;
  let queries: FollowUpQueries;
  const request = { tenantId: 'T1', kind: 'D08', groupNo: 'G-1', reason: '逾期 2 个工作日解散', source: 'group-dissolve:1' } as const;

  beforeEach(async () => {
    app = await Test.createTestingModule({
      imports: [DatabaseModule.forRoot({ kind: 'sqlite', file: join(mkdtempSync(join(tmpdir(), 'qg-')), 'test.sqlite') })],
      providers: [FollowUpRepository, FollowUpService, FollowUpQueries, { provide: BusinessClock, useValue: { now: () => new Date('2026-10-12T02:00:00Z') } }],
    }).compile();
    service = app.get(FollowUpService);
    queries = app.get(FollowUpQueries);
  });
  afterEach(() => app.close());

  it('is recorded once however often the step that caused it is repeated', async () => {
    const first = await service.record(request);
    const second = await service.record(request);
    expect(second).toBe(first);
    expect((await queries.list('T1', {}, { limit: 10 })).items).toHaveLength(1);
  });

  it('belongs to its tenant and is listed newest first, page by page', async () => {
    for (const n of [1, 2, 3]) await service.record({ ...request, source: `group-dissolve:${n}`, reason: `第 ${n} 件` });
    await service.record({ ...request, tenantId: 'T2' });
    const first = await queries.list('T1', { groupNo: 'G-1' }, { limit: 2 });
    expect(first.items.map((item) => item.reason)).toEqual(['第 3 件', '第 2 件']);
    const rest = await queries.list('T1', {}, { limit: 2, after: first.nextCursor });
    expect(rest.items.map((item) => item.reason)).toEqual(['第 1 件']);
    expect(rest.nextCursor).toBeUndefined();
  });
});
