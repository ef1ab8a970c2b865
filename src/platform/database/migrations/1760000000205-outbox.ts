import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

export class Outbox1760000000205 implements MigrationInterface {
  name = 'Outbox1760000000205';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'outbox_message',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.text('kind'),
          col.text('key', { null: true }),
          col.json('payload'),
          col.text('status'),
          col.int('attempts'),
          col.instant('available_at'),
          col.instant('created_at'),
          col.instant('done_at', { null: true }),
          col.text('last_error', { null: true }),
        ],
      }),
    );
    await runner.createIndex('outbox_message', new TableIndex({ name: 'outbox_message_due', columnNames: ['status', 'available_at', 'id'] }));
    await runner.createIndex('outbox_message', new TableIndex({ name: 'outbox_message_key', columnNames: ['key', 'status'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('outbox_message');
  }
}
