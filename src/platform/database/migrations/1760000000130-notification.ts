import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

export class Notification1760000000130 implements MigrationInterface {
  name = 'Notification1760000000130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'notification',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('user_id'),
          col.text('kind'),
          col.text('title'),
          col.text('body'),
          col.instant('at'),
          col.id('task_id', { null: true }),
          col.id('process_instance_id', { null: true }),
          col.id('deadline_id', { null: true }),
          col.instant('read_at', { null: true }),
          col.text('dedupe_key'),
        ],
      }),
    );
    await runner.createIndex('notification', new TableIndex({ name: 'notification_occasion', columnNames: ['user_id', 'dedupe_key'], isUnique: true }));
    await runner.createIndex('notification', new TableIndex({ name: 'notification_list', columnNames: ['user_id', 'at', 'id'] }));
    await runner.createIndex('notification', new TableIndex({ name: 'notification_unread', columnNames: ['user_id'], where: 'read_at IS NULL' }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notification');
  }
}
