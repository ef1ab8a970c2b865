import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

const drafts = new Table({
  name: 'form_draft',
  columns: [
    col.text('user_id', { primary: true }), col.text('kind', { primary: true }), col.text('subject', { primary: true }), col.id('tenant_id'), col.text('form_id'),
    col.id('process_definition_id'), col.json('form_values'), col.text('opinion', { null: true }), col.text('page_id'), col.int('revision'), col.instant('updated_at'),
  ],
  indices: [new TableIndex({ name: 'form_draft_subject', columnNames: ['kind', 'subject'] })],
});

/** What people have typed and not yet sent. */
export class FormDraft1760000000580 implements MigrationInterface {
  readonly name = 'FormDraft1760000000580';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(drafts);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(drafts);
  }
}
