import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** Files kept on disk under their hash; the row says whose they are. */
export class File1760000000120 implements MigrationInterface {
  readonly name = 'File1760000000120';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'file',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('sha256'),
          col.id('mime'),
          col.int('size'),
          col.id('created_by'),
          col.instant('created_at'),
        ],
        indices: [new TableIndex({ name: 'file_sha256', columnNames: ['sha256'] })],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('file');
  }
}
