import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

export class FollowUp1760000000370 implements MigrationInterface {
  name = 'FollowUp1760000000370';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'follow_up',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('kind'),
          col.id('group_no', { null: true }),
          col.id('case_no', { null: true }),
          col.text('reason'),
          col.id('source'),
          col.id('process_instance_id', { null: true }),
          col.instant('created_at'),
        ],
        indices: [
          { name: 'follow_up_by_tenant', columnNames: ['tenant_id', 'id'] },
          { name: 'follow_up_once', columnNames: ['tenant_id', 'kind', 'source'], isUnique: true },
        ],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('follow_up');
  }
}
