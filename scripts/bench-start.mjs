// npm run bench:start             clones HEAD into an empty folder, times `npm start` there and a second start
// npm run bench:start -- --here   times two starts of this checkout on a temporary data folder (a stage of `npm test`)
//
// The promise: a fresh clone serves within 5 minutes, a second start within 8 seconds. Twice that fails.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotGoOn, main, root } from './prepare.mjs';

const PROMISED_SECONDS = { first: 300, second: 8 };
const GIVE_UP_MS = 15 * 60_000;

await main(async () => {
  const here = process.argv.includes('--here');
  const folder = mkdtempSync(join(tmpdir(), 'qunguan-start-'));
  try {
    const checkout = here ? root : clone(folder);
    const dataDir = join(folder, 'data');
    const first = await secondsUntilReady(checkout, dataDir);
    const second = await secondsUntilReady(checkout, dataDir);
    console.log(`first start  ${first.toFixed(1)} s (promised ${PROMISED_SECONDS.first} s${here ? ', packages and builds were there' : ' from a fresh clone'})`);
    console.log(`second start ${second.toFixed(1)} s (promised ${PROMISED_SECONDS.second} s)`);
    if (first > 2 * PROMISED_SECONDS.first || second > 2 * PROMISED_SECONDS.second) throw new CannotGoOn('a start took more than twice what is promised.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function clone(folder) {
  const checkout = join(folder, 'clone');
  execFileSync('git', ['clone', '--quiet', root, checkout], { stdio: 'inherit' });
  return checkout;
}

/** Runs `npm start` until it prints its address, then stops it. */
function secondsUntilReady(checkout, dataDir) {
  const began = Date.now();
  return new Promise((resolve, reject) => {
    // a free port, and a group of its own so that npm, the script and the server end together
    const env = { ...process.env, PORT: '0', DATA_DIR: dataDir, NODE_ENV: 'development', DEMO: 'on', CLOCK: 'demo' };
    const child = spawn('npm', ['start'], { cwd: checkout, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = () => process.kill(-child.pid, 'SIGTERM');
    const patience = setTimeout(stop, GIVE_UP_MS);
    let output = '';
    let seconds;
    const read = (chunk) => {
      output += chunk;
      if (seconds !== undefined || !/http:\/\/localhost:\d+/.test(output)) return;
      seconds = (Date.now() - began) / 1000;
      stop();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(patience);
      if (seconds === undefined) reject(new CannotGoOn(`npm start did not get ready:\n${output.slice(-2000)}`));
      else resolve(seconds);
    });
  });
}
