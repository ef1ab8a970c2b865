// npm run bench:client             the first list and a task in a browser whose CPU is four times slower
// npm run bench:client -- --rounds 15
//
// Prints medians beside what is promised. Fails on the size of the JavaScript only: the milliseconds are the machine's.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild, ensurePackages, main, root, run } from './prepare.mjs';

await main(async () => {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
  if (!/^[1-9]\d{0,2}$/.test(values.rounds)) throw new Error(`--rounds must be a number, not ${values.rounds}`);
  await ensurePackages(console.log);
  await ensureBuild('server', console.log);
  await ensureBuild('client', console.log);
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  await run(process.execPath, [jest, '--selectProjects', 'bench', '--runInBand', '--testPathPatterns', 'test/bench/client'], { env: { ...process.env, NODE_ENV: 'test', BENCH_ROUNDS: values.rounds } });
});
