import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** what a task remembers beside its candidates: plain ALTER statements, nothing is copied */
const COLUMNS = [
  'outcome text', 'owner_id text', 'verbs text', 'return_to text', 'previous_task_id varchar', 'recallable smallint NOT NULL DEFAULT 0', 'returned_from_id varchar', 'signing text', 'signatures text',
  'held_completion text', 'urge_count integer NOT NULL DEFAULT 0', 'last_urged_at bigint',
] as const;

const tables = [
  new Table({
    name: 'handled',
    columns: [col.id('user_id', { primary: true }), col.id('task_id', { primary: true }), col.instant('at')],
    indices: [new TableIndex({ name: 'handled_page', columnNames: ['user_id', 'at', 'task_id'] }), new TableIndex({ name: 'handled_task', columnNames: ['task_id'] })],
  }),
  new Table({
    name: 'task_cc',
    columns: [
      col.id('id', { primary: true }), col.id('tenant_id'), col.id('user_id'), col.id('task_id'), col.id('process_instance_id'), col.text('sent_by'), col.text('note', { null: true }),
      col.instant('created_at'), col.instant('read_at', { null: true }),
    ],
    indices: [
      new TableIndex({ name: 'task_cc_page', columnNames: ['user_id', 'created_at', 'id'] }),
      new TableIndex({ name: 'task_cc_instance', columnNames: ['process_instance_id', 'user_id'] }),
      new TableIndex({ name: 'task_cc_once', columnNames: ['task_id', 'user_id'], isUnique: true }),
    ],
  }),
];

/** What the verbs of a task leave behind: delegation, signatures, returns, urges, copies, and whose hands it went through. */
export class TaskVerb1760000000550 implements MigrationInterface {
  readonly name = 'TaskVerb1760000000550';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE user_task ADD COLUMN ${column}`);
    await runner.query('CREATE INDEX user_task_previous ON user_task (previous_task_id)');
    for (const table of tables) await runner.createTable(table);
    await runner.query(`INSERT INTO handled (user_id, task_id, at) SELECT completed_by, id, completed_at FROM user_task WHERE state = 'COMPLETED' AND completed_by IS NOT NULL AND completed_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table);
    await runner.query('DROP INDEX user_task_previous');
    for (const column of [...COLUMNS].reverse()) await runner.query(`ALTER TABLE user_task DROP COLUMN ${column.split(' ')[0]}`);
  }
}
