import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldText } from '../../../common';

const PAGE = 500;

interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly business_key: string;
  readonly group_name: string | null;
}

/** The folded words a task is found by, kept with it: what is done and copied is found as what is open. */
export class TaskWords1760000000610 implements MigrationInterface {
  readonly name = 'TaskWords1760000000610';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE user_task ADD COLUMN search_words text NOT NULL DEFAULT ''`);
    const isPostgres = runner.dataSource.options.type === 'postgres';
    const bind = (n: number) => (isPostgres ? `$${n}` : '?');
    for (let last = ''; ; ) {
      const tasks = (await runner.query(`SELECT id, title, name, business_key, group_name FROM user_task WHERE id > ${bind(1)} ORDER BY id LIMIT ${PAGE}`, [last])) as TaskRow[];
      if (tasks.length === 0) return;
      const rows = tasks.map((_, at) => `(${bind(2 * at + 1)}, ${bind(2 * at + 2)})`).join(', ');
      // both stores call the columns of VALUES column1, column2
      await runner.query(`UPDATE user_task SET search_words = folded.column2 FROM (VALUES ${rows}) AS folded WHERE user_task.id = folded.column1`, tasks.flatMap((task) => [task.id, wordsOf(task)]));
      last = tasks.at(-1)!.id;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE user_task DROP COLUMN search_words');
  }
}

function wordsOf(task: TaskRow): string {
  return [task.title, task.name, task.business_key, task.group_name].filter((text) => text !== null).map(foldText).join('\n');
}
