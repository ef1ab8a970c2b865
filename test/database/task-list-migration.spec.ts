import { markOf } from '../../src/common';
import { createReadDataSource, createWriteDataSource, loadMigrations, openDatabase, UnitOfWork } from '../../src/platform/database';
import { transactionsOf } from '../../src/platform/database/database.module';
import { InboxQueries } from '../../src/workflow/user-task/inbox.queries';
import '../../src/app.module'; // brings every entity along
import { newTestDatabase } from '../support/test-database';
import { temporaryFolder } from '../support/test-settings';

const BEFORE = loadMigrations().map((migration) => new migration().name!).filter((name) => Number(/\d{13}$/.exec(name)![0]) < 1_760_000_000_560);
const TASK = `INSERT INTO user_task (id, tenant_id, process_instance_id, process_definition_id, process_definition_key, activity_instance_id, element_id, name, state, business_key, title, group_no, group_name, unit_id, candidates, excluded_users, priority, due_at, created_at, recallable, urge_count)
  VALUES ('$id', 'T', 'i', 'd', 'group-dissolve', 'a', 'e', '解散工作群', '$state', 'JS-2026-0009', '二号临建项目结束', 'G-1', '二号临建-ＡＢ-工作群', 'ST-1', '{}', '[]', 70, $due, 1000, 0, 0)`;

describe('a database of before the lists could be sorted and searched', () => {
  it('shows and finds its tasks afterwards as those that come new, and goes back without losing them', async () => {
    // given
    const config = await newTestDatabase(temporaryFolder());
    const older = await openDatabase(config, { level: BEFORE });
    const task = (id: string, state: string, due: string) => older.source.query(TASK.replace('$id', id).replace('$state', state).replace('$due', due));
    const ids = [1, 2, 3].map((n) => `01990000-0000-7000-8000-00000000000${n}`);
    await task(ids[0]!, 'CREATED', '5000');
    await task(ids[1]!, 'CREATED', 'NULL');
    await task(ids[2]!, 'COMPLETED', '5000');
    await older.source.query(`INSERT INTO inbox (owner, due, task_id) VALUES ('a:ann', 5000, '${ids[0]}'), ('g:CLERK:T', ${Date.UTC(9999, 0, 1)}, '${ids[1]}'), ('u:ann', ${Date.UTC(9999, 0, 1)}, '${ids[1]}')`);
    const kept = await older.source.query('SELECT owner, due, task_id FROM inbox ORDER BY owner');
    await older.source.destroy();
    await older.fileLock?.release();
    // when
    const newer = await openDatabase(config);
    const read = await createReadDataSource(config).initialize();
    const unitOfWork = new UnitOfWork(transactionsOf(newer.source), read);
    try {
      // then
      const queries = new InboxQueries(unitOfWork);
      const found = async (text: string | undefined, ...owners: string[]) => (await queries.page({ reach: owners.map((owner) => ({ owner })), criteria: { text }, due: {} }, 'due', 10)).rows.map((row) => row.task_id);
      expect(await found(undefined, 'a:ann', 'u:ann', 'g:CLERK:T')).toEqual([ids[0], ids[1]]);
      expect(await found('临建', 'a:ann', 'u:ann', 'g:CLERK:T')).toEqual([ids[0], ids[1]]);
      expect(await found('js-2026', 'u:ann')).toEqual([ids[1]]);
      expect(await found('临建', 'a:ben')).toEqual([]);
      expect(await unitOfWork.query('SELECT process, unit_id, group_no, precedence FROM inbox WHERE owner = ?', ['a:ann'])).toEqual([{ process: 'group-dissolve', unit_id: 'ST-1', group_no: 'G-1', precedence: -70 }]);
      const words = '二号临建项目结束\n解散工作群\njs-2026-0009\n二号临建-ab-工作群';
      expect((await unitOfWork.query<{ words: string }>('SELECT search_words AS words FROM user_task ORDER BY id')).map((row) => row.words)).toEqual([words, words, words]);
      expect((await unitOfWork.query<{ tokens: string }>('SELECT tokens FROM task_search WHERE task_id = ?', [ids[1]]))[0]!.tokens).toContain(markOf('g:CLERK:T'));
    } finally {
      await read.destroy();
      await newer.source.destroy();
      await newer.fileLock?.release();
    }
    const back = await createWriteDataSource(config).initialize();
    for (let n = loadMigrations().length; n > BEFORE.length; n--) await back.undoLastMigration({ transaction: 'each' });
    expect(await back.query('SELECT owner, due, task_id FROM inbox ORDER BY owner')).toEqual(kept);
    await back.destroy();
  });
});
