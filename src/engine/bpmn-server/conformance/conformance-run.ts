import { Instance } from '../step-rig';
import { Random } from './random';
import { randomDiagram, REPEAT_TASK, type RandomDiagram } from './random-diagram';

export interface ConformanceFailure {
  readonly seed: number;
  readonly why: string;
  readonly xml: string;
}

const MAX_COMPLETIONS = 2_000;

/** Plays random diagrams to their end in random order and compares what was completed with what must be. */
export async function playRandomDiagrams(firstSeed: number, diagrams: number, depth: number): Promise<ConformanceFailure[]> {
  const failures: ConformanceFailure[] = [];
  for (let seed = firstSeed; seed < firstSeed + diagrams; seed++) {
    const random = new Random(seed * 7919);
    const diagram = randomDiagram(random, depth);
    const why = await play(diagram, random).catch((error: unknown) => `threw ${String(error)}`);
    if (why) failures.push({ seed, why, xml: diagram.xml });
  }
  return failures;
}

async function play({ xml, expected }: RandomDiagram, random: Random): Promise<string | undefined> {
  const instance = await Instance.started(xml);
  const completed = new Map<string, number>();
  const rounds = new Map<string, number>();
  for (let completions = 0; instance.state === 'ACTIVE'; completions++) {
    const waiting = instance.waitingActivities();
    if (waiting.length === 0) return 'nothing waits any more';
    if (completions > MAX_COMPLETIONS) return 'does not end';
    const { id, elementId, iteration, scopeId } = random.pick(waiting);
    if (expected.has(elementId)) completed.set(elementId, (completed.get(elementId) ?? 0) + 1);
    const round = `${elementId} ${scopeId ?? ''} ${iteration ?? ''}`;
    rounds.set(round, (rounds.get(round) ?? 0) + 1);
    const again = rounds.get(round)! % 2 === 1;
    await instance.step({ kind: 'complete', activityInstanceId: id, variables: elementId.startsWith(REPEAT_TASK) ? { [`again_${elementId}`]: again } : {} });
  }
  const open = instance.waitingActivities();
  if (open.length > 0) return `ended, but ${open.map(({ elementId }) => elementId).join(' ')} never said so`;
  return same(completed, expected) ? undefined : `completed ${show(completed)} instead of ${show(expected)}`;
}

function same(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([task, count]) => b.get(task) === count);
}

function show(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort().map(([task, count]) => `${task}×${count}`).join(' ');
}
