import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { foldText, gramsOf, markOf, searchPosition } from '../../../common';
import { col } from '../columns';

const NO_DUE = Date.UTC(9999, 0, 1);
const PAGE = 500;

const inboxTask = new TableIndex({ name: 'inbox_task', columnNames: ['task_id'] });
const narrowInbox = new Table({
  name: 'inbox',
  columns: [col.id('owner', { primary: true }), col.instant('due', { primary: true }), col.id('task_id', { primary: true })],
  indices: [inboxTask],
});
/** per owner one index for each order, with the process in front of it or without; the key itself is the order by due date */
const inbox = new Table({
  name: 'inbox',
  columns: [
    ...narrowInbox.columns.map((column) => column.clone()),
    col.text('process'), col.text('unit_id', { null: true }), col.text('group_no', { null: true }), col.int('precedence'), col.instant('created_at'),
  ],
  indices: [
    inboxTask,
    new TableIndex({ name: 'inbox_priority', columnNames: ['owner', 'precedence', 'due', 'task_id'] }),
    new TableIndex({ name: 'inbox_arrival', columnNames: ['owner', 'created_at', 'task_id'] }),
    new TableIndex({ name: 'inbox_process', columnNames: ['owner', 'process', 'due', 'task_id'] }),
    new TableIndex({ name: 'inbox_process_priority', columnNames: ['owner', 'process', 'precedence', 'due', 'task_id'] }),
    new TableIndex({ name: 'inbox_process_arrival', columnNames: ['owner', 'process', 'created_at', 'task_id'] }),
    new TableIndex({ name: 'inbox_unit', columnNames: ['owner', 'unit_id', 'due', 'task_id'] }),
    new TableIndex({ name: 'inbox_group', columnNames: ['owner', 'group_no', 'due', 'task_id'] }),
  ],
});

interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly business_key: string;
  readonly group_name: string | null;
  readonly due_at: string | number | null;
}

/**
 * Lists in any order by ranges of an index, and a search within one's own list. The table of the search is the same in
 * both stores; its index is not: GIN in PostgreSQL, in SQLite FTS5, which follows the table by triggers.
 */
export class TaskList1760000000560 implements MigrationInterface {
  readonly name = 'TaskList1760000000560';

  async up(runner: QueryRunner): Promise<void> {
    await this.replaceInbox(runner, inbox, 'i.owner, i.due, i.task_id, t.process_definition_key, t.unit_id, t.group_no, -t.priority, t.created_at');
    const isPostgres = runner.dataSource.options.type === 'postgres';
    await runner.query(`CREATE TABLE task_search (id ${isPostgres ? 'bigint' : 'integer'} NOT NULL PRIMARY KEY, task_id varchar NOT NULL, tokens text NOT NULL, words text NOT NULL)`);
    await runner.query('CREATE UNIQUE INDEX task_search_task ON task_search (task_id)');
    for (const statement of isPostgres ? POSTGRES_INDEX : SQLITE_INDEX) await runner.query(statement);
    await fillSearch(runner, isPostgres);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type !== 'postgres') await runner.query('DROP TABLE task_search_index');
    await runner.query('DROP TABLE task_search');
    await this.replaceInbox(runner, narrowInbox, 'i.owner, i.due, i.task_id');
  }

  /** What can be told from the tasks is told anew; copied aside, for a renamed table would keep the names of its keys. */
  private async replaceInbox(runner: QueryRunner, table: Table, values: string): Promise<void> {
    await runner.query('CREATE TABLE inbox_before AS SELECT owner, due, task_id FROM inbox');
    await runner.dropTable('inbox');
    await runner.createTable(table);
    await runner.query(`INSERT INTO inbox (${table.columns.map(({ name }) => name).join(', ')}) SELECT ${values} FROM inbox_before i JOIN user_task t ON t.id = i.task_id`);
    await runner.query('DROP TABLE inbox_before');
  }
}

// a short list of what is not sorted in yet: every search walks through it
const POSTGRES_INDEX = [`CREATE INDEX task_search_tokens ON task_search USING gin (string_to_array(tokens, ' ')) WITH (gin_pending_list_limit = 256)`];

const SQLITE_INDEX = [
  // the application makes the tokens: ascii takes every sign beyond ASCII as a letter
  `CREATE VIRTUAL TABLE task_search_index USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')`,
  'CREATE TRIGGER task_search_added AFTER INSERT ON task_search BEGIN INSERT INTO task_search_index (rowid, tokens) VALUES (new.id, new.tokens); END',
  'CREATE TRIGGER task_search_removed AFTER DELETE ON task_search BEGIN DELETE FROM task_search_index WHERE rowid = old.id; END',
];

async function fillSearch(runner: QueryRunner, isPostgres: boolean): Promise<void> {
  const bind = (n: number) => (isPostgres ? `$${n}` : '?');
  let place = 0;
  for (let last = ''; ; ) {
    const tasks = (await runner.query(
      `SELECT id, title, name, business_key, group_name, due_at FROM user_task WHERE id > ${bind(1)} AND id IN (SELECT task_id FROM inbox) ORDER BY id LIMIT ${PAGE}`,
      [last],
    )) as TaskRow[];
    for (const task of tasks) {
      const owners = (await runner.query(`SELECT owner FROM inbox WHERE task_id = ${bind(1)}`, [task.id])) as { owner: string }[];
      const words = [task.title, task.name, task.business_key, task.group_name].filter((text) => text !== null).map(foldText).join('\n');
      const tokens = [...gramsOf(words), ...owners.map(({ owner }) => markOf(owner))].join(' ');
      const due = task.due_at === null ? NO_DUE : Number(task.due_at);
      await runner.query(`INSERT INTO task_search (id, task_id, tokens, words) VALUES (${[1, 2, 3, 4].map(bind).join(', ')})`, [searchPosition(due, place++), task.id, tokens, words]);
    }
    if (tasks.length < PAGE) return;
    last = tasks.at(-1)!.id;
  }
}
