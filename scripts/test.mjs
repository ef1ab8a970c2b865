// npm test                        everything
// npm test -- types lint unit     only these stages
import { mkdirSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, checkNode, ensureBuild, ensurePackages, main, npm, readJson, root, run, tool } from './prepare.mjs';

/** The aim is fifteen minutes on two cores; three times that fails the run. */
const GATE_MINUTES = 45;

/** The fault specs that take too long for every run; `npm run test:faults` breaks everything, at length. */
const LONG_FAULTS = ['kill-at-points', 'power-loss', 'faults/time', 'clocks', 'paused-host', 'migrations-killed'];

const totals = { passed: 0, failed: 0 };
const durations = [];
const say = (text) => console.log(text);

/** Groups run one after the other, what is in a group side by side; a list within a group in its order. */
const STAGES = [
  // type checks and lint are independent and single-threaded: two at a time
  [
    { name: 'types', work: () => tool('typescript', 'bin/tsc', ['--noEmit', '-p', '.', '--tsBuildInfoFile', join(cache, 'types.tsbuildinfo')], { quiet: true }) },
    { name: 'lint', work: () => tool('eslint', 'bin/eslint.js', ['.', '--max-warnings', '0'], { quiet: true }) },
  ],
  [
    { name: 'client-types', work: () => npm(['run', 'typecheck', '--workspace', 'client'], { quiet: true }) },
    { name: 'browser-types', work: () => tool('typescript', 'bin/tsc', ['-p', 'test/browser'], { quiet: true }) },
  ],
  [
    { name: 'server-build', work: () => ensureBuild('server', say) },
    { name: 'client-build', work: () => ensureBuild('client', say) },
  ],
  // the client's types and the list of error codes must be those of the server just built
  [{ name: 'api-types', work: () => run(process.execPath, [join(root, 'scripts', 'openapi.mjs'), '--check'], { quiet: true }) }],
  [{ name: 'unit', work: () => jest('unit') }],
  [{ name: 'client', work: () => jest('client') }],
  [{ name: 'architecture', work: () => jest('architecture') }],
  [{ name: 'database', work: () => jest('database') }],
  [{ name: 'database-postgres', work: () => jest('database-postgres') }],
  [{ name: 'process', work: () => jest('process') }],
  [{ name: 'api', work: () => jest('api') }],
  [{ name: 'api-postgres', work: () => jest('api-postgres') }],
  [{ name: 'start', work: () => run(process.execPath, [join(root, 'scripts', 'bench-start.mjs'), '--here'], { env: process.env }) }],
  // the browser waits for pages much of its time, the faults for processes to end
  [
    { name: 'browser', work: () => jest('browser', ['--runInBand']) },
    [
      { name: 'faults', work: () => jest('faults', ['--maxWorkers=2', '--testPathIgnorePatterns', ...LONG_FAULTS]) },
      // ends before the browser does
      { name: 'process-postgres', work: () => jest('process-postgres') },
    ],
  ],
];

await main(async () => {
  const chosen = process.argv.slice(2);
  checkNode();
  await timed('packages', () => ensurePackages(say));
  const began = Date.now();
  mkdirSync(cache, { recursive: true });
  for (const group of STAGES) {
    await Promise.all(group.map((one) => inOrder([one].flat().filter(({ name }) => chosen.length === 0 || chosen.includes(name)))));
  }
  summary(began);
});

async function inOrder(stages) {
  for (const { name, work } of stages) await timed(name, work);
}

/** A stage that fails counts as one failure and does not keep the others from running. */
async function timed(name, work) {
  const began = Date.now();
  console.log(`\n── ${name}`);
  let verdict = 'ok';
  try {
    await work();
  } catch (error) {
    verdict = 'FAILED';
    if (!error.counted) totals.failed += 1;
    console.error(`${name} failed: ${error.message}`);
    if (name === 'packages') throw error;
  }
  durations.push({ name, seconds: (Date.now() - began) / 1000, verdict });
}

/** One jest project; its counts go into the totals. A suite that could not even start counts as a failure. */
async function jest(project, extra = []) {
  const report = join(cache, `jest-${project}.json`);
  rmSync(report, { force: true });
  const parallel = extra.some((option) => /^--(runInBand|maxWorkers)/.test(option)) ? [] : ['--maxWorkers=2', '--workerIdleMemoryLimit=1500MB'];
  const args = ['--selectProjects', project, '--passWithNoTests', '--json', `--outputFile=${report}`, ...parallel, ...extra];
  const env = { ...process.env, NODE_ENV: 'test' };
  let failure;
  await run(process.execPath, [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...args], { env }).catch((error) => (failure = error));
  const counts = existsSync(report) ? readJson(report) : { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  totals.passed += counts.numPassedTests;
  totals.failed += failed;
  if (failed > 0 || failure) throw Object.assign(new Error(`${failed} failed in ${project}`), { counted: failed > 0 });
}

function summary(began) {
  const minutes = (Date.now() - began) / 60_000;
  console.log('\nstage            seconds');
  for (const { name, seconds, verdict } of durations) console.log(`${name.padEnd(15)} ${seconds.toFixed(1).padStart(8)}  ${verdict}`);
  console.log(`${'total'.padEnd(15)} ${(minutes * 60).toFixed(1).padStart(8)}  (without installing packages)`);
  if (minutes > GATE_MINUTES) {
    totals.failed += 1;
    console.error(`the tests took ${minutes.toFixed(1)} minutes; more than ${GATE_MINUTES} is a failure`);
  }
  process.exitCode = totals.failed > 0 ? 1 : 0;
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
}
