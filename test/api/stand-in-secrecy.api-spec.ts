import { DEMO_USERS } from '../../src/demo';
import { InstanceVisibilityRegistry } from '../../src/workflow/registry';
import { staffGroup } from '../process/group.fixture';
import { ApiWorld, type TaskLine } from '../support/api-world';
import { JOINT_OPINION } from '../support/joint-opinion-process';
import { clue, runningStaffGroup } from './journeys.fixture';

/** What somebody must not know of shows in no list, and neither in any number. */
describe('the numbers of a list', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
    expect((await world.post('Y01', '/api/deployments', { reason: '会商', resources: JOINT_OPINION })).status).toBe(201);
  });
  afterAll(() => world?.close());

  const period = { startsAt: '2026-10-12T08:00:00+08:00', endsAt: '2026-10-14T18:00:00+08:00', reason: '外出学习' };
  const standIn = async (principalId: string, deputyId: string, more: { processKeys?: string[] } = {}) => expect((await world.post(principalId, '/api/stand-ins', { ...period, deputyId, ...more })).status).toBe(201);
  /** Every answer with a number in it that follows from the lists of open work. */
  const numbers = async (userId: string, words: readonly string[]) => {
    const reader = await (await world.as(userId)).events('/api/events');
    const pushed = (await reader.next())!.data.counts;
    reader.close();
    const filters = (await world.read(userId, '/api/saved-filters')).items.map(({ name, count }: { name: string; count: number }) => [name, count]);
    const pages = [];
    for (const query of ['', '&limit=1', '&sort=priority&limit=1', '&processDefinitionKey=violation-case', ...words.map((word) => `&q=${encodeURIComponent(word)}&limit=1`)]) pages.push([query, await world.read(userId, `/api/user-tasks?list=todo${query}`)]);
    return { counts: await world.read(userId, '/api/user-tasks/counts'), pushed, filters, pages };
  };
  const filter = async (userId: string, q: string) => expect((await world.post(userId, '/api/saved-filters', { name: q, list: 'todo', criteria: { q }, shared: false })).status).toBe(201);
  const found = async (userId: string, q: string) => {
    const { items, nextCursor, segments } = await world.read(userId, `/api/user-tasks?list=todo&limit=1&q=${encodeURIComponent(q)}`);
    return { shown: items.length, more: nextCursor !== undefined, all: segments.all };
  };

  it('of somebody who stands in for some processes tell nothing of the others, in the search, either', async () => {
    for (const matter of ['群规修订', '群规复核']) await world.start('S09', 'joint-opinion', { matter });
    await filter('S11', '会商');
    const before = await numbers('S11', ['会商', '群规']);
    // when S11 acts for S09, though not in this
    await standIn('S09', 'S11', { processKeys: ['group-establish'] });
    // then
    expect(await numbers('S11', ['会商', '群规'])).toEqual(before);
    expect(await found('S11', '会商')).toEqual({ shown: 0, more: false, all: 0 });
    // and what is arranged is found
    await standIn('S09', 'S06', { processKeys: ['joint-opinion'] });
    expect(await found('S06', '会商')).toEqual({ shown: 1, more: true, all: 2 });
    expect(await world.read('S06', '/api/user-tasks/counts')).toMatchObject({ todo: 2 });
  });

  it('of somebody who stands in for the handler of a case about themselves tell nothing of the case', async () => {
    const ACCUSED = 'S02';
    const groupNo = await runningStaffGroup(world, '甲乙社区-信访联络-工作群');
    const { businessKey: caseNo } = await world.start('S12', 'violation-case', clue(groupNo, '2026-10-12T09:30:00+08:00', { reportedUserIds: [ACCUSED] }));
    const handler = await handlerOf(caseNo);
    await filter(ACCUSED, '信访联络');
    const words = [caseNo, '信访联络'];
    const before = await numbers(ACCUSED, words);
    // when
    await standIn(handler, ACCUSED);
    // then
    expect(await numbers(ACCUSED, words)).toEqual(before);
    // while the handler has it
    expect((await found(handler, caseNo)).all).toBe(1);
  });

  it('of what is behind a person are those of the lists: what must be kept from them by now is not counted', async () => {
    const runs: string[] = [];
    for (const name of ['甲乙社区-计数一-工作群', '甲乙社区-计数二-工作群']) {
      const { businessKey } = await world.start('S09', 'group-establish', staffGroup(name));
      const task = await world.take('S05', 'review-by-first-responsible', businessKey);
      expect((await world.post('S05', `/api/user-tasks/${task.id}/cc`, { userIds: ['S07'] })).status).toBe(204);
      await world.completeTask('S05', task.id, { decision: 'AGREE', ownerId: 'S09' });
      runs.push(task.processInstanceId);
    }
    const numbersOf = async () => {
      const [handled, told] = [await world.read('S05', '/api/user-tasks/counts'), await world.read('S07', '/api/user-tasks/counts')];
      const [done, cc] = [await world.list('S05', 'done'), (await world.read('S07', '/api/user-tasks?list=cc&limit=100')).items];
      expect([handled.done, told.cc]).toEqual([done.length, cc.length]);
      return [handled.done, told.cc];
    };
    const [done, cc] = await numbersOf();
    expect(cc).toBe(2);
    // when one of the two turns out to be about both of them
    world.booted.get(InstanceVisibilityRegistry).register('group-establish', ({ userId }, { id }) => id !== runs[0] || !['S05', 'S07'].includes(userId));
    // then
    expect(await numbersOf()).toEqual([done! - 1, 1]);
  });

  /** Who has the case in hand now; takes it when nobody has. */
  async function handlerOf(caseNo: string): Promise<string> {
    for (const { id: userId } of DEMO_USERS.filter(({ tenantId }) => tenantId === 'DEMO-ST')) {
      const lists: TaskLine[] = [...(await world.list(userId, 'todo', caseNo)), ...(await world.list(userId, 'claimable', caseNo))];
      if (lists.length === 0) continue;
      await world.take(userId, lists[0]!.elementId, caseNo);
      return userId;
    }
    throw new Error(`nobody has ${caseNo}`);
  }
});
