import { UnitOfWork } from '../../src/platform/database';
import { EventBus } from '../../src/platform/event';
import { RequestGate } from '../../src/platform/http';
import { LiveUpdateService } from '../../src/workflow/live-update';
import { InboxChanged } from '../../src/workflow/user-task';
import { eventually } from '../browser/eventually';
import { staffGroup } from '../process/group.fixture';
import { ApiWorld, expectProblem } from '../support/api-world';
import type { EventReader, ServerEvent } from '../support/event-reader';
import { isPostgresRun } from '../support/test-database';

describe('the events of a page', () => {
  let world: ApiWorld;
  const open: EventReader[] = [];
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterEach(async () => {
    for (const reader of open.splice(0)) reader.close();
    await eventually(async () => expect(world.booted.get(LiveUpdateService).size).toBe(0));
  });
  afterAll(() => world?.close());

  let applications = 0;
  const apply = (of = world) => of.start('S09', 'group-establish', staffGroup(`甲乙社区-实时${++applications}-工作群`));
  const events = async (userId: string, of = world): Promise<EventReader> => {
    const reader = await (await of.as(userId)).events('/api/events');
    open.push(reader);
    return reader;
  };
  const touches = (list: string) => (event: ServerEvent) => event.data.lists.includes(list);
  /** the state at the beginning, which every stream has */
  const begun = async (userId: string, of = world) => {
    const reader = await events(userId, of);
    expect(await reader.next()).toMatchObject({ type: 'state', data: { lists: ['todo', 'claimable', 'done', 'started', 'cc'], counts: await of.read(userId, '/api/user-tasks/counts') } });
    return reader;
  };

  it('begin with the whole state and are a stream that nobody on the way keeps back', async () => {
    const reader = await begun('S05');
    expect(reader.response.status).toBe(200);
    expect(reader.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(reader.response.headers.get('cache-control')).toMatch(/no-store.*no-transform/);
    expect(reader.response.headers.get('x-accel-buffering')).toBe('no');
  });

  it('tell the person who got work, and who started it, and nobody else', async () => {
    const [handler, starter, other, foreign] = [await begun('S05'), await begun('S09'), await begun('S12'), await begun('E05')];
    const { todo } = await world.read('S05', '/api/user-tasks/counts');
    // when
    await apply();
    // then
    expect(await handler.next(touches('todo'))).toMatchObject({ data: { counts: { todo: todo + 1 } } });
    expect((await starter.next(touches('started')))!.data.lists).not.toContain('todo');
    for (const reader of [other, foreign]) await expect(reader.next(undefined, 500)).rejects.toThrow('no such event');
  });

  it('come after the commit: what is rolled back is never told', async () => {
    const reader = await begun('S05');
    const unitOfWork = world.booted.get(UnitOfWork);
    const bus = world.booted.get(EventBus);
    await expect(unitOfWork.run(async () => {
      await bus.publish(new InboxChanged(['a:S05']));
      throw new Error('undone');
    })).rejects.toThrow('undone');
    await expect(reader.next(undefined, 500)).rejects.toThrow('no such event');
    await unitOfWork.run(async () => {
      await bus.publish(new InboxChanged(['a:S05']));
      await expect(reader.next(undefined, 500)).rejects.toThrow('no such event');
    });
    expect(await reader.next(touches('todo'))).toBeDefined();
  });

  it('come together when much happens at once', async () => {
    const reader = await begun('S05');
    for (let n = 0; n < 5; n++) await apply();
    const { todo } = await world.read('S05', '/api/user-tasks/counts');
    let events = 0;
    await reader.next((event) => {
      events++;
      return event.data.counts.todo === todo;
    });
    expect(events).toBeLessThan(5);
  });

  it('end with the session, and looking does not keep it alive', async () => {
    const client = await world.booted.as('S05');
    const reader = await client.events('/api/events');
    open.push(reader);
    await reader.next();
    const seen = () => world.booted.get(UnitOfWork).query('SELECT MAX(last_seen_at) AS at FROM session');
    const before = await seen();
    await world.booted.get(LiveUpdateService).beat();
    await eventually(async () => expect(reader.comments).toBe(1));
    expect(await seen()).toEqual(before);
    // when
    await client.delete('/api/session');
    await world.booted.get(LiveUpdateService).beat();
    // then
    await reader.over();
  });

  it('are not for strangers', async () => {
    expectProblem(await world.booted.anonymous.get('/api/events'), { status: 401, code: 'sign-in-required' });
  });

  it('are given to four pages of one browser; the fifth is told to ask by itself', async () => {
    for (let n = 0; n < 4; n++) await begun('S05');
    expectProblem(await world.get('S05', '/api/events'), { status: 429, code: 'too-many-live-updates' });
    await begun('S09');
    open.shift()!.close();
    await eventually(async () => expect(world.booted.get(LiveUpdateService).size).toBe(4));
    await begun('S05');
  });

  it('leave nothing behind when pages vanish', async () => {
    const service = world.booted.get(LiveUpdateService);
    for (let n = 0; n < 3; n++) await begun('S05');
    for (const reader of open) reader.close();
    await eventually(async () => expect(service.size).toBe(0));
    await apply();
    expect(service.size).toBe(0);
  });

  (isPostgresRun() ? it : it.skip)('reach the page that another host serves', async () => {
    const second = await ApiWorld.besides(world);
    try {
      const reader = await begun('S05', second);
      await apply(world);
      expect(await reader.next(touches('todo'))).toMatchObject({ type: 'state', data: { counts: await world.read('S05', '/api/user-tasks/counts') } });
      // and after the connection between them broke
      await world.booted.get(UnitOfWork).query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'qunguan broadcast' AND datname = current_database()`);
      const { todo } = await world.read('S05', '/api/user-tasks/counts');
      expect(await reader.next((event) => event.data.lists.length === 5)).toBeDefined();
      await apply(world);
      expect(await reader.next((event) => event.data.counts.todo === todo + 1)).toBeDefined();
      reader.close();
    } finally {
      await second.close();
    }
  });

  it('end at once when the host stops, so that nobody waits for them', async () => {
    const stopping = await ApiWorld.boot();
    const reader = await begun('S05', stopping);
    const gate = stopping.booted.get(RequestGate);
    gate.close();
    expect(await gate.empty(5000)).toBe(0);
    await reader.over();
    await stopping.close();
  });
});
