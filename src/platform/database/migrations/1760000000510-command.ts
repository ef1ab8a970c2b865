import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

export class Command1760000000510 implements MigrationInterface {
  name = 'Command1760000000510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'command',
        columns: [
          col.id('actor_id', { primary: true }),
          col.id('idempotency_key', { primary: true }),
          col.id('tenant_id'),
          col.text('route'),
          col.text('body_hash'),
          col.int('status'),
          col.text('answer', { null: true }),
          col.instant('created_at'),
        ],
      }),
    );
    await runner.createIndex('command', new TableIndex({ name: 'command_age', columnNames: ['created_at'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('command');
  }
}
