import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

const savedFilter = new Table({
  name: 'saved_filter',
  columns: [
    col.id('id', { primary: true }), col.id('tenant_id'), col.id('owner_id'), col.text('name'), col.text('list'), col.json('criteria'), col.text('sort', { null: true }),
    col.flag('shared'), col.instant('created_at'),
  ],
  indices: [
    new TableIndex({ name: 'saved_filter_name', columnNames: ['owner_id', 'name'], isUnique: true }),
    new TableIndex({ name: 'saved_filter_shared', columnNames: ['tenant_id', 'shared'] }),
  ],
});

export class SavedFilter1760000000561 implements MigrationInterface {
  readonly name = 'SavedFilter1760000000561';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(savedFilter);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(savedFilter);
  }
}
