// npm run bench:inbox                            lists and searches of an office of 10,000 and one of 100,000 open tasks
// npm run bench:inbox -- --sizes 10000,1000000   other sizes
//
// Prints p50 and p95 on SQLite and PostgreSQL, and how much slower the largest office is than the smallest. Judges nothing:
// the milliseconds are the machine's. That pages are ranges of an index is proved by test/database/inbox-plans.spec.ts.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages, main, root, run } from './prepare.mjs';

await main(async () => {
  const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000' } } });
  if (!/^[1-9]\d{0,7}(,[1-9]\d{0,7})*$/.test(values.sizes)) throw new Error(`--sizes must be numbers of tasks such as 10000,100000, not ${values.sizes}`);
  await ensurePackages(console.log);
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  await run(process.execPath, [jest, '--selectProjects', 'bench', '--runInBand', '--testPathPatterns', 'test/bench/inbox'], { env: { ...process.env, NODE_ENV: 'test', BENCH_SIZES: values.sizes } });
});
