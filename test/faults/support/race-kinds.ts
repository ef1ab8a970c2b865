import type { FaultHost } from './fault-host';
import type { Finish, RaceKind, Runner } from './race';
import { RacedRun, SIGNERS, type Seen } from './raced-run';
import { rounds } from './scale';

const won = (finish: Finish | undefined): boolean => finish !== undefined && finish.refused === undefined;
const winners = (finishes: readonly Finish[]): number => finishes.filter(won).length;
const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

function difference(seen: readonly unknown[], wanted: readonly unknown[]): string | undefined {
  return JSON.stringify(seen) === JSON.stringify(wanted) ? undefined : `${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`;
}

interface OneWins {
  readonly name: string;
  readonly times: readonly [ci: number, long: number];
  readonly process: string;
  readonly waitMs?: number;
  runners(run: RacedRun): Runner[] | Promise<Runner[]>;
  /** what to look at afterwards, and what it must be when this runner has won */
  end(seen: Seen, winner: number): readonly unknown[];
  wanted(winner: number): readonly unknown[];
  /** whether this runner has won; otherwise: it was not refused */
  hasWon?(finish: Finish): boolean;
}

/** Exactly one of the runners gets what it asks for, and what is left behind is the winner's work alone. */
function oneWins({ name, times, process, waitMs, runners, end, wanted, hasWon = won }: OneWins): RaceKind {
  return {
    name,
    rounds: rounds(...times),
    waitMs,
    prepare: async (host) => {
      const run = await RacedRun.start(host, process);
      return {
        runners: await runners(run),
        judge: async (finishes) => {
          const first = finishes.filter(hasWon).length;
          if (first !== 1) return `${first} winners`;
          const winner = finishes.findIndex(hasWon);
          return difference(end(await run.look(), winner), wanted(winner));
        },
      };
    },
  };
}

const completion = (seen: Seen) => [seen.state, seen.open, seen.told('TASK_COMPLETED'), seen.told('ENDED'), seen.told('CANCELED')];
const COMPLETED = ['COMPLETED', [], 1, 1, 0];

const completions = (count: number, ...times: [number, number]): OneWins => ({
  name: `complete × ${count}`, times, process: 'single', runners: (run) => many(count, () => run.complete('ann')), end: completion, wanted: () => COMPLETED,
});

const claims = (people: readonly string[], ...times: [number, number]): OneWins => ({
  name: `claim × ${people.length}`, times, process: 'open', runners: (run) => people.map((one) => run.claim(one)),
  end: (seen, winner) => [seen.assigneeId, people[winner] === seen.assigneeId, seen.told('CLAIMED'), seen.open], wanted: (winner) => [people[winner], true, 1, ['act']],
});

/** Whoever takes away what the other one needs. */
const PAIRS: readonly OneWins[] = [
  completions(2, 300, 30_000),
  claims(['ben', 'cat'], 300, 30_000),
  {
    name: 'assign, complete', times: [150, 15_000], process: 'single', runners: (run) => [run.assign('ben'), run.complete('ann')],
    end: (seen) => [seen.state, seen.told('TASK_COMPLETED'), seen.told('ASSIGNED'), seen.assigneeId], wanted: (winner) => (winner === 0 ? ['ACTIVE', 0, 1, 'ben'] : ['COMPLETED', 1, 0, 'ann']),
  },
  {
    name: 'unclaim, complete', times: [100, 10_000], process: 'open',
    runners: async (run) => {
      await run.claim('ann').act(run.host, '');
      return [run.unclaim('ann'), run.complete('ann')];
    },
    end: (seen) => [seen.state, seen.told('TASK_COMPLETED'), seen.told('UNCLAIMED'), seen.assigneeId], wanted: (winner) => (winner === 0 ? ['ACTIVE', 0, 1, null] : ['COMPLETED', 1, 0, 'ann']),
  },
  {
    name: 'cancel, complete', times: [200, 20_000], process: 'single', runners: (run) => [run.cancel(), run.complete('ann')],
    end: completion, wanted: (winner) => (winner === 0 ? ['TERMINATED', [], 0, 0, 1] : COMPLETED),
  },
  {
    name: 'cancel, cancel', times: [60, 6000], process: 'single', runners: (run) => [run.cancel(), run.cancel()],
    end: (seen) => [seen.state, seen.open, seen.told('CANCELED')], wanted: () => ['TERMINATED', [], 1],
  },
  {
    name: 'suspend, complete', times: [100, 10_000], process: 'single', runners: (run) => [run.suspend(), run.complete('ann')],
    end: (seen) => [seen.state, seen.open, seen.told('TASK_COMPLETED'), seen.told('SUSPENDED')], wanted: (winner) => (winner === 0 ? ['ACTIVE', ['act'], 0, 1] : ['COMPLETED', [], 1, 0]),
  },
  {
    name: 'suspend, suspend', times: [50, 5000], process: 'single', runners: (run) => [run.suspend(), run.suspend()],
    end: (seen) => [seen.state, seen.told('SUSPENDED')], wanted: () => ['ACTIVE', 1],
  },
  {
    name: 'timer, complete', times: [150, 15_000], process: 'timed', waitMs: 1000, runners: (run) => [run.fire(), run.complete('ann')],
    // a timer that comes too late has nothing to do; nobody refuses it
    hasWon: (finish) => won(finish) && finish.value !== false,
    end: (seen) => [seen.state, seen.open, seen.told('TASK_COMPLETED')], wanted: (winner) => (winner === 0 ? ['ACTIVE', ['instead'], 0] : ['COMPLETED', [], 1]),
  },
];

/** Four hosts for one thing. */
const CROWDS: readonly OneWins[] = [
  completions(4, 80, 8000),
  claims(['ann', 'ben', 'cat', 'ben'], 80, 8000),
  {
    name: 'timer × 4', times: [60, 6000], process: 'timed', waitMs: 1000, runners: (run) => many(4, () => run.fire()), hasWon: (finish) => finish.value === true,
    end: (seen) => [seen.state, seen.open], wanted: () => ['ACTIVE', ['instead']],
  },
];

/** An assignment takes the task from whoever has it: both may succeed, in the one order the history tells. */
const claimAndAssign: RaceKind = {
  name: 'claim, assign',
  rounds: rounds(150, 15_000),
  prepare: async (host) => {
    const run = await RacedRun.start(host, 'open');
    return {
      runners: [run.claim('ben'), run.assign('ann')],
      judge: async ([claimed, assigned]) => {
        const seen = await run.look();
        const [entry] = await host.call('query', `SELECT detail FROM history_entry WHERE process_instance_id = ? AND kind = 'ASSIGNED'`, [run.id]);
        const { from } = JSON.parse(String(entry?.['detail'] ?? '{}')) as { from?: string };
        return difference([won(assigned), seen.assigneeId, seen.told('ASSIGNED'), seen.told('CLAIMED'), from ?? null], [true, 'ann', 1, won(claimed) ? 1 : 0, won(claimed) ? 'ben' : null]);
      },
    };
  },
};

/** Everybody's signature counts, and whoever comes last lets the join go on: once. */
function join(branches: 2 | 4, ...times: [number, number]): RaceKind {
  return {
    name: `join of ${branches}`,
    rounds: rounds(...times),
    prepare: async (host) => {
      const run = await RacedRun.start(host, `join${branches}`);
      return {
        runners: SIGNERS.slice(0, branches).map((one) => run.complete(one, run.tasks.find(({ elementId }) => elementId === `sign-${one}`))),
        judge: async (finishes) => {
          const seen = await run.look();
          return difference([winners(finishes), seen.told('TASK_COMPLETED'), seen.numbers, seen.open], [branches, branches, 1, ['after']]);
        },
      };
    },
  };
}

/** Two of the same: one is taken, the other is kept for whoever waits next. */
const twoMessages: RaceKind = {
  name: 'message, message',
  rounds: rounds(80, 8000),
  prepare: async (host) => {
    const run = await RacedRun.start(host, 'parcel');
    return {
      runners: [run.send(), run.send()],
      judge: async (finishes) => difference([winners(finishes), (await run.look()).open, await run.kept()], [2, ['unpack'], 1]),
    };
  },
};

/** The message reaches the run before it is canceled, or is kept: never both, never lost. */
const messageAndCancel: RaceKind = {
  name: 'message, cancel',
  rounds: rounds(80, 8000),
  prepare: async (host) => {
    const run = await RacedRun.start(host, 'parcel');
    return {
      runners: [run.send(), run.cancel()],
      judge: async (finishes) => {
        const seen = await run.look();
        const taken = await host.call('query', `SELECT id FROM user_task WHERE process_instance_id = ? AND element_id = 'unpack'`, [run.id]);
        return difference([winners(finishes), seen.state, seen.open, taken.length + (await run.kept())], [2, 'TERMINATED', [], 1]);
      },
    };
  },
};

/** Every host deploys the same process: one version after the other, none twice, none left out. */
function deployment(hosts: number, ...times: [number, number]): RaceKind {
  return {
    name: `deploy × ${hosts}`,
    rounds: rounds(...times),
    prepare: async (host: FaultHost, nth) => {
      const key = `deployed-${nth}`;
      return {
        runners: many(hosts, () => ({ command: 'deploy', act: (at: FaultHost) => at.call('deploy', key, 'race') })),
        judge: async (finishes) => {
          const rows = await host.call('query', 'SELECT version FROM process_definition WHERE key = ? ORDER BY version', [key]);
          const versions = Array.from({ length: hosts }, (_, index) => index + 1);
          return difference([finishes.map(({ value }) => value).sort(), rows.map(({ version }) => Number(version))], [versions, versions]);
        },
      };
    },
  };
}

export const RACES_OF_TWO: readonly RaceKind[] = [...PAIRS.map(oneWins), claimAndAssign, join(2, 120, 12_000), twoMessages, messageAndCancel];
export const RACES_OF_FOUR: readonly RaceKind[] = [...CROWDS.map(oneWins), join(4, 40, 4000), deployment(4, 50, 5000)];
export const CLAIMS_OF_TWO: RaceKind = oneWins(claims(['ben', 'cat'], 40, 200));
export const JOINS_OF_TWO: RaceKind = join(2, 40, 200);
