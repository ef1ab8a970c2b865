import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** Counters behind group numbers, case numbers and the like. */
export class Sequence1760000000128 implements MigrationInterface {
  readonly name = 'Sequence1760000000128';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'number_sequence',
        columns: [col.id('tenant_id', { primary: true }), col.id('name', { primary: true }), col.int('year', { primary: true }), col.int('value')],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('number_sequence');
  }
}
