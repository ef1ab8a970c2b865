import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

export class Calendar1760000000250 implements MigrationInterface {
  name = 'Calendar1760000000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'calendar_year',
        columns: [
          col.id('id', { primary: true }),
          col.text('region'),
          col.int('year'),
          col.int('version'),
          col.text('status'),
          col.text('source_title'),
          col.text('doc_no'),
          col.text('source_url'),
          col.json('days'),
          col.text('imported_by'),
          col.text('approved_by'),
          col.instant('imported_at'),
        ],
      }),
    );
    await runner.createIndex('calendar_year', new TableIndex({ name: 'calendar_year_version', columnNames: ['region', 'year', 'version'], isUnique: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('calendar_year');
  }
}
