import type { ClientJournal, CommandEffect } from './client-journal';
import { HostRefused, type FaultHost } from './fault-host';
import type { HostCluster } from './host-cluster';

/** One of those who race: what it asks its host for. `key`: the text by which the command can be found again. */
export interface Runner {
  readonly command: string;
  readonly effect?: CommandEffect;
  /** its text stands in the history: this very command can be found again */
  readonly isNamed?: boolean;
  act(host: FaultHost, key: string): Promise<unknown>;
}

/** What a runner was told: `true`, a value of the command's own, or the kind of the refusal. */
export interface Finish {
  readonly value?: unknown;
  readonly refused?: string;
}

export interface Race {
  readonly runners: readonly Runner[];
  /** What is wrong with the end of it, or nothing. Asked when everything has settled. */
  judge(finishes: readonly Finish[]): Promise<string | undefined>;
}

export interface RaceKind {
  readonly name: string;
  readonly rounds: number;
  /** timers have to become due before somebody can fire them */
  readonly waitMs?: number;
  /** Makes the thing raced for. */
  prepare(host: FaultHost, nth: number): Promise<Race>;
}

/** so many are prepared, run and judged together */
const BATCH = 50;
/** races at the same time: no more than a host has connections */
const AT_ONCE = 6;
/** refusals a loser may get; without a kind it would be a 500, and nothing is unavailable here */
const FAIR = new Set(['conflict', 'not-found', 'forbidden', 'unprocessable']);

export interface RaceResult {
  readonly races: number;
  readonly granted: number;
  readonly refused: number;
  readonly faults: string[];
}

/** Runs every race of a kind: its runners start in the same moment, each on a host of its own (in turns). */
export async function run(kind: RaceKind, cluster: HostCluster, journal?: ClientJournal): Promise<RaceResult> {
  const result = { races: 0, granted: 0, refused: 0, faults: [] as string[] };
  const host = (n: number) => cluster.hosts[n % cluster.hosts.length]!;
  for (let from = 0; from < kind.rounds; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, kind.rounds - from) }, (_, n) => from + n);
    const races = await inTurns(numbers, AT_ONCE, (n) => kind.prepare(host(n), n));
    if (kind.waitMs) await new Promise((resolve) => setTimeout(resolve, kind.waitMs));
    const finishes = await inTurns(races, AT_ONCE, (race, n) => Promise.all(race.runners.map((runner, lane) => finish(runner, host(from + n + lane), journal))));
    await cluster.settle();
    for (const [n, race] of races.entries()) {
      const told = finishes[n]!;
      result.races += 1;
      result.granted += told.filter(({ refused }) => refused === undefined).length;
      result.refused += told.filter(({ refused }) => refused !== undefined).length;
      const unfair = told.find(({ refused }) => refused !== undefined && !FAIR.has(refused.split(' ')[0]!));
      const wrong = unfair ? `a loser was told: ${unfair.refused}` : await race.judge(told);
      if (wrong) result.faults.push(`${kind.name}, race ${from + n}: ${wrong}`);
    }
  }
  return result;
}

async function finish({ command, effect, isNamed, act }: Runner, host: FaultHost, journal?: ClientJournal): Promise<Finish> {
  try {
    const key = journal?.newKey() ?? command;
    if (!journal || !effect) return { value: await act(host, key) };
    const told = { ...effect, ...(isNamed ? { opinion: key } : {}) };
    return { value: await journal.send(command, told, () => act(host, key), key) };
  } catch (error) {
    if (!(error instanceof HostRefused)) throw error;
    return { refused: `${error.kind ?? 'defect'} ${error.code ?? error.message}` };
  }
}

async function inTurns<A, B>(list: readonly A[], atOnce: number, work: (item: A, index: number) => Promise<B>): Promise<B[]> {
  const results: B[] = [];
  const entries = [...list.entries()];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = entries.shift(); next; next = entries.shift()) results[next[0]] = await work(next[1], next[0]);
    }),
  );
  return results;
}
