import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

const tables = [
  new Table({
    name: 'user_task',
    columns: [
      col.id('id', { primary: true }), col.id('tenant_id'), col.id('process_instance_id'), col.id('process_definition_id'), col.text('process_definition_key'),
      col.text('activity_instance_id'), col.text('element_id'), col.text('name'), col.text('state'), col.text('business_key'), col.text('title'),
      col.text('group_no', { null: true }), col.text('group_name', { null: true }), col.text('unit_id', { null: true }), col.text('assignee_id', { null: true }),
      col.json('candidates'), col.json('excluded_users'), col.text('form_key', { null: true }), col.text('clause', { null: true }), col.int('priority'),
      col.int('iteration', { null: true }), col.text('sender_id', { null: true }), col.id('related_task_id', { null: true }), col.id('deadline_id', { null: true }),
      col.instant('due_at', { null: true }), col.instant('created_at'), col.instant('completed_at', { null: true }), col.text('completed_by', { null: true }),
    ],
    indices: [
      new TableIndex({ name: 'user_task_instance', columnNames: ['process_instance_id', 'state'] }),
      new TableIndex({ name: 'user_task_done', columnNames: ['completed_by', 'completed_at'] }),
      new TableIndex({ name: 'user_task_due', columnNames: ['tenant_id', 'state', 'due_at'] }),
      new TableIndex({ name: 'user_task_deadline', columnNames: ['deadline_id'] }),
    ],
  }),
  new Table({
    name: 'inbox',
    columns: [col.id('owner', { primary: true }), col.instant('due', { primary: true }), col.id('task_id', { primary: true })],
    indices: [new TableIndex({ name: 'inbox_task', columnNames: ['task_id'] })],
  }),
  new Table({
    name: 'history_entry',
    columns: [
      col.id('id', { primary: true }), col.id('tenant_id'), col.id('process_instance_id'), col.instant('at'), col.text('kind'),
      col.text('element_id', { null: true }), col.text('element_name', { null: true }), col.id('task_id', { null: true }), col.text('actor_id', { null: true }),
      col.text('opinion', { null: true }), col.text('clause', { null: true }), col.json('detail', { null: true }), col.int('evidence_count'),
    ],
    indices: [new TableIndex({ name: 'history_entry_instance', columnNames: ['process_instance_id', 'at'] })],
  }),
  new Table({
    name: 'message_subscription',
    columns: [
      col.id('id', { primary: true }), col.id('tenant_id'), col.text('kind'), col.text('name'), col.text('correlation_key'), col.id('process_instance_id'),
      col.text('activity_instance_id'),
    ],
    indices: [
      new TableIndex({ name: 'message_subscription_key', columnNames: ['tenant_id', 'name', 'correlation_key'] }),
      new TableIndex({ name: 'message_subscription_instance', columnNames: ['process_instance_id'] }),
    ],
  }),
  new Table({
    name: 'buffered_message',
    columns: [col.id('id', { primary: true }), col.id('tenant_id'), col.text('name'), col.text('correlation_key'), col.json('variables'), col.instant('created_at')],
    indices: [new TableIndex({ name: 'buffered_message_key', columnNames: ['tenant_id', 'name', 'correlation_key'] })],
  }),
  new Table({
    name: 'incident',
    columns: [
      col.id('id', { primary: true }), col.id('tenant_id'), col.text('kind'), col.id('process_instance_id', { null: true }), col.text('element_id', { null: true }),
      col.text('message'), col.int('attempts'), col.text('state'), col.instant('created_at'), col.instant('resolved_at', { null: true }),
    ],
    indices: [
      new TableIndex({ name: 'incident_open', columnNames: ['tenant_id', 'state', 'created_at'] }),
      new TableIndex({ name: 'incident_instance', columnNames: ['process_instance_id', 'state'] }),
    ],
  }),
];

export class UserTask1760000000230 implements MigrationInterface {
  name = 'UserTask1760000000230';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table);
  }
}
