// npm run fuzz:diagrams -- --mutants 20000 --seed 1
// Diagrams with something wrong in them, by thousands: each is refused in a sentence or can be executed.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages, main, root, run } from './prepare.mjs';

await main(async () => {
  const { values } = parseArgs({ options: { mutants: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } } });
  for (const [name, value] of Object.entries(values)) if (!/^[1-9]\d{0,8}$/.test(value)) throw new Error(`--${name} must be a positive number, not ${value}`);
  await ensurePackages(console.log);
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  await run(process.execPath, [jest, '--selectProjects', 'unit', '--runInBand', '--testPathPatterns', 'src/engine/definition/diagram-fuzz.spec.ts'], {
    env: { ...process.env, NODE_ENV: 'test', FUZZ_MUTANTS: values.mutants, FUZZ_SEED: values.seed },
  });
});
