import { readDiagrams } from '../../definition/diagram-reader';
import type { Diagram } from '../../definition/diagram';
import { BpmnServerEngine } from '../bpmn-server-engine';
import { LockstepHost } from './lockstep-host';
import { Random } from './random';
import { randomFamily, type DiagramFamily } from './random-event-diagram';

export interface LockstepReport {
  readonly diagrams: number;
  readonly steps: number;
  /** how often an element of each kind was completed, and each kind of delivery made */
  readonly met: ReadonlyMap<string, number>;
  readonly failures: readonly LockstepFailure[];
}

export interface LockstepFailure {
  readonly seed: number;
  readonly depth: number;
  readonly why: string;
  readonly trace: readonly string[];
  readonly family: DiagramFamily;
}

/** Runs random diagrams on the engine and on the reference interpreter, choice by choice, and compares them after every step. */
export async function playInLockstep(firstSeed: number, diagrams: number, depths: readonly number[], onProgress?: (played: number) => void): Promise<LockstepReport> {
  const met = new Map<string, number>();
  const failures: LockstepFailure[] = [];
  let steps = 0;
  for (let index = 0; index < diagrams; index++) {
    const [seed, depth] = [firstSeed + index, depths[index % depths.length]!];
    const { host, failure } = await playOne(seed, depth);
    steps += host.steps;
    for (const [kind, count] of host.met) met.set(kind, (met.get(kind) ?? 0) + count);
    if (failure) failures.push(await smallest(failure));
    onProgress?.(index + 1);
  }
  return { diagrams, steps, met, failures };
}

async function playOne(seed: number, depth: number): Promise<{ host: LockstepHost; failure?: LockstepFailure }> {
  const random = new Random(seed * 7919 + depth);
  const family = randomFamily(random, depth);
  const diagrams = new Map<string, Diagram>();
  for (const [key, xml] of family) diagrams.set(key, (await readDiagrams(xml)).diagrams[0]!);
  const host = new LockstepHost(family, diagrams, random, new BpmnServerEngine());
  try {
    await host.play();
    return { host };
  } catch (error) {
    return { host, failure: { seed, depth, why: error instanceof Error ? error.message : String(error), trace: host.trace, family } };
  }
}

/** A crude shrink: the first flatter diagrams near this seed that fail as well; the shortest trace is the easiest to read. */
async function smallest(failure: LockstepFailure): Promise<LockstepFailure> {
  let best = failure;
  for (let depth = 1; depth < failure.depth && best === failure; depth++) {
    for (let seed = failure.seed; seed < failure.seed + 30; seed++) {
      const { failure: smaller } = await playOne(seed, depth);
      if (smaller && smaller.trace.length < best.trace.length) best = smaller;
    }
  }
  return best;
}

export function describeFailure({ seed, depth, why, trace, family }: LockstepFailure): string {
  return [`seed ${seed}, depth ${depth}: ${why}`, ...trace.map((line) => `  ${line}`), ...[...family].map(([key, xml]) => `--- ${key}\n${xml}`)].join('\n');
}
