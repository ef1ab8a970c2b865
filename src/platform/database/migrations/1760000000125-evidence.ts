import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** Screenshots and documents, and what they were attached to. */
export class Evidence1760000000125 implements MigrationInterface {
  readonly name = 'Evidence1760000000125';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'evidence',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('file_id'),
          col.text('file_name'),
          col.id('mime'),
          col.int('size'),
          col.id('sha256'),
          col.instant('captured_at'),
          col.id('uploaded_by'),
          col.instant('uploaded_at'),
          col.id('intended_for', { null: true }),
          col.instant('attached_at', { null: true }),
          col.id('task_id', { null: true }),
          col.id('process_instance_id', { null: true }),
          col.id('case_no', { null: true }),
          col.id('group_no', { null: true }),
          col.id('duplicate_of', { null: true }),
          col.id('classification'),
          col.json('custody'),
        ],
        indices: [
          new TableIndex({ name: 'evidence_task', columnNames: ['task_id'] }),
          new TableIndex({ name: 'evidence_instance', columnNames: ['process_instance_id'] }),
          new TableIndex({ name: 'evidence_case', columnNames: ['tenant_id', 'case_no'] }),
          new TableIndex({ name: 'evidence_group', columnNames: ['tenant_id', 'group_no'] }),
        ],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('evidence');
  }
}
