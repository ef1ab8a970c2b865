import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breachesOf, checkInvariants } from '../../src/operations/invariants';
import { isPostgresRun } from '../support/test-database';
import { temporaryFolder } from '../support/test-settings';
import { ClientJournal } from './support/client-journal';
import { HostProcess, HostRefused } from './support/fault-host';
import { report } from './support/scale';

const MEGABYTE = 1024 * 1024;

/* What one command meets on a full disk is told in test/database/sqlite; here a whole disk runs full under several clients. */
describe('A disk that runs full', () => {
  const disk = join(temporaryFolder(), 'disk');
  const why = isPostgresRun() ? 'this is about SQLite' : mount();
  if (why) console.warn(`SKIPPED: no small disk can be made here: ${why}`);
  afterAll(() => void (why === undefined && spawnSync('umount', [disk])));

  (why ? it.skip : it)('refuses what has no room, keeps what it acknowledged, lets people read, and goes on when there is room again', async () => {
    const database = { kind: 'sqlite', file: join(disk, 'qunguan.sqlite') } as const;
    const ballast = join(disk, 'ballast');
    const ground = { database, dataDir: temporaryFolder(), floor: 'workflow', clock: 'manual' } as const;
    const host = await HostProcess.spawn().open({ ...ground, withoutWorkers: true });
    const journal = new ClientJournal('full');
    const refusals = new Set<string>();
    writeFileSync(ballast, Buffer.alloc(4 * MEGABYTE));
    const start = async (): Promise<boolean> => {
      const key = journal.newKey();
      return journal.send('start', { historyKind: 'STARTED', businessKey: key }, () => host.call('start', 'ann', 'approval', key), key).then(
        () => true,
        (error: HostRefused) => {
          refusals.add(error.code ?? error.message);
          return false;
        },
      );
    };
    const untilFull = async (): Promise<void> => {
      while (await start());
    };
    await Promise.all(Array.from({ length: 4 }, untilFull));
    expect([...refusals]).toEqual(['storage-full']);
    const acknowledged = journal.acknowledged;
    expect(await host.call('listClaimable', 'ann')).toBeGreaterThan(0);
    rmSync(ballast);
    expect(await start()).toBe(true);
    await host.kill();
    expect(breachesOf(await checkInvariants(database.file, { journal: journal.entries, now: new Date() }))).toEqual([]);
    report('disk full', { 'acknowledged before': acknowledged, refused: journal.entries.length - journal.acknowledged, lost: 0 });
  }, 180_000);

  /** Why not; nothing when it is there. */
  function mount(): string | undefined {
    if (process.getuid?.() !== 0) return 'only root may mount';
    mkdirSync(disk, { recursive: true });
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk], { encoding: 'utf8' });
    return mounted.status === 0 ? undefined : (mounted.stderr ?? String(mounted.error)).trim();
  }
});
