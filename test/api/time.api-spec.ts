import { staffGroup } from '../process/group.fixture';
import { ApiWorld, expectProblem } from '../support/api-world';

describe('the working calendar', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterAll(() => world?.close());

  const workdays = (query: string, region = 'CN') => world.get('S12', `/api/calendars/${region}/workdays?${query}`);

  it('counts five workdays across National Day and explains every day (AC-01)', async () => {
    const { status, body } = await workdays('from=2026-09-30&days=5');
    expect(status).toBe(200);
    expect(body).toMatchObject({ dueDate: '2026-10-13', dueAt: '2026-10-13T15:59:59.999Z', provisional: false, calendarVersion: expect.stringMatching(/\S/) });
    expect(body.counted.map((day: { date: string; n: number; lieu: boolean }) => [day.n, day.date, day.lieu])).toEqual([
      [1, '2026-10-08', false], [2, '2026-10-09', false], [3, '2026-10-10', true], [4, '2026-10-12', false], [5, '2026-10-13', false],
    ]);
    expect(body.skipped.map((day: { date: string }) => day.date)).toEqual(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-11']);
    for (const day of body.skipped) expect(day.reason).toMatch(/国庆|休息日/);
  });

  it('says 暂定 where a year has no official arrangement yet', async () => {
    expect((await workdays('from=2026-12-31&days=5')).body).toMatchObject({ dueDate: '2027-01-08', provisional: true });
    expect((await workdays('from=2026-12-24&days=5')).body).toMatchObject({ dueDate: '2026-12-31', provisional: false });
  });

  it.each([
    ['days=5', 400, 'from'],
    ['from=2026-09-30', 400, 'days'],
    ['from=30.09.2026&days=5', 400, 'from'],
    ['from=2026-09-30&days=five', 400, 'days'],
    ['from=2026-09-30&days=1.5', 400, 'days'],
    ['from=2026-09-30&from=2026-10-01&days=5', 400, 'from'],
    ['from=2026-09-30&days=5&region=HK', 400, 'region'],
    ['from=2026-02-30&days=5', 422, 'from'],
    ['from=2016-12-30&days=5', 422, 'from'],
    ['from=2026-09-30&days=-1', 422, 'days'],
    ['from=2026-09-30&days=100000', 422, 'days'],
  ])('refuses ?%s with %i naming the parameter', async (query, status, field) => {
    const answer = await workdays(query);
    expectProblem(answer, { status, body: { problems: [expect.objectContaining({ field })] } });
  });

  it('knows one region and the years it has', async () => {
    expectProblem(await workdays('from=2026-09-30&days=5', 'US'), { status: 404, code: 'calendar-region-unknown' });
    const year = (await world.read('S12', '/api/calendars/CN/years/2026')) as { days: { date: string; kind: string }[] };
    expect(year).toMatchObject({ year: 2026, status: 'OFFICIAL', source: { title: expect.stringContaining('2026') } });
    expect(year.days).toEqual(expect.arrayContaining([expect.objectContaining({ date: '2026-10-01', kind: 'HOLIDAY' }), expect.objectContaining({ date: '2026-10-10', kind: 'LIEU_WORKDAY' })]));
    expect((await world.read('S12', '/api/calendars/CN/years/2027')).status).toBe('FALLBACK');
    for (const odd of ['1999', '20260', 'next', '2026.5']) expectProblem(await world.get('S12', `/api/calendars/CN/years/${odd}`), { status: 422, code: 'calendar-year-out-of-range' });
  });
});

describe('the manual clock', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot('2026-10-08T10:00:00+08:00');
  });
  afterAll(() => world?.close());

  const put = async (body: unknown) => (await world.as('S04')).put('/api/clock', body);
  const notices = async (userId: string) => (await world.read(userId, '/api/notifications?limit=100')).items;

  it('stands still until it is moved', async () => {
    const clock = { mode: 'manual', now: '2026-10-08T02:00:00.000Z' };
    expect(await world.read('S04', '/api/clock')).toMatchObject(clock);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await world.read('S04', '/api/clock')).toMatchObject(clock);
  });

  it('fires what falls due on the way at its own instant, in order, and answers when all is done', async () => {
    // given a review due in two workdays: 10-09 and the make-up Saturday 10-10
    const { businessKey: groupNo } = await world.start('S09', 'group-establish', staffGroup('甲乙社区-时钟-工作群'));
    const { deadline } = await world.task('S05', 'review-by-first-responsible', groupNo);
    expect(deadline).toMatchObject({ code: 'T-FR', dueDate: '2026-10-10', dueAt: '2026-10-10T15:59:59.999Z', source: 'OURS', status: 'OPEN', workdaysLeft: 2, weekday: 6, lieuWorkday: true });
    const { nextDueAt } = await world.read('S04', '/api/clock');
    // the next turning point, not every reminder before it
    expect(nextDueAt).toBe('2026-10-10T16:00:00.000Z');
    // when time passes the due day in one go
    const answer = await put({ now: '2026-10-12T09:30:00+08:00' });
    // then
    expect(answer).toMatchObject({ status: 200, body: { mode: 'manual', now: '2026-10-12T01:30:00.000Z', fired: expect.any(Number) } });
    expect(answer.body.fired).toBeGreaterThanOrEqual(3);
    const told = (await notices('S05')).filter((one: { deadlineId?: string; kind: string }) => one.deadlineId === deadline!.id && one.kind !== 'TASK');
    expect(told.map((one: { kind: string; at: string }) => `${one.kind} ${one.at}`)).toEqual(['ESCALATION 2026-10-10T16:00:00.000Z', 'REMINDER 2026-10-10T01:00:00.000Z', 'REMINDER 2026-10-09T01:00:00.000Z']);
    expect(await world.task('S05', 'review-by-first-responsible', groupNo)).toMatchObject({ overdue: true, deadline: { status: 'MISSED', workdaysLate: 1 } });
  });

  it('explains the due date with its days, its jobs and its history', async () => {
    const [task] = await world.list('S05', 'todo');
    const detail = await world.read('S05', `/api/deadlines/${task!.deadline!.id}`);
    expect(detail.counted.map((day: { date: string }) => day.date)).toEqual(['2026-10-09', '2026-10-10']);
    expect(detail.history.map((line: { reason: string }) => line.reason)).toEqual(expect.arrayContaining(['NEW', 'MISSED']));
    expect(detail.late).toEqual([{ date: '2026-10-12', n: 1 }]);
    expect(detail.jobs.filter((job: { firedAt?: string }) => job.firedAt).map((job: { kind: string; firedAt: string }) => job.firedAt)).toEqual(expect.arrayContaining(['2026-10-10T16:00:00.000Z']));
    expect(detail).toMatchObject({ code: 'T-FR', source: 'OURS', status: 'MISSED', calendarVersion: expect.stringMatching(/\S/), extended: false });
  });

  it('does the same thing only once when it is moved to where it stands', async () => {
    const { now } = await world.read('S04', '/api/clock');
    const before = (await notices('S05')).length;
    expect((await put({ now })).body.fired).toBe(0);
    expect((await notices('S05')).length).toBe(before);
  });

  it('cannot go back', async () => {
    for (const now of ['2026-10-12T09:29:59+08:00', '2020-01-01T00:00:00Z']) {
      await world.refused('S04', (client) => client.put('/api/clock', { now }), { status: 422, code: 'clock-cannot-go-back' });
    }
  });

  it.each([
    ['nothing', {}],
    ['no date', { now: 'tomorrow' }],
    ['a day that is not in the calendar', { now: '2026-13-45T00:00:00Z' }],
    ['a day without time and zone', { now: '2026-10-20' }],
    ['a time without zone', { now: '2026-10-20T09:00:00' }],
    ['a day of a week', { now: '2026-W43-2T09:00:00Z' }],
    ['a number', { now: 1_792_000_000_000 }],
    ['a mode of its own', { now: '2026-10-20T09:00:00+08:00', mode: 'system' }],
  ])('refuses %s with 400', async (_what, body) => {
    await world.refused('S04', (client) => client.put('/api/clock', body), { status: 400, code: 'request-invalid' });
  });

  it('goes on by a day, or to the next instant at which something is owed to the caller’s organization', async () => {
    await world.start('S09', 'group-establish', staffGroup('甲乙社区-推进-工作群'));
    const { nextDueAt } = await world.read('S04', '/api/clock');
    expect(await world.post('S04', '/api/clock/advance', { by: 'next-deadline' })).toMatchObject({ status: 200, body: { now: nextDueAt } });
    const day = await world.post('S04', '/api/clock/advance', { by: 'day' });
    expect(Date.parse(day.body.now) - Date.parse(nextDueAt)).toBe(86_400_000);
    await world.refused('S04', (client) => client.post('/api/clock/advance', { by: 'year' }), { status: 400 });
  });

  it('cannot be read or moved without a session', async () => {
    expectProblem(await world.booted.anonymous.get('/api/clock'), { status: 401 });
    expectProblem(await world.booted.anonymous.put('/api/clock', { now: '2030-01-01T00:00:00Z' }), { status: 401 });
  });
});

describe('the clock of a real system', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot(undefined, { clock: 'system' });
  });
  afterAll(() => world?.close());

  it('cannot be moved by anybody: there is no such address', async () => {
    for (const userId of ['S01', 'Y01', 'Y02']) {
      await world.refused(userId, (client) => client.put('/api/clock', { now: '2099-01-01T00:00:00Z' }), { status: 404, code: 'clock-not-movable' });
      await world.refused(userId, (client) => client.post('/api/clock/advance', { by: 'day' }), { status: 404, code: 'clock-not-movable' });
      await world.refused(userId, (client) => client.post('/api/clock/advance', { by: 'next-deadline' }), { status: 404, code: 'clock-not-movable' });
    }
  });

  it('is the machine’s', async () => {
    const { mode, now } = await world.read('S01', '/api/clock');
    expect(mode).toBe('system');
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
  });
});
