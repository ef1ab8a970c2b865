import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** What each form sent, as it was sent. */
export class FormSubmission1760000000600 implements MigrationInterface {
  readonly name = 'FormSubmission1760000000600';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'form_submission',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('process_instance_id'),
          col.id('process_definition_id'),
          col.text('form_key'),
          col.id('task_id', { null: true }),
          col.instant('submitted_at'),
          col.json('field_values'),
        ],
        indices: [new TableIndex({ name: 'form_submission_instance', columnNames: ['process_instance_id', 'submitted_at'] })],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('form_submission');
  }
}
