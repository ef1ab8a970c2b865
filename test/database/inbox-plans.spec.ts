import type { UnitOfWork } from '../../src/platform/database';
import type { InboxQueries, InboxWalk } from '../../src/workflow/user-task/inbox.queries';
import { ORDERS, readCursor, writeCursor, TASK_SORTS, type TaskSort } from '../../src/workflow/user-task/task-list.policy';
import '../../src/app.module'; // brings every entity along
import { loadInbox, type LoadedInbox } from '../support/inbox-bench';
import { OFFICE, type Office } from '../support/inbox-load';
import { isPostgresRun, newTestDatabase } from '../support/test-database';
import { temporaryFolder } from '../support/test-settings';

const TASKS = 12_000;
const PAGE = 21;
const isPostgres = isPostgresRun();

describe('a page of the inbox', () => {
  let inbox: LoadedInbox;
  let unitOfWork: UnitOfWork;
  let queries: InboxQueries;
  let office: Office;

  beforeAll(async () => {
    inbox = await loadInbox(await newTestDatabase(temporaryFolder()), TASKS);
    ({ unitOfWork, queries, office } = inbox);
  }, 120_000);
  afterAll(() => inbox?.close());

  const now = OFFICE.from + 30 * 86_400_000;
  const walk = (criteria: InboxWalk['criteria'] = {}, due: InboxWalk['due'] = {}): InboxWalk => ({ reach: office.claimableOwners(5).map((owner) => ({ owner })), criteria, due });
  /** the cursor somewhere in the middle of the list */
  const middle = async (from: InboxWalk, sort: TaskSort) => {
    const { rows, order } = await queries.page(from, sort, 60);
    return readCursor(order, writeCursor(order, rows.at(-1)!));
  };

  const cases: [string, () => InboxWalk, TaskSort][] = [
    ...TASK_SORTS.flatMap((sort): [string, () => InboxWalk, TaskSort][] => [
      [`by ${sort}`, () => walk(), sort],
      [`of one process by ${sort}`, () => walk({ processDefinitionKey: 'process-0' }), sort],
    ]),
    ['of one unit by due', () => walk({ unitId: 'unit-3' }), 'due'],
    ['overdue by due', () => walk({}, { to: now }), 'due'],
    ['of one process due between two instants', () => walk({ processDefinitionKey: 'process-0' }, { from: now, to: now + 20 * 86_400_000 }), 'due'],
  ];

  it.each(cases)('%s reads as many rows of an index as it shows, per owner, on the first page and after a cursor', async (_, of, sort) => {
    for (const after of [undefined, await middle(of(), sort)]) {
      const { sql, values } = queries.pageStatement(of(), ORDERS[sort], PAGE, after)!;
      if (isPostgres) await expectIndexRangesInPostgres(sql, values);
      else await expectIndexRangesInSqlite(sql, values);
    }
  });

  it('is the list that a plain query over all its rows gives, page by page, whatever the order', async () => {
    for (const sort of TASK_SORTS) {
      const from = walk({ processDefinitionKey: 'process-0' });
      const order = ORDERS[sort];
      const names = order.columns.map((column) => `${column}${order.descending ? ' DESC' : ''}`).join(', ');
      const all = await unitOfWork.query<{ task_id: string }>(
        `SELECT DISTINCT ${order.columns.join(', ')} FROM inbox WHERE owner IN (${from.reach.map(() => '?').join(', ')}) AND process = ? ORDER BY ${names}`,
        [...from.reach.map(({ owner }) => owner), 'process-0'],
      );
      const walked: string[] = [];
      for (let after: string | undefined; ; ) {
        const { rows } = await queries.page(from, sort, PAGE, after);
        walked.push(...rows.slice(0, PAGE - 1).map((row) => row.task_id));
        if (rows.length < PAGE) break;
        after = writeCursor(order, rows[PAGE - 2]!);
      }
      expect(walked.length).toBeGreaterThan(100);
      expect(walked).toEqual(all.map((row) => row.task_id));
    }
  });

  it('of what a search finds holds exactly the tasks with these words, by due date', async () => {
    for (const text of ['请假', '大桥 解散', '工作群', 'js-2026-0001', '群', '劳务一班']) {
      const words = text.split(' ');
      const from = walk({ text });
      const all = await unitOfWork.query<{ task_id: string }>(
        `SELECT DISTINCT i.due, i.task_id FROM inbox i JOIN user_task t ON t.id = i.task_id WHERE i.owner IN (${from.reach.map(() => '?').join(', ')})
          ${words.map(() => `AND LOWER(t.title || ' ' || t.name || ' ' || t.business_key || ' ' || t.group_name) LIKE ?`).join(' ')} ORDER BY i.due`,
        [...from.reach.map(({ owner }) => owner), ...words.map((word) => `%${word}%`)],
      );
      const walked: string[] = [];
      for (let after: string | undefined; ; ) {
        const { rows, order } = await queries.page(from, 'due', PAGE, after);
        walked.push(...rows.slice(0, PAGE - 1).map((row) => row.task_id));
        if (rows.length < PAGE) break;
        after = writeCursor(order, rows[PAGE - 2]!);
      }
      expect(all.length).toBeGreaterThan(0);
      expect([...walked].sort()).toEqual(all.map((row) => row.task_id).sort());
      // to the minute
      const dueOf = new Map(all.map((row) => [row.task_id, Math.floor(Number((row as { due?: unknown }).due) / 60_000)]));
      const dues = walked.map((id) => dueOf.get(id)!);
      expect(dues).toEqual([...dues].sort((a, b) => a - b));
      expect(await queries.count(from, 1_000_000)).toBe(all.length);
    }
  });

  it('is found by the index of words, not by reading texts', async () => {
    const from = walk({ text: '请假' });
    const [own, ...others] = from.reach;
    // also where somebody acts for others in one process only, and must not know of a task
    for (const each of [from, { ...from, reach: [own!, ...others.map((reach) => ({ ...reach, process: 'process-0' }))], without: ['nothing'] }]) {
      const { sql, values } = queries.pageStatement(each, ORDERS.found, PAGE)!;
      const plan = JSON.stringify(await explain(sql, values));
      expect(plan).toMatch(isPostgres ? /task_search_tokens/ : /SCAN task_search_index VIRTUAL TABLE INDEX \d+:M/);
      // FTS5 yields them in the order wanted
      if (!isPostgres) expect(plan).not.toMatch(/TEMP B-TREE/);
    }
  });

  /** The parameters are bound, as they are in earnest. */
  const explain = (sql: string, values: readonly unknown[]) => unitOfWork.query<Record<string, unknown>>(`${isPostgres ? 'EXPLAIN (ANALYZE, FORMAT JSON)' : 'EXPLAIN QUERY PLAN'} ${sql}`, values);

  async function expectIndexRangesInSqlite(sql: string, values: readonly unknown[]): Promise<void> {
    const plan = (await explain(sql, values)) as unknown as { id: number; parent: number; detail: string }[];
    const reads = plan.filter(({ detail }) => /\binbox\b/.test(detail));
    expect(reads.length).toBe(office.claimableOwners(5).length);
    for (const { detail } of reads) expect(detail).toMatch(/^SEARCH inbox USING COVERING INDEX \w+ \(owner=\?/);
    // the branches come sorted out of their indexes; only their few rows together are sorted
    const parentOf = new Map(plan.map((line) => [line.id, line]));
    const isInBranch = (line: { parent: number }): boolean => {
      const parent = parentOf.get(line.parent);
      return parent !== undefined && (/owner_\d+/.test(parent.detail) || isInBranch(parent));
    };
    expect(plan.filter((line) => /TEMP B-TREE/.test(line.detail) && isInBranch(line))).toEqual([]);
  }

  async function expectIndexRangesInPostgres(sql: string, values: readonly unknown[]): Promise<void> {
    const [answer] = await explain(sql, values);
    const nodes: Record<string, unknown>[] = [];
    const collect = (node: Record<string, unknown>) => {
      nodes.push(node);
      for (const child of (node['Plans'] as Record<string, unknown>[] | undefined) ?? []) collect(child);
    };
    collect((answer!['QUERY PLAN'] as [{ Plan: Record<string, unknown> }])[0].Plan);
    const reads = nodes.filter((node) => node['Relation Name'] === 'inbox');
    expect(reads.length).toBe(office.claimableOwners(5).length);
    for (const node of reads) {
      expect(node['Node Type']).toBe('Index Only Scan');
      expect(node['Index Cond']).toMatch(/owner/);
      expect(node['Filter']).toBeUndefined();
      expect(Number(node['Actual Rows']) * Number(node['Actual Loops'])).toBeLessThanOrEqual(PAGE);
    }
  }
});
