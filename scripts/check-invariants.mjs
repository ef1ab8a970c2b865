// npm run check:invariants -- <postgres:// URL or SQLite file> [--data-dir <folder>] [--journal <file>] [--settled]
//
// Looks at a database from outside, read-only, and says of each invariant what breaks it. Ends with 1 when one is broken.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { CannotGoOn, checkNode, ensureBuild, ensurePackages, main, root } from './prepare.mjs';

await main(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'data-dir': { type: 'string' }, journal: { type: 'string' }, settled: { type: 'boolean' } } });
  const [target] = positionals;
  const isUrl = /^postgres(ql)?:\/\//.test(target ?? '');
  if (target === undefined || (!isUrl && !existsSync(target))) {
    throw new CannotGoOn(`${target === undefined ? '' : `There is no database ${target}.\n`}npm run check:invariants -- <postgres:// URL or SQLite file> [--data-dir <folder>] [--journal <file>] [--settled]`);
  }
  checkNode();
  const say = (text) => console.error(text);
  await ensurePackages(say);
  await ensureBuild('server', say);
  const { checkInvariants, isWhole, linesOf } = createRequire(import.meta.url)(`${root}/dist/operations/invariants`);
  const journal = values.journal === undefined ? undefined : readFileSync(values.journal, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const verdicts = await checkInvariants(target, { dataDir: values['data-dir'], journal, isSettled: values.settled ?? false, now: new Date() });
  for (const line of linesOf(verdicts)) console.log(line);
  if (!isWhole(verdicts)) process.exitCode = 1;
});
