import { CORRECTIONS, switchOffCorrections } from '../corrections';
import { playRandomDiagrams, type ConformanceFailure } from './conformance-run';

/*
 * A process of its own, because the library without its corrections leaves rejected promises behind that would fail
 * whatever test is running. Arguments: first seed, diagrams, depth. Prints how many failed, and why.
 */
const [seed = 1, diagrams = 1, depth = 3] = process.argv.slice(2).map(Number);
const AT_ONCE = 25; // the library sleeps 10 ms per node: most of its time is idle

async function main(): Promise<void> {
  process.on('unhandledRejection', () => undefined);
  Object.assign(console, { log: () => undefined }); // the library's own remarks
  switchOffCorrections(CORRECTIONS.map(({ id }) => id));
  const failures: ConformanceFailure[] = [];
  let next = seed;
  const worker = async () => {
    for (let mine = next++; mine < seed + diagrams; mine = next++) failures.push(...(await playRandomDiagrams(mine, 1, depth)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const result = { diagrams, failures: failures.length, whys: failures.map(({ why }) => why.slice(0, 120)) };
  process.stdout.write(JSON.stringify(result), () => process.exit(0));
}

void main();
