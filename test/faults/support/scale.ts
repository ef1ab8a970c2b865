import { Random } from '../../../src/engine/bpmn-server/conformance/random';

/** `FAULTS=long` (npm run test:faults) or the share that belongs into every run. */
export const IS_LONG = process.env['FAULTS'] === 'long';

/** How many rounds: of every run, and at length. */
export function rounds(ci: number, long: number): number {
  return IS_LONG ? long : ci;
}

/** The same seed gives the same order of events as far as one process decides it; `FAULT_SEED` repeats a run. */
export function seededRandom(what: string): Random {
  const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
  console.log(`${what}: FAULT_SEED=${seed}`);
  return new Random(seed);
}

/** A suite prints what it did. */
export function report(what: string, counts: Record<string, number | string>): void {
  console.log(`${what}: ${Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(', ')}`);
}
