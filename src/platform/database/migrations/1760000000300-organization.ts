import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** Tenants and their organizations. */
export class Organization1760000000300 implements MigrationInterface {
  readonly name = 'Organization1760000000300';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'tenant',
        columns: [col.id('id', { primary: true }), col.text('name'), col.id('pack_key'), col.id('short_code', { unique: true })],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'organization',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.text('name'),
          col.text('short_name'),
          col.id('org_type'),
          col.id('parent_id', { null: true }),
          col.id('reports_to_id', { null: true }),
          col.id('supervised_by_id', { null: true }),
          col.id('uscc', { null: true }),
        ],
        indices: [new TableIndex({ name: 'organization_tenant', columnNames: ['tenant_id', 'id'] })],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['organization', 'tenant']) await queryRunner.dropTable(table);
  }
}
