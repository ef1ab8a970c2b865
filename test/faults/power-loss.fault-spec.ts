import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { breachesOf, checkInvariants } from '../../src/operations/invariants';
import { temporaryFolder } from '../support/test-settings';
import { isPostgresRun } from '../support/test-database';
import { furnishedGround } from './support/fault-database';
import { HostProcess } from './support/fault-host';
import type { Sabotage } from './support/sabotage';
import { powerCuts } from './support/power-cut';
import { report, rounds, seededRandom } from './support/scale';
import { whyNoTrace, WriteTrace, type TraceEvent } from './support/write-trace';

/** enough to fill the write-ahead log and have it written back more than once */
const STARTS = 160;
const CLIENTS = 4;

describe('A power cut under SQLite', () => {
  const why = isPostgresRun() ? 'this is about SQLite' : whyNoTrace();
  if (why) console.warn(`SKIPPED: power cuts cannot be simulated here: ${why}`);
  const whenTraceable = why ? it.skip : it;

  whenTraceable('loses nothing that was acknowledged, wherever it falls, and leaves a whole database', async () => {
    const run = await record();
    const found = await cut(run, rounds(1000, 50_000), 'power cuts');
    expect(found).toMatchObject({ lost: 0, damaged: 0, breaches: [] });
    expect(found.acknowledged).toBeGreaterThan(0.9 * STARTS);
  }, 1_800_000);

  whenTraceable('would lose acknowledged work if SQLite synced less: the simulator sees it', async () => {
    const found = await cut(await record('synchronous-normal'), 200, 'power cuts with synchronous=NORMAL');
    expect(found.lost).toBeGreaterThan(0);
    expect(found.damaged).toBe(0);
  }, 600_000);

  interface Recording {
    readonly file: string;
    readonly before: ReadonlyMap<string, Buffer>;
    readonly events: readonly TraceEvent[];
  }

  /** Runs start under the eyes of strace; each answer carries the id of the run it acknowledges. */
  async function record(sabotage?: Sabotage): Promise<Recording> {
    const ground = await furnishedGround();
    const { file } = ground.database as { file: string };
    const host = await HostProcess.spawn().open({ ...ground, sabotage, withoutWorkers: true });
    await host.call('start', 'ann', 'approval', 'before');
    const before = new Map([file, `${file}-wal`].filter(existsSync).map((path) => [path, readFileSync(path)]));
    const trace = await WriteTrace.attach(host.process.child.pid!, join(temporaryFolder(), 'trace'));
    let left = STARTS;
    await Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        while (left-- > 0) await host.call('start', 'ann', 'approval', `run-${left}`);
      }),
    );
    await host.kill();
    return { file, before, events: await trace.finish() };
  }

  async function cut({ file, before, events }: Recording, cuts: number, title: string) {
    const counts = { cuts: 0, acknowledged: 0, 'cuts that lost': 0, lost: 0, damaged: 0 };
    const breaches: string[] = [];
    const folder = temporaryFolder();
    const copy = join(folder, 'after.sqlite');
    for (const { files, told } of powerCuts(before, events, cuts, seededRandom(title))) {
      const acknowledged = told.flatMap((text) => [...text.matchAll(/"ok":true,"value":"([0-9a-f-]{36})"/g)].map(([, id]) => id!));
      for (const suffix of ['', '-wal']) writeFileSync(copy + suffix, files.get(file + suffix) ?? Buffer.alloc(0));
      writeFileSync(`${copy}-shm`, '');
      const db = new Database(copy);
      if ((db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[])[0]!.integrity_check !== 'ok') counts.damaged += 1;
      const there = new Set((db.prepare('SELECT id FROM process_instance').all() as { id: string }[]).map(({ id }) => id));
      db.close();
      const lost = acknowledged.filter((id) => !there.has(id)).length;
      counts.lost += lost;
      counts['cuts that lost'] += lost ? 1 : 0;
      counts.acknowledged = Math.max(counts.acknowledged, acknowledged.length);
      if (counts.cuts++ % 25 === 0) breaches.push(...breachesOf(await checkInvariants(copy, { now: new Date() })));
    }
    report(title, { ...counts, syscalls: events.length });
    return { ...counts, breaches };
  }
});
