import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** The hash-chained log, one chain per tenant, and the head of each chain. */
export class Audit1760000000110 implements MigrationInterface {
  readonly name = 'Audit1760000000110';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'audit_entry',
        columns: [
          col.id('tenant_id', { primary: true }),
          col.int('number', { primary: true }),
          col.instant('at'),
          col.instant('recorded_at'),
          col.id('actor_id'),
          col.text('actor_name'),
          col.id('action'),
          col.id('object'),
          col.json('before', { null: true }),
          col.json('after', { null: true }),
          col.text('reason', { null: true }),
          col.id('previous_hash'),
          col.id('hash'),
        ],
        indices: [new TableIndex({ name: 'audit_entry_object', columnNames: ['tenant_id', 'object'] })],
      }),
    );
    await queryRunner.createTable(
      new Table({ name: 'audit_head', columns: [col.id('tenant_id', { primary: true }), col.int('number'), col.id('hash')] }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('audit_head');
    await queryRunner.dropTable('audit_entry');
  }
}
