import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { endOfDay, type Actor } from '../../common';
import { DatabaseModule, UnitOfWork } from '../../platform/database';
import { shippedCalendar, addWorkdays, type CalendarService } from '../../workflow/calendar';
import type { GroupForecasts } from '../group';
import { SupervisionCounters } from './supervision-counter.queries';
import { SupervisionLists } from './supervision-list.queries';
import { scopeOf } from './supervision.policy';

const NOW = new Date('2026-10-12T02:00:00Z'); // Monday 10:00; Saturday 10-10 was a make-up workday
const calendar = { endOfNthWorkdayAfter: (date: string, n: number) => endOfDay(addWorkdays(shippedCalendar(), date, n).dueDate) } as CalendarService;

describe('the counters of the supervision page', () => {
  let app: TestingModule;
  let unitOfWork: UnitOfWork;
  let counters: SupervisionCounters;
  let lists: SupervisionLists;
  let sequence = 0;

  beforeEach(async () => {
    app = await Test.createTestingModule({ imports: [DatabaseModule.forRoot({ kind: 'sqlite', file: join(mkdtempSync(join(tmpdir(), 'qg-')), 'test.sqlite') })] }).compile();
    unitOfWork = app.get(UnitOfWork);
    counters = new SupervisionCounters(unitOfWork, calendar, { list: async () => [] } as unknown as GroupForecasts, { now: () => NOW });
    lists = new SupervisionLists(unitOfWork);
  });
  afterEach(() => app.close());

  /** A run with its clocks `code due [status] [unit]`. */
  async function given(processKey: string, groupNo: string, clocks: string[], where: { tenantId?: string; unitId?: string } = {}): Promise<string> {
    const { tenantId = 'T1', unitId = 'U1' } = where;
    const id = `run-${++sequence}`;
    await unitOfWork.run(async () => {
      await insert('process_definition', { id: `${processKey}@1`, key: processKey, version: 1, deployment_id: 'd', name: processKey, description: '', category: '', xml: '', digest: '', startable: 1, deployed_at: 0 });
      await insert('process_instance', {
        id, tenant_id: tenantId, process_definition_id: `${processKey}@1`, process_definition_key: processKey, business_key: groupNo, title: `办理 ${groupNo}`, group_no: groupNo,
        group_name: groupNo, unit_id: unitId, state: 'ACTIVE', started_by: 'u', started_at: 0, variables: '{}', root_instance_id: id,
      });
      for (const clock of clocks) {
        const [code, due, status = 'OPEN', unit = 'WORKDAY'] = clock.split(' ');
        const dueAt = due!.includes('T') ? new Date(`${due}+08:00`) : endOfDay(due!);
        await insert('deadline', {
          id: `d-${++sequence}`, tenant_id: tenantId, process_instance_id: id, process_definition_key: processKey, kind: 'STAGE', code, title: code, subject: groupNo, source: 'OURS', unit,
          amount: 1, start_at: 0, start_date: '2026-09-01', due_at: dueAt.getTime(), due_date: due!.slice(0, 10), counted: '[]', skipped: '[]', calendar_version: '', provisional: 0, night: 0,
          status, late: 0, missed_count: 0, escalated: 0, created_at: 0,
        });
      }
    });
    return id;
  }

  async function insert(table: string, row: Record<string, unknown>): Promise<void> {
    const names = Object.keys(row);
    await unitOfWork.query(`INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, Object.values(row));
  }

  async function counts(scope: { tenantId: string; unitIds?: string[] } = { tenantId: 'T1' }) {
    const rows = await counters.groupWindows(scope, counters.instants());
    const total = (key: 'overdue' | 'today' | 'soon') => rows.reduce((sum, row) => sum + row[key], 0);
    return { overdue: total('overdue'), today: total('today'), soon: total('soon') };
  }

  it('count a group once per process, by its earliest open working-day deadline', async () => {
    // given a group with an overdue stage and a sub-step due today, and one with two admissions due today
    await given('group-dissolve', 'G12', ['T-DISS 2026-09-24', 'T-FORCE-EXEC 2026-10-12']);
    await given('member-admission', 'G05', ['T-ADMIT 2026-10-12']);
    await given('member-admission', 'G05', ['T-ADMIT 2026-10-12']);
    // then
    expect(await counts()).toEqual({ overdue: 1, today: 1, soon: 0 });
    const today = await lists.listRuns({ tenantId: 'T1' }, { window: 'today', limit: 10 }, counters.instants());
    expect(today.map((run) => run.groupNo)).toEqual(['G05', 'G05']);
  });

  it('end the next two workdays on Wednesday, and today at midnight', async () => {
    await given('group-establish', 'G30', ['T-FILE 2026-10-12']);
    await given('group-dissolve', 'G10', ['T-DISS 2026-10-13']);
    await given('group-establish', 'G33', ['T-APPR-PUBLIC 2026-10-14']);
    await given('group-dissolve', 'G18', ['T-DISS 2026-10-15']);
    expect(await counts()).toEqual({ overdue: 0, today: 1, soon: 2 });
  });

  it('leave out what is paused for verification, met or cancelled', async () => {
    await given('group-dissolve', 'G14', ['T-DISS 2026-10-09 SUSPENDED', 'T-VERIFY 2026-10-14']);
    await given('group-dissolve', 'G13', ['T-DISS 2026-09-07 MET']);
    expect(await counts()).toEqual({ overdue: 0, today: 0, soon: 1 });
  });

  it('keep hour clocks, cases and further clocks of counted groups apart', async () => {
    await given('report-ladder', 'G27', ['T-REP2 2026-10-12T02:00 OPEN HOUR', 'T-REP2 2026-10-12T14:00 OPEN HOUR']);
    await given('violation-case', 'G37', ['T-CLOSE 2026-10-09']);
    await given('group-dissolve', 'G12', ['T-DISS 2026-09-24', 'T-FORCE-EXEC 2026-10-09']);
    expect(await counts()).toMatchObject({ overdue: 1 });
    expect(await counters.overdueClocks({ tenantId: 'T1' }, counters.instants())).toEqual({ hour: 1, groupClocks: 2, otherClocks: 1 });
  });

  it('show a head of unit that unit only, and nobody another tenant', async () => {
    await given('group-dissolve', 'G09', ['T-DISS 2026-10-10']);
    await given('group-dissolve', 'G11', ['T-DISS 2026-10-10'], { unitId: 'U2' });
    await given('group-dissolve', 'G29', ['T-DISS 2026-09-29'], { tenantId: 'T2' });
    expect(await counts()).toMatchObject({ overdue: 2 });
    expect(await counts({ tenantId: 'T1', unitIds: ['U2'] })).toMatchObject({ overdue: 1 });
    const other = await lists.listRuns({ tenantId: 'T2' }, { window: 'overdue', limit: 10 }, counters.instants());
    expect(other.map((run) => run.groupNo)).toEqual(['G29']);
  });

  it('list the most pressing run first and go on where a page ended', async () => {
    for (const day of ['2026-10-10', '2026-09-24', '2026-09-29']) await given('group-dissolve', `G-${day}`, [`T-DISS ${day}`]);
    const filter = { window: 'overdue', limit: 2 } as const;
    const first = await lists.listRuns({ tenantId: 'T1' }, filter, counters.instants());
    expect(first.map((run) => run.groupNo)).toEqual(['G-2026-09-24', 'G-2026-09-29']);
    const last = first[1]!;
    const rest = await lists.listRuns({ tenantId: 'T1' }, { ...filter, after: `${last.dueAt}:${last.deadlineId}` }, counters.instants());
    expect(rest.map((run) => run.groupNo)).toEqual(['G-2026-10-10']);
  });
});

describe('who oversees what', () => {
  const actor = (role: string, orgId = 'T1'): Actor => ({ userId: 'x', tenantId: 'T1', name: 'x', kind: 'user', roles: [{ role, orgId }] });

  it('is the tenant for supervisors and leaders, the unit for its heads, nothing for others', () => {
    for (const role of ['SUPERVISOR', 'SUPERVISOR_PARENT', 'LEADER', 'CHIEF']) expect(scopeOf(actor(role))).toEqual({ tenantId: 'T1' });
    expect(scopeOf(actor('UNIT_DEPUTY', 'U1'))).toEqual({ tenantId: 'T1', unitIds: ['U1'] });
    expect(scopeOf(actor('STAFF'))).toBeUndefined();
  });
});
