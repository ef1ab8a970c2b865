import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** Whether the demo world was loaded to its end; empty in every other installation. */
export class Demo1760000000400 implements MigrationInterface {
  readonly name = 'Demo1760000000400';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({ name: 'demo_load', columns: [col.id('id', { primary: true }), col.text('state'), col.instant('started_at'), col.instant('completed_at', { null: true })] }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('demo_load');
  }
}
