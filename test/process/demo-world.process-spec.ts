import { AppModule } from '../../src/app.module';
import { DEMO_PASSWORD } from '../../src/demo';
import { CaseReports } from '../../src/governance/violation';
import { UnitOfWork } from '../../src/platform/database';
import { StuckWorkService } from '../../src/workflow/incident-resolution';
import { ClockTravelService } from '../../src/workflow/job';
import { bootApp, type BootedApp } from '../support/booted-app';
import type { HttpClient } from '../support/http-client';
import { samplePng } from '../support/sample-files';
import { testSettings } from '../support/test-settings';
import { CASES, ENTERPRISE, STREET, type ExpectedGroup } from './demo-world.fixture';

type Row = Record<string, any>;

jest.setTimeout(60_000);

const settings = testSettings({ demo: true, clock: 'demo' });
const boot = (overrides = {}) => bootApp(AppModule.forRoot({ ...settings, ...overrides }), { ...settings, ...overrides });

/** The oracle of spec §7.1, as refined by the issue for the 30 groups and 10 cases that these processes can produce. */
describe('the demo world at DEMO_NOW', () => {
  let app: BootedApp;
  let enterprise: HttpClient;
  let street: HttpClient;
  let closed = false;

  beforeAll(async () => {
    app = await boot();
    enterprise = await app.as('E03');
    street = await app.as('S03');
  }, 240_000);
  afterAll(() => (closed ? undefined : app?.close()));

  const close = async () => {
    await app.close();
    closed = true;
  };
  const rows = (sql: string, ...values: unknown[]): Promise<Row[]> => app.get(UnitOfWork).query(sql, values);
  const read = async (client: HttpClient, path: string): Promise<any> => {
    const { status, body } = await client.get(path);
    expect({ path, status }).toEqual({ path, status: 200 });
    return body;
  };
  const overview = (client: HttpClient) => read(client, '/api/supervision/overview');
  const listed = async (client: HttpClient, window: string): Promise<Row[]> => (await read(client, `/api/supervision/overdue?window=${window}`)).items;
  const refs = (items: Row[]): string[] => items.map((item) => item.demoRef).sort();
  const late = (items: Row[]): string[] => items.map((item) => `${item.demoRef} ${item.deadline.code} ${item.workdaysLate}`).sort();
  /** everything somebody may do now, assigned or to be claimed */
  const work = async (userId: string): Promise<Row[]> => {
    const client = await app.as(userId);
    return [...(await read(client, '/api/user-tasks?list=todo&limit=100')).items, ...(await read(client, '/api/user-tasks?list=claimable&limit=100')).items];
  };
  const register = async (client: HttpClient): Promise<Row[]> => (await read(client, '/api/groups?limit=100')).items;

  it('stands at Monday 2026-10-12 10:00 and runs on at normal speed', async () => {
    const first = Date.parse((await read(enterprise, '/api/clock')).now);
    expect(first).toBeGreaterThanOrEqual(settings.demoNow.getTime());
    expect(first).toBeLessThan(settings.demoNow.getTime() + 120_000);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Date.parse((await read(enterprise, '/api/clock')).now)).toBeGreaterThan(first);
  });

  it('shows the enterprise its own figures', async () => {
    const figures = await overview(enterprise);
    expect(figures).toMatchObject({
      overdue: { count: 3 }, dueToday: { count: 3 }, dueSoon: { count: 2 }, hourOverdue: { count: 0 }, casesOverdue: { count: 0 }, subStepsOverdue: { count: 0 },
      dissolutionsRunning: 5, waitingVerification: 1, provisional: 1, openCases: 1, incidents: 0,
    });
    expect(figures.overdue.byProcess.map((row: Row) => [row.processDefinitionKey, row.count])).toEqual([['group-establish', 1], ['member-admission', 0], ['member-audit', 0], ['group-dissolve', 2]]);
  });

  it('shows the street its own figures', async () => {
    expect(await overview(street)).toMatchObject({
      overdue: { count: 1 }, dueToday: { count: 2 }, dueSoon: { count: 2 }, hourOverdue: { count: 1 }, casesOverdue: { count: 0 }, subStepsOverdue: { count: 0 },
      dissolutionsRunning: 1, waitingVerification: 0, provisional: 0, openCases: 4, incidents: 0,
    });
  });

  it('adds up to the oracle: 4 overdue, 5 due today, 4 due soon, 6 dissolutions and 1 to verify', async () => {
    const [one, other] = [await overview(enterprise), await overview(street)];
    const sum = (pick: (figures: Row) => number) => pick(one) + pick(other);
    expect({
      overdue: sum((f) => f.overdue.count), hour: sum((f) => f.hourOverdue.count), today: sum((f) => f.dueToday.count), soon: sum((f) => f.dueSoon.count),
      dissolving: sum((f) => f.dissolutionsRunning), unverified: sum((f) => f.waitingVerification), provisional: sum((f) => f.provisional),
    }).toEqual({ overdue: 4, hour: 1, today: 5, soon: 4, dissolving: 6, unverified: 1, provisional: 1 });
  });

  it('names what is late and by how many workdays', async () => {
    expect(late(await listed(enterprise, 'overdue'))).toEqual(['G08 T-APPR 1', 'G09 T-DISS 1', 'G12 T-DISS 7']);
    expect(late(await listed(street, 'overdue'))).toEqual(['G29 T-DISS 5']);
    const [police, ...others] = await listed(street, 'hour');
    expect(others).toEqual([]);
    expect(police).toMatchObject({ demoRef: 'G27', processDefinitionKey: 'report-ladder', deadline: { code: 'T-REP2', unit: 'HOUR', dueAt: '2026-10-11T18:00:00.000Z', night: true } });
  });

  it('lists what is due today and within two workdays', async () => {
    // G05 counts once and lists its two admissions
    expect(refs(await listed(enterprise, 'today'))).toEqual(['G05', 'G05', 'G07', 'G20']);
    expect(refs(await listed(street, 'today'))).toEqual(['G27', 'G30']);
    const due = (items: Row[]) => items.map((item) => `${item.demoRef} ${item.deadline.dueDate}`).sort();
    expect(due(await listed(enterprise, 'soon'))).toEqual(['G10 2026-10-13', 'G14 2026-10-14']);
    expect(due(await listed(street, 'soon'))).toEqual(['G33 2026-10-14', 'G34 2026-10-14']);
    expect(await listed(enterprise, 'provisional')).toMatchObject([{ demoRef: 'G04', deadline: { dueDate: '2027-01-08', provisional: true } }]);
    expect(await listed(street, 'provisional')).toEqual([]);
  });

  it.each([['enterprise', ENTERPRISE], ['street', STREET]] as const)('has the %s groups of the demo list, with state, grade, members and clock', async (tenant, expected) => {
    const client = tenant === 'enterprise' ? enterprise : street;
    const groups = await register(client);
    expect(refs(groups)).toEqual(expected.map(({ ref }) => ref));
    for (const one of expected) {
      const found = groups.find(({ demoRef }) => demoRef === one.ref)!;
      const detail = await read(client, `/api/groups/${found.groupNo}`);
      expect({ ref: one.ref, ...seenAs(one, found, detail) }).toEqual({ ref: one.ref, ...shownAs(one) });
    }
  });

  it('shows neither organization anything of the other', async () => {
    const [mine, theirs] = [await register(enterprise), await register(street)];
    expect((await enterprise.get(`/api/groups/${theirs[0]!.groupNo}`)).status).toBe(404);
    expect((await street.get(`/api/groups/${mine[0]!.groupNo}`)).status).toBe(404);
    const numbers = new Set(mine.map(({ groupNo }) => groupNo));
    expect(theirs.some(({ groupNo }) => numbers.has(groupNo))).toBe(false);
  });

  it('has the cases of §7.1 in their states', async () => {
    const found = await rows('SELECT c.demo_ref, g.demo_ref AS group_ref, c.state, c.class, c.severity, c.risk FROM violation_case c LEFT JOIN work_group g ON g.tenant_id = c.tenant_id AND g.group_no = c.group_no ORDER BY c.demo_ref');
    expect(found.map((row) => [row.demo_ref, row.group_ref, row.state, row.class, row.severity, row.risk])).toEqual(CASES);
  });

  it('has their reports where the story stopped', async () => {
    const ladder = async (ref: string) => {
      const [row] = await rows('SELECT tenant_id, case_no FROM violation_case WHERE demo_ref = ?', ref);
      return (await app.get(CaseReports).list(row!.tenant_id, row!.case_no)).map((report) => `${report.row}:${report.state}${report.receiptNo ? ` ${report.receiptNo}` : ''}`);
    };
    expect(await ladder('V01')).toEqual(['1a:RECEIVED', '1b:SUBMITTED', '2:RELEASED']);
    expect(await ladder('V02')).toEqual(['1:RECEIVED']);
    expect(await ladder('V10')).toEqual(['1:RECEIVED', '2:RECEIVED 收文-样例-012']);
    expect(await ladder('V11')).toEqual(['1:RECEIVED', '2:RECEIVED', '3a:RECEIVED', '3b:RELEASED', '3c:RECEIVED 收文-样例-018']);
    const parents = await rows("SELECT c.demo_ref, p.demo_ref AS parent FROM violation_case c JOIN violation_case p ON p.tenant_id = c.tenant_id AND p.case_no = c.parent_case_no ORDER BY c.demo_ref");
    expect(parents.map((row) => `${row.demo_ref} → ${row.parent}`)).toEqual(['V06 → V01', 'V07 → V01']);
  });

  it('gives the case against the street leader to the chief and to discipline, and hides it from him', async () => {
    const [row] = await rows("SELECT case_no FROM violation_case WHERE demo_ref = 'V08'");
    const steps = async (userId: string) => (await work(userId)).filter((task) => task.businessKey === row!.case_no).map((task) => task.elementId);
    expect(await steps('S01')).toEqual(['dispose']);
    expect(await steps('S14')).toEqual(['dispose']);
    expect(await steps('S02')).toEqual([]);
    expect((await (await app.as('S02')).get(`/api/violation-cases/${row!.case_no}`)).status).toBe(404);
  });

  it('keeps the evidence of G18: its dissolution is refused until the case has fixed it', async () => {
    const tasks = (await work('E08')).filter((task) => task.groupName === '拆迁协调-项目-工作群').map((task) => task.elementId).sort();
    expect(tasks).toEqual(['dissolve', 'fix-evidence']);
    const owner = await app.as('E08');
    const shots = await Promise.all([1, 2].map((seed) => owner.upload('/api/evidence', { name: `截图${seed}.png`, mime: 'image/png', content: samplePng(seed) })));
    const [before, after] = shots.map(({ body }) => body.id);
    const values = { dissolvedAt: '2026-10-12T09:50:00+08:00', method: 'OWNER_DISSOLVED', membersInformed: true, handedOverTo: '资料员', screenshotsBefore: [before], screenshotsAfter: [after] };
    const task = (await work('E08')).find(({ elementId, groupName }) => elementId === 'dissolve' && groupName === '拆迁协调-项目-工作群')!;
    const refused = await owner.post(`/api/user-tasks/${task.id}/completion`, { variables: values });
    expect(refused).toMatchObject({ body: { code: 'evidence-not-fixed' } });
  });

  it('left real evidence that can be opened', async () => {
    const [picture] = await rows("SELECT id FROM evidence WHERE file_name LIKE '解散前%' AND tenant_id = 'DEMO-ENT' AND attached_at IS NOT NULL");
    const answer = await enterprise.get(`/api/evidence/${picture!.id}/content`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it('has reminders, escalations and 督办 tasks waiting for people', async () => {
    const waiting = async (userId: string) => (await work(userId)).map((task) => `${task.elementId} ${task.groupName ?? ''}`.trim());
    expect(await waiting('E05')).toContain('supervise-line 二号临建-项目-工作群');
    expect(await waiting('E01')).toContain('supervise-line 样例地铁-夜班协调-工作群');
    expect(await waiting('E18')).toContain('assess-chief 跨河通道-项目-工作群');
    expect(await waiting('S04')).toContain('decide-force 丙丁村-防汛应急-工作群');
    expect((await read(enterprise, '/api/supervision/overview')).supervisionTasks).toBeGreaterThan(2);
    expect((await read(await app.as('E08'), '/api/notifications')).items.length).toBeGreaterThan(0);
  });

  it('left nothing stuck: no incident, no message or job that failed, no clock without a run', async () => {
    await app.get(UnitOfWork).run(() => app.get(UnitOfWork).query('UPDATE sweep_round SET due_at = 0'));
    await app.get(StuckWorkService).sweep();
    expect(await rows('SELECT * FROM incident')).toEqual([]);
    expect(await rows("SELECT kind, last_error FROM outbox_message WHERE status <> 'DONE'")).toEqual([]);
    expect(await rows("SELECT kind, last_error FROM job WHERE status = 'FAILED' OR attempts > 0")).toEqual([]);
    expect(await rows("SELECT d.code FROM deadline d JOIN process_instance p ON p.id = d.process_instance_id WHERE d.status IN ('OPEN', 'SUSPENDED') AND p.state <> 'ACTIVE'")).toEqual([]);
    expect(await rows("SELECT t.element_id FROM user_task t JOIN process_instance p ON p.id = t.process_instance_id WHERE t.state = 'CREATED' AND p.state <> 'ACTIVE'")).toEqual([]);
    expect(await rows("SELECT name FROM user_task WHERE state = 'CREATED' AND assignee_id IS NULL AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.task_id = user_task.id)")).toEqual([]);
  });

  it('lets everybody of the demo sign in with the printed password', async () => {
    for (const username of ['e03', 's03', 'y01']) {
      expect((await app.anonymous.post('/api/session', { username, password: DEMO_PASSWORD })).status).toBe(200);
    }
  });

  // from here on the clock moves: what a visitor sees who presses 一天
  it('goes on living: three workdays later G09 is before the forced decision and G29 and G08 have climbed', async () => {
    const fired = await app.get(ClockTravelService).travelTo(new Date('2026-10-15T00:00:01+08:00'));
    expect(fired).toBeGreaterThan(10);
    const open = (await rows("SELECT t.element_id, g.demo_ref FROM user_task t LEFT JOIN work_group g ON g.tenant_id = t.tenant_id AND g.group_no = t.group_no WHERE t.state = 'CREATED'")).map((row) => `${row.demo_ref}/${row.element_id}`);
    expect(open).toContain('G09/decide-force');
    expect(open).toContain('G09/supervise-leader');
    expect(open).toContain('G08/supervise-leader');
    expect(open).toContain('G29/assess-chief');
    expect((await overview(enterprise)).overdue.count).toBeGreaterThan(3);
    expect(await rows('SELECT * FROM incident')).toEqual([]);
    expect(await rows("SELECT kind, last_error FROM outbox_message WHERE status <> 'DONE'")).toEqual([]);
  });

  it('is not told again at the next start', async () => {
    const counts = async () => (await rows('SELECT (SELECT COUNT(*) FROM work_group) AS groups, (SELECT COUNT(*) FROM membership) AS members, (SELECT COUNT(*) FROM process_instance) AS runs'))[0];
    const before = await counts();
    const stood = Date.parse((await read(enterprise, '/api/clock')).now);
    await app.close();
    app = await boot();
    expect(await counts()).toEqual(before);
    expect(Date.parse((await read(await app.as('E03'), '/api/clock')).now)).toBeGreaterThanOrEqual(stood);
  });

  it('is not taken for complete when its loader died half-way', async () => {
    await app.get(UnitOfWork).run(() => app.get(UnitOfWork).query("UPDATE demo_load SET state = 'LOADING', completed_at = NULL"));
    await close();
    await expect(boot()).rejects.toThrow(/npm start -- --reset/);
  });
});

describe('the demo loader', () => {
  it('refuses a "now" before the end of its story', async () => {
    const early = testSettings({ demo: true, clock: 'demo', demoNow: new Date('2026-10-01T10:00:00+08:00') });
    await expect(bootApp(AppModule.forRoot(early), early)).rejects.toThrow(/must not be earlier/);
  });

  it('loads nothing where the clock does not belong to the demo', async () => {
    const manual = testSettings({ demo: true, clock: 'manual' });
    const app = await bootApp(AppModule.forRoot(manual), manual);
    expect(await app.get(UnitOfWork).query('SELECT id FROM tenant')).toEqual([]);
    await app.close();
  });
});

/** A group as the demo list describes it. */
function shownAs({ ref: _ref, overlays, clock, ...facts }: ExpectedGroup) {
  return { ...facts, overlays: [...(overlays ?? [])].sort(), clock: clock ?? null };
}

/** A group as the register shows it. Before its landing nobody is counted: the applicant's number stands for it. */
function seenAs(expected: ExpectedGroup, group: Row, detail: Row) {
  const filed = group.state === 'FILED';
  const clock = (detail.clocks as Row[]).find(({ code }) => code === expected.clock?.[0]);
  return {
    name: group.name,
    platform: group.platform,
    kind: group.kind,
    members: filed ? detail.expectedMembers : group.memberCount,
    cap: group.memberCap,
    grade: group.grade,
    state: group.state,
    overlays: [...group.overlays].sort(),
    clock: expected.clock ? clock && [clock.code, shanghaiDay(clock.startAt), clock.dueDate, clock.workdaysLate ?? 0] : null,
  };
}

function shanghaiDay(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}
