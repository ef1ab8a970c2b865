// npm run conformance -- --diagrams 20000 --seed 1
// Runs random diagrams on the engine and on the reference interpreter and compares them after every step.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages, root } from './prepare.mjs';

const { values } = parseArgs({ options: { diagrams: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' }, depths: { type: 'string', default: '2,3,4' } } });
const [diagrams, seed] = [Number(values.diagrams), Number(values.seed)];
for (const [name, text] of Object.entries(values)) {
  if (/^[1-9]\d{0,8}(,[1-9])*$/.test(text) && (name === 'depths' || !text.includes(','))) continue;
  console.error(`--${name} must be ${name === 'depths' ? 'a list of numbers' : 'a positive number'}, not ${text}`);
  process.exit(1);
}
await ensurePackages(console.log);
const depths = values.depths.split(',').map(Number);

const require = createRequire(import.meta.url);
const folder = join(root, 'src', 'engine', 'bpmn-server', 'conformance');
require(join(folder, 'typescript-register.cjs'));
const { describeFailure, playInLockstep } = require(join(folder, 'lockstep-run.ts'));

const began = Date.now();
const { steps, met, failures } = await playInLockstep(seed, diagrams, depths, (played) => {
  if (played % 500 === 0) console.log(`${played} diagrams, ${((Date.now() - began) / 1000).toFixed(0)} s`);
});
console.log('\nkind, how often met');
for (const [kind, count] of [...met].sort()) console.log(`${kind.padEnd(60)} ${String(count).padStart(8)}`);
for (const { seed: failing, depth, why } of failures) console.log(`failed: seed ${failing}, depth ${depth}: ${why}`);
for (const failure of failures.slice(0, 5)) console.log(`\n${describeFailure(failure)}`);
console.log(`\nseed ${seed}, depths ${depths.join(' ')}: ${diagrams} diagrams, ${steps} steps compared, ${failures.length} failures, ${((Date.now() - began) / 1000).toFixed(0)} s`);
process.exitCode = failures.length > 0 ? 1 : 0;
