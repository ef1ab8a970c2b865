import { inspectSnapshot, type SnapshotContent } from '../../engine';
import type { DatabaseReader } from './database.reader';
import { Findings, type Invariant } from './invariant';

interface Run {
  readonly id: string;
  readonly state: string;
  readonly variables: string;
  readonly snapshot: string | null;
}

/** `<instance>/<activity>`: activity ids are unique within their instance only. */
type Key = string;
const keyOf = (instanceId: unknown, activityId: unknown): Key => `${String(instanceId)}/${String(activityId)}`;

/** The rows derived from the engine's facts, for the runs of a page, by kind. */
interface Derived {
  readonly activities: ReadonlySet<Key>;
  readonly tasks: ReadonlySet<Key>;
  readonly timers: ReadonlySet<Key>;
  readonly subscriptions: ReadonlySet<Key>;
  readonly children: ReadonlySet<Key>;
}

async function derivedOf(db: DatabaseReader, ids: readonly string[]): Promise<Derived> {
  type Pair = { instance: string; activity: string };
  const keys = async (sql: string) => new Set((await db.whereIn<Pair>(sql, ids)).map(({ instance, activity }) => keyOf(instance, activity)));
  const payloads = async (sql: string, activityOf: (payload: Record<string, unknown>) => unknown) =>
    new Set((await db.whereIn<{ instance: string; payload: string }>(sql, ids)).map(({ instance, payload }) => keyOf(instance, activityOf(JSON.parse(payload) as Record<string, unknown>))));
  // until its start is served, or when its end is not told yet, a called run is a message of the outbox
  const onTheirWay = await payloads(
    `SELECT key AS instance, payload FROM outbox_message WHERE status <> 'DONE' AND kind LIKE 'call-activity.%' AND key IN (??)`,
    (payload) => payload['parentActivityId'],
  );
  const running = await keys(`SELECT parent_instance_id AS instance, parent_activity_id AS activity FROM process_instance WHERE state = 'ACTIVE' AND parent_instance_id IN (??)`);
  return {
    activities: await keys(`SELECT process_instance_id AS instance, id AS activity FROM activity_instance WHERE state = 'ACTIVE' AND waiting = 1 AND process_instance_id IN (??)`),
    tasks: await keys(`SELECT process_instance_id AS instance, activity_instance_id AS activity FROM user_task WHERE state = 'CREATED' AND process_instance_id IN (??)`),
    timers: await payloads(
      `SELECT process_instance_id AS instance, payload FROM job WHERE kind = 'bpmn-timer' AND status IN ('PENDING', 'FAILED') AND process_instance_id IN (??)`,
      (payload) => payload['activityInstanceId'],
    ),
    subscriptions: await keys('SELECT process_instance_id AS instance, activity_instance_id AS activity FROM message_subscription WHERE process_instance_id IN (??)'),
    children: new Set([...running, ...onTheirWay]),
  };
}

function* runs(page: readonly Run[], found: Findings): Generator<[Run, SnapshotContent]> {
  for (const run of page) {
    try {
      if (run.snapshot !== null) yield [run, inspectSnapshot(run.snapshot)];
    } catch {
      found.breach('engine state cannot be read', run.id);
    }
  }
}

const ALL_RUNS = 'SELECT i.id AS id, i.state AS state, i.variables AS variables, s.snapshot AS snapshot FROM process_instance i LEFT JOIN engine_state s ON s.process_instance_id = i.id WHERE i.id > ?';

export const rowsAreTheEngines: Invariant = {
  id: 'I4',
  title: 'what the engine waits for has its task, timer, subscription or child, and the other way round',
  async check({ db }) {
    const found = new Findings();
    for await (const page of db.pages<Run>(`${ALL_RUNS} AND i.state = 'ACTIVE' ORDER BY i.id`)) {
      const derived = await derivedOf(db, page.map(({ id }) => id));
      const owed = { activities: new Set<Key>(), tasks: new Set<Key>(), timers: new Set<Key>(), subscriptions: new Set<Key>() };
      for (const [{ id }, { waiting }] of runs(page, found)) {
        for (const activity of waiting) {
          const key = keyOf(id, activity.id);
          found.look();
          owed.activities.add(key);
          if (activity.userTask) owed.tasks.add(key);
          if (activity.timer) owed.timers.add(key);
          if (activity.message ?? activity.signal) owed.subscriptions.add(key);
          if (activity.call && !derived.children.has(key)) found.breach('called run that is not there', key);
        }
      }
      for (const kind of ['activities', 'tasks', 'timers', 'subscriptions'] as const) {
        for (const key of owed[kind]) if (!derived[kind].has(key)) found.breach(`the engine waits without a row (${kind})`, key);
        for (const key of derived[kind]) if (!owed[kind].has(key)) found.breach(`row the engine does not wait for (${kind})`, key);
      }
    }
    return found;
  },
};

export const rowsAreTheState: Invariant = {
  id: 'I6',
  title: 'state and variables of every run are those of its engine state',
  async check({ db }) {
    const found = new Findings();
    for await (const page of db.pages<Run>(`${ALL_RUNS} ORDER BY i.id`)) {
      for (const [run, { state, variables }] of runs(page, found)) {
        found.look();
        if (state !== run.state) found.breach(`run is ${run.state}, its engine state ${state}`, run.id);
        if (canonical(variables) !== canonical(JSON.parse(run.variables))) found.breach('variables differ', run.id);
      }
    }
    return found;
  },
};

/** With sorted keys: the same values give the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member,
  );
}
