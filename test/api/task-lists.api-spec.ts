import { newId } from '../../src/common';
import { UnitOfWork } from '../../src/platform/database';
import { staffGroup } from '../process/group.fixture';
import { ApiWorld } from '../support/api-world';
import { clue, runningProjectGroup, runningStaffGroup } from './journeys.fixture';

const HANDLER = 'S05';
const AGREE = { decision: 'AGREE', ownerId: 'S09' };

interface Page {
  readonly items: { readonly id: string; readonly title: string; readonly groupName?: string; readonly groupNo?: string; readonly priority: number; readonly createdAt: string; readonly handledAt?: string; readonly businessKey: string; readonly copy?: { readonly id: string; readonly readAt?: string; readonly note?: string; readonly sentBy: { readonly id: string } } }[];
  readonly nextCursor?: string;
  readonly segments?: Record<'all' | 'overdue' | 'today' | 'soon', number>;
}

describe('the lists of work', () => {
  let world: ApiWorld;
  /** titles in the order of arrival */
  const names = ['安全大桥', '请假登记', '管网迁改', '大桥请假', '季度培训', '旧群迁移', 'QC小组2026'].map((word) => `甲乙社区-${word}-工作群`);
  const numbers = new Map<string, string>();
  let caseNo: string;

  beforeAll(async () => {
    world = await ApiWorld.boot();
    for (const [day, name] of names.entries()) {
      await world.travelTo(`2026-10-${12 + day}T10:00:00+08:00`);
      numbers.set(name, (await world.start('S09', 'group-establish', staffGroup(name))).businessKey);
    }
    // and a case somebody else could claim
    const groupNo = await runningStaffGroup(world, '甲乙社区-认领-工作群');
    caseNo = (await world.start('S12', 'violation-case', clue(groupNo, '2026-10-18T09:30:00+08:00', { itemCodes: ['BD07'] }))).businessKey;
  });
  afterAll(() => world?.close());

  const ask = (userId: string, query: string) => world.read<Page>(userId, `/api/user-tasks?${query}`);
  const groupsOf = (page: Page) => page.items.map((task) => task.groupName ?? task.title);
  const search = async (words: string, list = 'todo', userId = HANDLER) => groupsOf(await ask(userId, `list=${list}&limit=100&q=${encodeURIComponent(words)}`)).sort();
  const named = (...words: string[]) => names.filter((name) => words.some((word) => name.includes(word))).sort();
  const walk = async (userId: string, query: string, onPage: (page: number) => Promise<void> = async () => undefined): Promise<string[]> => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 1; ; page++) {
      const found: Page = await ask(userId, `${query}&limit=2${after ? `&after=${after}` : ''}`);
      seen.push(...found.items.map((task) => task.id));
      if (!found.nextCursor) return seen;
      after = found.nextCursor;
      await onPage(page);
    }
  };

  describe('in their order', () => {
    it('come by due date, by priority, or the latest first', async () => {
      const rows = await world.booted.get(UnitOfWork).query<{ id: string; priority: number; due: string; created: string }>(
        `SELECT id, priority, COALESCE(due_at, 253370764800000) AS due, created_at AS created FROM user_task WHERE assignee_id = ? AND state = 'CREATED'`, [HANDLER],
      );
      expect(rows.length).toBe(names.length);
      await world.booted.get(UnitOfWork).run(async () => {
        for (const table of ['user_task SET priority = 90 WHERE id', 'inbox SET precedence = -90 WHERE task_id']) await world.booted.get(UnitOfWork).query(`UPDATE ${table} = ?`, [rows[3]!.id]);
      });
      rows[3]!.priority = 90;
      const by = (...keys: ((row: (typeof rows)[number]) => number)[]) => [...rows].sort((a, b) => keys.map((key) => key(a) - key(b)).find((difference) => difference !== 0) ?? (a.id < b.id ? -1 : 1)).map(({ id }) => id);
      expect(await walk(HANDLER, 'list=todo')).toEqual(by((row) => Number(row.due)));
      expect(await walk(HANDLER, 'list=todo&sort=due')).toEqual(by((row) => Number(row.due)));
      expect(await walk(HANDLER, 'list=todo&sort=priority')).toEqual(by((row) => -row.priority, (row) => Number(row.due)));
      expect(await walk(HANDLER, 'list=todo&sort=arrival')).toEqual(by((row) => -Number(row.created)));
    });

    it.each([['due', '甲'], ['priority', '乙'], ['arrival', '丙']])('by %s double nothing and lose nothing while work comes and goes', async (sort, sign) => {
      const before = (await ask(HANDLER, `list=todo&sort=${sort}&limit=100`)).items.map((task) => task.id);
      const gone: string[] = [];
      const seen = await walk(HANDLER, `list=todo&sort=${sort}`, async (page) => {
        if (page !== 1) return;
        // given somebody adds a task, and takes away the first and the last one
        await world.start('S09', 'group-establish', staffGroup(`甲乙社区-新来${sign}-工作群`));
        gone.push(before[0]!, before.at(-1)!);
        for (const id of gone) expect((await world.post('S04', `/api/user-tasks/${id}/assignment`, { userId: 'S06', reason: '请代为审核' })).status).toBe(204);
      });
      expect(new Set(seen).size).toBe(seen.length);
      const stayed = before.filter((id) => !gone.includes(id));
      expect(seen.filter((id) => stayed.includes(id))).toEqual(stayed);
      for (const id of gone) await world.post('S04', `/api/user-tasks/${id}/assignment`, { userId: HANDLER, reason: '交还本人' });
    });

    it('refuse a cursor they have not given out', async () => {
      await world.refused('S09', (client) => client.get('/api/process-instances?startedBy=me&after=x'), { status: 400, code: 'task-cursor-invalid' });
      await world.refused('S09', (client) => client.get(`/api/process-instances?after=${'9'.repeat(20)}~${newId()}`), { status: 400, code: 'task-cursor-invalid' });
      const { nextCursor } = await ask(HANDLER, 'list=todo&limit=1');
      for (const query of [
        'list=todo&after=x', 'list=todo&after=', 'list=todo&after=1~2', `list=todo&after=${'a'.repeat(121)}`, `list=todo&sort=priority&after=${nextCursor}`, `list=done&after=${nextCursor}`,
        `list=todo&q=大桥&after=${nextCursor}`, `list=todo&after=${Buffer.from("d~1~' OR 1=1 --").toString('base64url')}`, `list=todo&after=${Buffer.from('d~1e9~01990000-0000-7000-8000-000000000000').toString('base64url')}`,
        `list=todo&sort=priority&after=${Buffer.from('p~9999999999~1~01990000-0000-7000-8000-000000000000').toString('base64url')}`,
      ]) await world.refused(HANDLER, (client) => client.get(`/api/user-tasks?${query.replace('大桥', encodeURIComponent('大桥'))}`), { status: 400 });
    });
  });

  describe('narrowed', () => {
    it('by process, group, unit and due date show what fits', async () => {
      const all = (await ask(HANDLER, 'list=todo&limit=100')).items;
      const groupNo = numbers.get(names[1]!)!;
      expect((await ask(HANDLER, `list=todo&groupNo=${groupNo}`)).items.map((task) => task.groupNo)).toEqual([groupNo]);
      expect((await ask(HANDLER, 'list=todo&limit=100&processDefinitionKey=group-establish')).items.length).toBe(all.length);
      expect((await ask(HANDLER, 'list=todo&processDefinitionKey=violation-case')).items).toEqual([]);
      expect((await ask(HANDLER, 'list=todo&limit=100&unitId=ST-JIAYI')).items.length).toBe(all.length);
      expect((await ask(HANDLER, 'list=todo&unitId=ST-BINGDING')).items).toEqual([]);
      const { overdue } = (await world.read(HANDLER, '/api/user-tasks/counts')) as { overdue: number };
      const late = (await ask(HANDLER, 'list=todo&overdue=true&limit=100')).items;
      expect(late.length).toBe(overdue);
      expect(late.length).toBeGreaterThan(0);
      expect(late.length).toBeLessThan(all.length);
      expect(late.every((task) => (task as { overdue?: boolean }).overdue)).toBe(true);
      expect((await ask(HANDLER, 'list=todo&overdue=true&sort=arrival&limit=100')).items.length).toBe(overdue);
      expect((await ask(HANDLER, `list=todo&limit=100&dueBefore=${encodeURIComponent('2026-10-16T00:00:00+08:00')}`)).items.length).toBeLessThan(all.length);
    });

    it('tell on the first page how much is overdue, due today and due soon, whatever segment is shown', async () => {
      const all = await ask(HANDLER, 'list=todo&limit=100');
      const dues = all.items.map((task) => (task as { deadline?: { dueAt: string } }).deadline?.dueAt).filter((dueAt) => dueAt !== undefined).map((dueAt) => Date.parse(dueAt));
      const now = Date.parse((await world.read(HANDLER, '/api/clock')).now);
      const endOfToday = Date.parse('2026-10-18T23:59:59.999+08:00');
      // 2026-10-18 is a Sunday: the third working day after it is Wednesday
      const endOfThird = Date.parse('2026-10-21T23:59:59.999+08:00');
      const within = (from: number, to: number) => dues.filter((due) => due >= from && due <= to).length;
      const expected = { all: all.items.length, overdue: within(0, now - 1), today: within(now, endOfToday), soon: within(now, endOfThird) };
      expect(expected.soon).toBeGreaterThan(0);
      expect(all.segments).toEqual(expected);
      for (const due of ['overdue', 'today', 'soon'] as const) {
        const page = await ask(HANDLER, `list=todo&limit=100&due=${due}`);
        expect([page.items.length, page.segments]).toEqual([expected[due], expected]);
      }
      expect((await ask(HANDLER, 'list=todo&limit=1&after=' + (await ask(HANDLER, 'list=todo&limit=1')).nextCursor)).segments).toBeUndefined();
    });

    it('take no filter they do not know', async () => {
      for (const query of ['list=everything', 'list=todo&sort=title', 'list=todo&due=never', 'list=todo&dueBefore=tomorrow', 'list=todo&dueBefore=2026-W42-1T10:00:00Z', 'list=todo&limit=0', 'list=todo&limit=101', 'list=todo&owner=a:S04', 'list=todo&groupNo=%00', 'list=todo&q=a%00b', 'list=todo&after=%00', 'list=done&unitId=a%00b', 'list=todo&processDefinitionKey=%00', `list=todo&q=${'a'.repeat(81)}`]) {
        await world.refused(HANDLER, (client) => client.get(`/api/user-tasks?${query}`), { status: 400, code: 'request-invalid' });
      }
    });
  });

  describe('searched', () => {
    it('find words of two, three and more characters, mixed with others, in any order', async () => {
      expect(await search('大桥')).toEqual(named('大桥'));
      expect(await search('请假')).toEqual(named('请假'));
      expect(await search('请假登')).toEqual(named('请假登记'));
      expect(await search('大桥 请假')).toEqual(named('大桥请假'));
      expect(await search('请假 大桥')).toEqual(named('大桥请假'));
      expect(await search('管网迁改-工作群')).toEqual(named('管网迁改'));
      // the pairs are there, the word is not
      expect(await search('桥请大')).toEqual([]);
    });

    it('find single characters, numbers, and letters in any case and width', async () => {
      expect(await search('桥')).toEqual(named('桥'));
      expect(await search('qc')).toEqual(named('QC'));
      expect(await search('ＱＣ小组２０２６')).toEqual(named('QC'));
      const number = numbers.get(names[2]!)!;
      expect(await search(number)).toEqual([names[2]]);
      expect(await search(number.slice(0, -1))).toContain(names[2]);
      expect(await search(caseNo, 'claimable', 'S09')).toHaveLength(1);
    });

    it.each(['%', '_', '\\', "'", '"', '*', '-', 'NOT', 'OR', '" OR "', 'NEAR(大桥 请假)', "'; DROP TABLE task_search; --", '{大桥}', '大*', '大桥"', '💥', '(', 'task_id:x', '大桥 AND 请假', '^大桥'])('take %j for what it is', async (words) => {
      const found = await search(words);
      expect(found).toEqual(names.filter((name) => words.toLowerCase().split(/\s+/).every((word) => name.toLowerCase().includes(word))).filter(() => /[\p{L}\p{N}]/u.test(words)).sort());
    });

    it('page through what they find, and sort it as asked', async () => {
      const all = (await ask(HANDLER, `list=todo&limit=100&q=${encodeURIComponent('甲乙')}`)).items.map((task) => task.id);
      expect(all.length).toBeGreaterThanOrEqual(names.length);
      for (const sort of ['due', 'priority', 'arrival']) expect([...(await walk(HANDLER, `list=todo&sort=${sort}&q=${encodeURIComponent('甲乙')}`))].sort()).toEqual([...all].sort());
      expect(await walk(HANDLER, `list=todo&sort=arrival&q=${encodeURIComponent('甲乙')}`)).toEqual((await ask(HANDLER, 'list=todo&sort=arrival&limit=100')).items.map((task) => task.id).filter((id) => all.includes(id)));
      expect((await ask(HANDLER, `list=todo&q=${encodeURIComponent('请假')}`)).segments).toMatchObject({ all: named('请假').length });
    });

    it('find nothing of others: neither a colleague’s nor another organization’s', async () => {
      await runningProjectGroup(world, '虚构大桥-请假-工作群');
      for (const userId of ['S04', 'S12', 'E05', 'E08']) expect((await search('大桥', 'todo', userId)).filter((name) => names.includes(name))).toEqual([]);
      expect(await search('虚构', 'todo', HANDLER)).toEqual([]);
    });

    it('follow a task from one list to the next', async () => {
      expect(await search(caseNo, 'claimable', 'S11')).toHaveLength(1);
      const task = await world.task('S09', 'dispose', caseNo);
      await world.post('S09', `/api/user-tasks/${task.id}/claim`);
      expect([await search(caseNo, 'claimable', 'S11'), await search(caseNo, 'claimable', 'S09')]).toEqual([[], []]);
      expect(await search(caseNo, 'todo', 'S09')).toHaveLength(1);
      await world.post('S09', `/api/user-tasks/${task.id}/unclaim`);
      expect(await search(caseNo, 'todo', 'S09')).toEqual([]);
    });
  });

  describe('of what is done and copied', () => {
    it('已办 holds what went through one’s hands, the last act first, and is searched', async () => {
      const [first, second] = [names[0]!, names[1]!];
      const tasks = (await ask(HANDLER, 'list=todo&limit=100')).items;
      const idOf = (name: string) => tasks.find((task) => task.groupName === name)!.id;
      await world.travelTo('2026-10-18T12:00:00+08:00');
      await world.completeTask(HANDLER, idOf(first), AGREE);
      await world.travelTo('2026-10-18T16:00:00+08:00');
      // a transfer is handled, too, though somebody else goes on with it
      expect((await world.post(HANDLER, `/api/user-tasks/${idOf(second)}/transfer`, { userId: 'S06', reason: '外出，请代办' })).status).toBe(204);
      const done = await ask(HANDLER, 'list=done');
      expect(groupsOf(done).slice(0, 2)).toEqual([second, first]);
      expect(done.items[0]!.handledAt).toBe('2026-10-18T08:00:00.000Z');
      expect(await search('大桥', 'done')).toEqual([first]);
      expect(await search('安全 大桥', 'done')).toEqual([first]);
      expect(await search('大桥%', 'done')).toEqual([]);
      expect((await walk(HANDLER, 'list=done')).slice(0, 2)).toEqual([idOf(second), idOf(first)]);
      expect((await search('大桥', 'done', 'S06'))).toEqual([]);
      expect(await world.read(HANDLER, '/api/user-tasks/counts')).toMatchObject({ done: done.items.length });
    });

    it('抄送我 holds what one was told of, the latest first, unread ones counted', async () => {
      const [task] = (await ask(HANDLER, `list=todo&q=${encodeURIComponent('管网')}`)).items;
      expect((await world.post(HANDLER, `/api/user-tasks/${task!.id}/cc`, { userIds: ['S11'], note: '请知悉' })).status).toBeLessThan(300);
      expect(await world.read('S11', '/api/user-tasks/counts')).toMatchObject({ cc: 1 });
      const [line] = (await ask('S11', 'list=cc')).items;
      expect(line).toMatchObject({ id: task!.id, copy: { note: '请知悉', sentBy: { id: HANDLER } } });
      expect(line!.copy!.readAt).toBeUndefined();
      expect((await world.post('S11', `/api/cc/${line!.copy!.id}/read`)).status).toBeLessThan(300);
      expect((await ask('S11', 'list=cc')).items[0]!.copy!.readAt).toMatch(/^2026/);
      expect(await world.read('S11', '/api/user-tasks/counts')).toMatchObject({ cc: 0 });
      expect([await search('管网', 'cc', 'S11'), await search('大桥', 'cc', 'S11'), await search('管网', 'cc', 'S12')]).toEqual([[names[2]], [], []]);
    });
  });

  describe('of what is open, done and copied', () => {
    const name = '甲乙社区-ＡＢ项目É-工作群';

    it('are found by the same words, in any width and case; signs alone find nothing', async () => {
      await world.start('S09', 'group-establish', staffGroup(name));
      const words = ['ab', 'ＡＢ', 'aB项目', 'É', 'é-工作群', '（ab', '%', '—', '、。'];
      const found = async (userId: string, list: string) => Promise.all(words.map(async (word) => (await search(word, list, userId)).filter((one) => one === name).length));
      const open = await found(HANDLER, 'todo');
      expect(open).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0]);
      // when
      const [task] = (await ask(HANDLER, `list=todo&q=${encodeURIComponent('ab项目é')}`)).items;
      expect((await world.post(HANDLER, `/api/user-tasks/${task!.id}/cc`, { userIds: ['S11'] })).status).toBeLessThan(300);
      await world.completeTask(HANDLER, task!.id, AGREE);
      // then
      expect(await found(HANDLER, 'done')).toEqual(open);
      expect(await found('S11', 'cc')).toEqual(open);
      expect([await search('%', 'done'), await search('、', 'cc', 'S11')]).toEqual([[], []]);
    });
  });

  describe('of somebody who is away', () => {
    const deputy = 'S06';
    const lines = async (query = '') => (await ask(deputy, `list=todo&limit=100${query}`)).items as unknown as { id: string; groupName?: string; onBehalfOf?: { id: string } }[];
    const away = (processKeys?: string[]) =>
      world.post(HANDLER, '/api/stand-ins', { deputyId: deputy, startsAt: '2026-10-18T00:00:00+08:00', endsAt: '2026-11-01T00:00:00+08:00', reason: '外出学习', ...(processKeys ? { processKeys } : {}) });

    it('are in the list of who acts for them, marked as such, searched and counted, until it ends', async () => {
      const own = await lines();
      const theirs = (await ask(HANDLER, 'list=todo&limit=100')).items.map((task) => task.id);
      expect(theirs.length).toBeGreaterThan(3);
      const reader = await (await world.as(deputy)).events('/api/events');
      await reader.next();
      // when
      const made = await away();
      expect(made.status).toBe(201);
      // then
      expect(await reader.next((event) => event.data.counts.todo === own.length + theirs.length)).toBeDefined();
      const both = await lines();
      expect(both.filter(({ onBehalfOf }) => onBehalfOf?.id === HANDLER).map(({ id }) => id).sort()).toEqual([...theirs].sort());
      expect(both.filter(({ onBehalfOf }) => !onBehalfOf).map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
      expect([...new Set(await walk(deputy, 'list=todo&sort=arrival'))]).toHaveLength(both.length);
      expect(await world.read(deputy, '/api/user-tasks/counts')).toMatchObject({ todo: both.length });
      expect((await lines(`&q=${encodeURIComponent('管网')}`)).map(({ groupName }) => groupName)).toEqual([names[2]]);
      // and what comes to the one is told to the other
      await world.start('S09', 'group-establish', staffGroup('甲乙社区-代办-工作群'));
      expect(await reader.next((event) => event.data.counts.todo === both.length + 1)).toBeDefined();
      expect((await world.post(HANDLER, `/api/stand-ins/${made.body.id}/revocation`, { reason: '已返回' })).status).toBeLessThan(300);
      expect(await lines()).toEqual(own);
      reader.close();
    });

    it('are there only as far as somebody acts for them', async () => {
      const own = await lines();
      const made = await away(['group-dissolve']);
      expect(await lines()).toEqual(own);
      expect(await lines(`&q=${encodeURIComponent('管网')}`)).toEqual([]);
      await world.post(HANDLER, `/api/stand-ins/${made.body.id}/revocation`, { reason: '已返回' });
      const other = await away(['group-establish']);
      expect((await lines()).length).toBeGreaterThan(own.length);
      expect(await lines('&processDefinitionKey=group-dissolve')).toEqual([]);
      await world.post(HANDLER, `/api/stand-ins/${other.body.id}/revocation`, { reason: '已返回' });
    });
  });

  describe('saved as filters', () => {
    const PATH = '/api/saved-filters';
    const filter = (more: Record<string, unknown> = {}) => ({ name: '请假类', list: 'todo', criteria: { q: '请假' }, sort: 'priority', shared: false, ...more });
    const shown = async (userId: string) => (await world.read<{ items: any[]; share: { allowed: boolean } }>(userId, PATH)).items;

    it('are one’s own, with the count of one’s own work', async () => {
      const made = await world.post(HANDLER, PATH, filter());
      expect(made).toMatchObject({ status: 201, body: { name: '请假类', list: 'todo', criteria: { q: '请假' }, sort: 'priority', shared: false, mine: true, count: (await search('请假')).length } });
      expect(await shown(HANDLER)).toEqual([made.body]);
      expect(await shown('S09')).toEqual([]);
      for (const send of ['put', 'delete'] as const) {
        await world.refused('S09', (client) => (send === 'put' ? client.put(`${PATH}/${made.body.id}`, filter()) : client.delete(`${PATH}/${made.body.id}`)), { status: 404, code: 'saved-filter-not-found' });
      }
      expect(await (await world.as(HANDLER)).put(`${PATH}/${made.body.id}`, filter({ name: '逾期', criteria: { due: 'overdue' }, sort: undefined }))).toMatchObject({ status: 200, body: { name: '逾期', criteria: { due: 'overdue' } } });
      expect((await (await world.as(HANDLER)).delete(`${PATH}/${made.body.id}`)).status).toBe(204);
      expect(await shown(HANDLER)).toEqual([]);
    });

    it('are shared by supervisors only, seen by their organization, changed by their maker', async () => {
      expect((await world.read(HANDLER, PATH)).share).toMatchObject({ allowed: false, reason: '只有监督部门和负责人可以共享筛选。' });
      expect((await world.read('S04', PATH)).share).toEqual({ allowed: true });
      await world.refused(HANDLER, (client) => client.post(PATH, filter({ shared: true })), { status: 403, code: 'saved-filter-forbidden' });
      const { body } = await world.post('S04', PATH, filter({ name: '大桥', criteria: { q: '大桥' }, shared: true }));
      expect(await shown(HANDLER)).toMatchObject([{ id: body.id, mine: false, shared: true, count: (await search('大桥')).length }]);
      expect(await shown('E05')).toEqual([]);
      for (const [userId, status] of [[HANDLER, 403], ['E04', 404]] as const) {
        await world.refused(userId, (client) => client.put(`${PATH}/${body.id}`, filter()), { status });
        await world.refused(userId, (client) => client.delete(`${PATH}/${body.id}`), { status });
      }
      expect((await (await world.as('S04')).delete(`${PATH}/${body.id}`)).status).toBe(204);
      expect(await shown(HANDLER)).toEqual([]);
    });

    it.each([null, '', '  \n　'])('do not count a criterion of %j', async (nothing) => {
      const { body } = await world.post(HANDLER, PATH, filter({ criteria: { q: '请假', groupNo: nothing, unitId: nothing, due: null } }));
      expect(body).toMatchObject({ criteria: { q: '请假' }, count: (await search('请假')).length });
      expect(Object.keys(body.criteria)).toEqual(['q']);
      expect((await (await world.as(HANDLER)).put(`${PATH}/${body.id}`, filter({ criteria: { q: nothing, due: 'soon' } }))).body.criteria).toEqual({ due: 'soon' });
      expect((await (await world.as(HANDLER)).delete(`${PATH}/${body.id}`)).status).toBe(204);
      await world.refused(HANDLER, (client) => client.post(PATH, filter({ criteria: { q: nothing, processDefinitionKey: nothing, due: null } })), { status: 400, code: 'request-invalid', body: { problems: [expect.objectContaining({ field: 'criteria' })] } });
    });

    it.each([
      ['without a name', { name: '  ' }], ['with a long name', { name: '长'.repeat(21) }], ['of an unknown list', { list: 'all' }], ['with nothing in it', { criteria: {} }], ['with an unknown criterion', { criteria: { assignee: 'S05' } }],
      ['with an instant', { criteria: { dueBefore: '2026-10-12T10:00:00+08:00' } }], ['of no known order', { sort: 'title' }], ['without saying whether it is shared', { shared: undefined }], ['for somebody else', { ownerId: 'S04' }],
    ])('are refused %s', async (_, more) => {
      await world.refused(HANDLER, (client) => client.post(PATH, filter(more)), { status: 400, code: 'request-invalid' });
    });

    it('have names of their own and are twenty at most', async () => {
      for (let n = 1; n <= 20; n++) expect((await world.post('S06', PATH, filter({ name: `第${n}个` }))).status).toBe(201);
      await world.refused('S06', (client) => client.post(PATH, filter({ name: '第1个' })), { status: 409, code: 'saved-filter-name-taken' });
      await world.refused('S06', (client) => client.post(PATH, filter({ name: '第21个' })), { status: 422, code: 'too-many-saved-filters' });
      await world.refused('S06', (client) => client.delete(`${PATH}/${newId()}`), { status: 404, code: 'saved-filter-not-found' });
    });
  });
});
