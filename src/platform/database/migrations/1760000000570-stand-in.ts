import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

const standIn = new Table({
  name: 'stand_in',
  columns: [
    col.id('id', { primary: true }), col.id('tenant_id'), col.id('principal_id'), col.id('deputy_id'), col.instant('starts_at'), col.instant('ends_at'), col.json('process_keys', { null: true }),
    col.text('reason'), col.text('created_by'), col.instant('created_at'), col.instant('revoked_at', { null: true }), col.text('revoked_by', { null: true }),
  ],
  indices: [new TableIndex({ name: 'stand_in_deputy', columnNames: ['deputy_id', 'ends_at'] }), new TableIndex({ name: 'stand_in_principal', columnNames: ['principal_id', 'ends_at'] })],
});

/** 外出代理: who acts for whom and until when; and for whom a task was completed. */
export class StandIn1760000000570 implements MigrationInterface {
  readonly name = 'StandIn1760000000570';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(standIn);
    await runner.query('ALTER TABLE user_task ADD COLUMN completed_for text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE user_task DROP COLUMN completed_for');
    await runner.dropTable(standIn);
  }
}
