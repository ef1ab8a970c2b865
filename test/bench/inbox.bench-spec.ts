import '../../src/app.module'; // brings every entity along
import type { DatabaseConfig } from '../../src/platform/database';
import { InboxQueries, type InboxWalk } from '../../src/workflow/user-task/inbox.queries';
import { ORDERS, readCursor, writeCursor, type TaskSort } from '../../src/workflow/user-task/task-list.policy';
import { loadInbox, type LoadedInbox } from '../support/inbox-bench';
import { OFFICE } from '../support/inbox-load';
import { PostgresServer } from '../support/postgres-server';
import { temporaryFolder } from '../support/test-settings';

const SIZES = (process.env['BENCH_SIZES'] ?? '10000,100000').split(',').map(Number);
const ROUNDS = 200;
const PAGE = 21;
const BADGE = 100;

jest.setTimeout(1_800_000);

type Measure = (queries: InboxQueries, walk: (criteria?: InboxWalk['criteria'], due?: InboxWalk['due']) => InboxWalk) => Promise<unknown>;
const page = (sort: TaskSort, criteria: InboxWalk['criteria'] = {}): Measure => (queries, walk) => queries.page(walk(criteria), sort, PAGE);
/** Thirty days into the list. */
const deep: Measure = (queries, walk) => {
  const cursor = writeCursor(ORDERS.due, { due: OFFICE.from + 30 * 86_400_000, task_id: '00000000-0000-0000-0000-000000000000' });
  readCursor(ORDERS.due, cursor);
  return queries.page(walk(), 'due', PAGE, cursor);
};
const MEASURES: readonly (readonly [what: string, measure: Measure])[] = [
  ['page 1 by due date', page('due')],
  ['keyset page, 30 days deep', deep],
  ['page 1 by priority', page('priority')],
  ['page 1 by arrival', page('arrival')],
  ['page 1 of one process', page('due', { processDefinitionKey: 'process-3' })],
  ['overdue', (queries, walk) => queries.page(walk({}, { to: OFFICE.from + 10 * 86_400_000 }), 'due', PAGE)],
  ['badge, capped', (queries, walk) => queries.count(walk(), BADGE)],
  ['search, common word of 2', page('due', { text: '大桥' })],
  ['search, two words', page('due', { text: '请假 大桥' })],
  ['search, one character', page('due', { text: '群' })],
  ['search, part of a number', page('due', { text: '2026-0012' })],
  ['search by arrival', page('arrival', { text: '大桥' })],
];

/** Not a test of anything: prints how the lists behave as the office grows. The ratio is what counts, the milliseconds are the machine's. */
describe('the inbox', () => {
  it.each(['SQLite', 'PostgreSQL'] as const)('on %s', async (store) => {
    const server = store === 'PostgreSQL' ? await PostgresServer.start({ shared_buffers: '512MB' }) : undefined;
    try {
      const results: Map<string, { p50: number; p95: number }>[] = [];
      for (const size of SIZES) {
        const config: DatabaseConfig = server ? { kind: 'postgres', url: await server.createDatabase() } : { kind: 'sqlite', file: `${temporaryFolder()}/bench.sqlite` };
        const inbox = await loadInbox(config, size);
        results.push(await measureAll(inbox));
        await inbox.close();
      }
      const lines = MEASURES.map(([what]) => {
        const each = results.map((result) => result.get(what)!);
        const times = each.map(({ p50, p95 }) => `${p50.toFixed(2)} / ${p95.toFixed(2)}`.padStart(16)).join('');
        return `${what.padEnd(28)}${times}${(each.at(-1)!.p50 / each[0]!.p50).toFixed(1).padStart(10)}`;
      });
      process.stdout.write(`\n${store}, p50 / p95 in ms of ${ROUNDS} people${' '.repeat(3)}\n${''.padEnd(28)}${SIZES.map((size) => `${size} tasks`.padStart(16)).join('')}${'ratio p50'.padStart(10)}\n${lines.join('\n')}\n`);
    } finally {
      await server?.remove();
    }
  });

  async function measureAll({ queries, office }: LoadedInbox): Promise<Map<string, { p50: number; p95: number }>> {
    const results = new Map<string, { p50: number; p95: number }>();
    for (const [what, measure] of MEASURES) {
      const times: number[] = [];
      for (let round = -20; round < ROUNDS; round++) {
        const reach = office.claimableOwners((Math.abs(round) * 7919) % OFFICE.people).map((owner) => ({ owner }));
        const began = performance.now();
        await measure(queries, (criteria = {}, due = {}) => ({ reach, criteria, due }));
        // the first ones warm up
        if (round >= 0) times.push(performance.now() - began);
      }
      times.sort((a, b) => a - b);
      results.set(what, { p50: times[ROUNDS / 2]!, p95: times[Math.floor(ROUNDS * 0.95)]! });
    }
    return results;
  }
});
