import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

export class Clock1760000000200 implements MigrationInterface {
  name = 'Clock1760000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'clock_state',
        columns: [col.id('id', { primary: true }), col.text('mode'), col.int('offset_seconds', { null: true }), col.instant('frozen_at', { null: true })],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('clock_state');
  }
}
