import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Test, type TestingModule } from '@nestjs/testing';
import { DatabaseBusy, DatabaseModule, StorageFull, UnitOfWork } from '../../../src/platform/database';
import { temporaryFolder } from '../../support/test-settings';

const HOLD = `
  const db = new (require('better-sqlite3'))(process.argv[1]);
  db.exec('BEGIN EXCLUSIVE');
  console.log('held');
  setTimeout(() => { db.exec('ROLLBACK'); db.close(); }, Number(process.argv[2]));
`;

/** as long as SQLite's own waiting would have stood still, at least */
const BLOCKED_MS = 3000;

describe('a command on an SQLite file', () => {
  let module: TestingModule;
  let work: UnitOfWork;
  let file: string;
  let holder: ChildProcess | undefined;

  beforeEach(async () => {
    file = join(temporaryFolder(), 'test.sqlite');
    module = await Test.createTestingModule({ imports: [DatabaseModule.forRoot({ kind: 'sqlite', file })] }).compile();
    module.enableShutdownHooks([]);
    await module.init();
    work = module.get(UnitOfWork);
    await work.run(() => work.query('CREATE TABLE note (id varchar PRIMARY KEY, body text)'));
  });
  afterEach(async () => {
    holder?.kill('SIGKILL');
    await module.close();
  });

  const write = (id: string, body = '') => work.query('INSERT INTO note (id, body) VALUES (?, ?)', [id, body]);
  const notes = async () => (await work.query<{ id: string }>('SELECT id FROM note ORDER BY id')).map(({ id }) => id);
  /** Another process takes the file's write lock for a while. */
  const heldFor = async (milliseconds: number) => {
    holder = spawn(process.execPath, ['-e', HOLD, file, String(milliseconds)], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => holder!.stdout!.once('data', resolve));
  };
  /** The longest the event loop stood still meanwhile, in milliseconds. */
  const longestStandstill = async (during: () => Promise<unknown>) => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await during();
    delay.disable();
    return delay.max / 1e6;
  };

  it('lets everything else have its turn between two of them, however many follow each other', async () => {
    let turns = 0;
    const count = setInterval(() => (turns += 1), 1);
    const lag = await longestStandstill(async () => {
      for (let n = 0; n < 500; n++) await work.run(() => write(`n${n}`, 'x'.repeat(10_000)));
    });
    clearInterval(count);
    expect(turns).toBeGreaterThan(50);
    expect(lag).toBeLessThan(100);
  });

  describe('that another process has locked', () => {
    it('waits for three seconds while everything else goes on, reads included', async () => {
      await heldFor(3000);
      const began = performance.now();
      let reads = 0;
      const reading = setInterval(() => void notes().then(() => (reads += 1)), 20);
      const lag = await longestStandstill(() => work.run(() => write('a')));
      clearInterval(reading);
      expect(performance.now() - began).toBeGreaterThan(2000);
      expect(lag).toBeLessThan(BLOCKED_MS / 4);
      expect(reads).toBeGreaterThan(50);
      expect(await notes()).toEqual(['a']);
    });

    it('is refused after five seconds, and those who asked with it do not wait one after the other', async () => {
      await heldFor(20_000);
      const began = performance.now();
      const lag = await longestStandstill(async () => {
        const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((id) => work.run(() => write(id))));
        for (const outcome of outcomes) expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(DatabaseBusy);
      });
      expect(performance.now() - began).toBeLessThan(7000);
      expect(lag).toBeLessThan(BLOCKED_MS / 4);
      holder!.kill('SIGKILL');
      await work.run(() => write('d'));
      expect(await notes()).toEqual(['d']);
    });
  });

  describe('when the disk is full', () => {
    const limitPages = (more: number) =>
      work.run(async () => {
        const [{ page_count }] = (await work.query<{ page_count: number }>('PRAGMA page_count')) as [{ page_count: number }];
        await work.query(`PRAGMA max_page_count = ${page_count + more}`);
      });

    it('changes nothing and says so, and works again once there is space', async () => {
      await limitPages(8);
      const tooMuch = work.run(async () => {
        await write('a');
        for (let n = 0; n < 40; n++) await write(`big ${n}`, 'x'.repeat(4000));
      });
      await expect(tooMuch).rejects.toThrow(StorageFull);
      expect(await notes()).toEqual([]);
      await limitPages(1000);
      await work.run(() => write('b', 'x'.repeat(100_000)));
      expect(await notes()).toEqual(['b']);
    });

    it('leaves nothing half, although the work catches the failure and goes on', async () => {
      await limitPages(8);
      const careless = work.run(async () => {
        await write('a');
        for (let n = 0; n < 40; n++) await write(`big ${n}`, 'x'.repeat(4000)).catch(() => undefined);
        await write('z');
      });
      await expect(careless).rejects.toThrow(StorageFull);
      expect(await notes()).toEqual([]);
    });
  });
});
