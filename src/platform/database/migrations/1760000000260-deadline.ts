import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

export class Deadline1760000000260 implements MigrationInterface {
  name = 'Deadline1760000000260';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'deadline',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('process_instance_id'),
          col.text('process_definition_key'),
          col.id('activity_instance_id', { null: true }),
          col.id('task_id', { null: true }),
          col.text('group_no', { null: true }),
          col.text('kind'),
          col.text('code'),
          col.text('title'),
          col.text('subject'),
          col.text('source'),
          col.text('clause', { null: true }),
          col.text('unit'),
          col.int('amount'),
          col.text('period', { null: true }),
          col.instant('start_at'),
          col.date('start_date'),
          col.instant('due_at'),
          col.date('due_date'),
          col.json('counted'),
          col.json('skipped'),
          col.text('calendar_version'),
          col.flag('provisional'),
          col.flag('night'),
          col.date('fixed_due_date', { null: true }),
          col.text('status'),
          col.instant('met_at', { null: true }),
          col.instant('missed_at', { null: true }),
          col.instant('suspended_at', { null: true }),
          col.instant('closed_at', { null: true }),
          col.flag('late'),
          col.int('late_workdays', { null: true }),
          col.int('missed_count'),
          col.flag('escalated'),
          col.instant('created_at'),
        ],
      }),
    );
    // supervision: what is open and overdue, due today, due soon
    await runner.createIndex('deadline', new TableIndex({ name: 'deadline_status_due', columnNames: ['tenant_id', 'status', 'due_at'] }));
    await runner.createIndex('deadline', new TableIndex({ name: 'deadline_instance', columnNames: ['process_instance_id', 'status', 'due_at'] }));
    await runner.createIndex('deadline', new TableIndex({ name: 'deadline_task', columnNames: ['task_id'] }));
    await runner.createIndex('deadline', new TableIndex({ name: 'deadline_group', columnNames: ['tenant_id', 'group_no', 'status'] }));
    // recount after a calendar change
    await runner.createIndex('deadline', new TableIndex({ name: 'deadline_range', columnNames: ['status', 'due_date'] }));
    await runner.createTable(
      new Table({
        name: 'deadline_history',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('deadline_id'),
          col.instant('at'),
          col.text('kind'),
          col.instant('old_due_at', { null: true }),
          col.instant('new_due_at', { null: true }),
          col.text('note', { null: true }),
        ],
      }),
    );
    await runner.createIndex('deadline_history', new TableIndex({ name: 'deadline_history_deadline', columnNames: ['deadline_id', 'at'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('deadline_history');
    await runner.dropTable('deadline');
  }
}
