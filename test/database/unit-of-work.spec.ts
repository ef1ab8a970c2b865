import { Test, type TestingModule } from '@nestjs/testing';
import { DatabaseModule, UnitOfWork } from '../../src/platform/database';
import { isPostgresRun, newTestDatabase } from '../support/test-database';
import { temporaryFolder } from '../support/test-settings';

const pause = (milliseconds = 5) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a unit of work', () => {
  let module: TestingModule;
  let work: UnitOfWork;

  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [DatabaseModule.forRoot(await newTestDatabase(temporaryFolder()))] }).compile();
    await module.init();
    work = module.get(UnitOfWork);
  });
  afterAll(() => module.close());
  beforeEach(() =>
    work.run(async () => {
      await work.query('DROP TABLE IF EXISTS note');
      await work.query('CREATE TABLE note (id varchar PRIMARY KEY, value integer NOT NULL)');
    }),
  );

  const write = (id: string, value = 1) => work.query('INSERT INTO note (id, value) VALUES (?, ?)', [id, value]);
  const notes = async () => (await work.query<{ id: string }>('SELECT id FROM note ORDER BY id')).map(({ id }) => id);
  const lockedValueOf = async (id: string) => Number((await work.query<{ value: number }>(`SELECT value FROM note WHERE id = ?${work.forUpdate}`, [id]))[0]?.value);
  const valueOf = async (id: string) => Number((await work.query<{ value: number }>('SELECT value FROM note WHERE id = ?', [id]))[0]?.value);

  it('keeps all it wrote, or nothing when it fails', async () => {
    await work.run(async () => {
      await write('a');
      await write('b');
    });
    const failing = work.run(async () => {
      await write('c');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await notes()).toEqual(['a', 'b']);
  });

  it('joins the one around it: its own success does not save it from the failure outside', async () => {
    const outer = work.run(async () => {
      await work.run(() => write('inner'));
      expect(await notes()).toEqual(['inner']);
      throw new Error('outer failed');
    });
    await expect(outer).rejects.toThrow('outer failed');
    expect(await notes()).toEqual([]);
  });

  it('lets the one around it decide about a failure inside', async () => {
    await work.run(async () => {
      await write('a');
      await work.run(() => Promise.reject(new Error('refused'))).catch(() => write('instead'));
    });
    expect(await notes()).toEqual(['a', 'instead']);
  });

  it('does not show to others what it has not committed', async () => {
    const first = work.run(async () => {
      await write('a');
      await pause(20);
    });
    await pause();
    const seen = await notes();
    await first;
    expect([seen, await notes()]).toEqual([[], ['a']]);
  });

  it('never mixes with another one, least of all on the one connection of SQLite', async () => {
    // given one that fails while a second one, begun meanwhile, succeeds
    const first = work.run(async () => {
      await write('first');
      await pause(20);
      throw new Error('first failed');
    });
    const second = work.run(() => write('second'));
    await expect(first).rejects.toThrow('first failed');
    await second;
    expect(await notes()).toEqual(['second']);
  });

  it('loses no update when many read and write the same row', async () => {
    await work.run(() => write('counter', 0));
    const increment = () =>
      work.run(async () => {
        const value = await lockedValueOf('counter');
        await pause(1);
        await work.query('UPDATE note SET value = ? WHERE id = ?', [value + 1, 'counter']);
      });
    await Promise.all(Array.from({ length: 25 }, increment));
    expect(await valueOf('counter')).toBe(25);
  });

  if (isPostgresRun()) {
    it('runs beside others, as many as there are connections', async () => {
      let inside = 0;
      const both = () => work.run(async () => {
        inside += 1;
        for (let turn = 0; inside < 2 && turn < 400; turn++) await pause();
        return inside;
      });
      expect(await Promise.all([both(), both()])).toEqual([2, 2]);
    });
  } else it('is served in the order of asking', async () => {
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4].map((n) => work.run(async () => void order.push(n))));
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('refuses what it did not await instead of writing it into somebody else’s transaction', async () => {
    let late: Promise<unknown> | undefined;
    await work.run(async () => {
      late = pause(10).then(() => write('late'));
      late.catch(() => undefined);
    });
    await work.run(async () => {
      await pause(30);
      await write('on time');
    });
    await expect(late).rejects.toThrow(/was not awaited/);
    expect(await notes()).toEqual(['on time']);
  });

  it('keeps the branches of a broken Promise.all out of the database', async () => {
    const slow = async () => {
      await pause(10);
      await write('slow');
    };
    await expect(work.run(() => Promise.all([slow().catch(() => undefined), Promise.reject(new Error('broken'))]))).rejects.toThrow('broken');
    await pause(30);
    expect(await notes()).toEqual([]);
  });

  describe('after its commit', () => {
    it('tells in the order of the calls, those of inner ones included, and waits for each', async () => {
      const told: string[] = [];
      await work.run(async () => {
        work.afterCommit(async () => {
          await pause();
          told.push(`first sees ${(await notes()).length}`);
        });
        await work.run(async () => work.afterCommit(() => void told.push('second')));
        await write('a');
        expect(told).toEqual([]);
      });
      expect(told).toEqual(['first sees 1', 'second']);
    });

    it('tells nothing when it was rolled back', async () => {
      const told: string[] = [];
      await work
        .run(async () => {
          work.afterCommit(() => void told.push('never'));
          throw new Error('no');
        })
        .catch(() => undefined);
      await pause();
      expect(told).toEqual([]);
    });

    it('tells once per transaction what is told under one key', async () => {
      const told: string[] = [];
      const tell = () => work.afterCommit(() => void told.push('once'), 'key');
      await work.run(async () => [1, 2, 3].forEach(tell));
      await work.run(async () => tell());
      expect(told).toEqual(['once', 'once']);
    });

    it('stands even when a listener fails, and the others hear of it', async () => {
      jest.spyOn(work['logger'], 'error').mockImplementation(() => undefined);
      const told: string[] = [];
      await work.run(async () => {
        await write('a');
        work.afterCommit(() => Promise.reject(new Error('mail server down')));
        work.afterCommit(() => void told.push('second'));
      });
      expect([await notes(), told]).toEqual([['a'], ['second']]);
    });

    it('may begin a new one', async () => {
      await work.run(async () => {
        await write('a');
        work.afterCommit(() => work.run(() => write('b')).then(() => undefined));
      });
      expect(await notes()).toEqual(['a', 'b']);
    });
  });

  describe('after its rollback', () => {
    it('tells outside of any transaction, when nothing of the failure is left', async () => {
      const told: string[] = [];
      const failing = work.run(async () => {
        work.afterRollback(async () => void told.push(`running ${work.isRunning}, sees ${(await notes()).length}`));
        work.afterRollback(() => work.run(() => write('remembered')).then(() => undefined));
        await write('a');
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect([told, await notes()]).toEqual([['running false, sees 0'], ['remembered']]);
    });

    it('tells of an inner failure only when the one around it is rolled back as well', async () => {
      const told: string[] = [];
      const inner = () =>
        work.run(async () => {
          work.afterRollback(() => void told.push('undone'));
          throw new Error('inner');
        });
      await work.run(() => inner().catch(() => write('instead')));
      expect([told, await notes()]).toEqual([[], ['instead']]);
      await expect(work.run(inner)).rejects.toThrow('inner');
      expect(told).toEqual(['undone']);
    });

    it('lets the first error through even when a listener fails', async () => {
      jest.spyOn(work['logger'], 'error').mockImplementation(() => undefined);
      const failing = work.run(async () => {
        work.afterRollback(() => Promise.reject(new Error('listener')));
        throw new Error('the first');
      });
      await expect(failing).rejects.toThrow('the first');
    });
  });

  it('is needed for every write: outside, the database refuses', async () => {
    await expect(write('stray')).rejects.toThrow(/readonly|read-only/i);
    await expect(work.query('DROP TABLE note')).rejects.toThrow(/readonly|read-only/i);
    expect([work.isRunning, await notes()]).toEqual([false, []]);
  });

  it('binds values, so that text cannot become a statement', async () => {
    const nasty = `x'); DROP TABLE note; --`;
    await work.run(() => write(nasty));
    expect(await notes()).toEqual([nasty]);
  });
});
