import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** Versions of the policy packs, and the decisions taken by their tables. */
export class Policy1760000000310 implements MigrationInterface {
  readonly name = 'Policy1760000000310';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'policy_pack',
        columns: [
          col.id('ref', { primary: true }),
          col.id('pack_id'),
          col.id('version'),
          col.json('data'),
          col.json('decisions'),
          col.instant('loaded_at'),
        ],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'decision_evaluation',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('process_instance_id'),
          col.id('decision_ref'),
          col.text('title'),
          col.id('pack_ref'),
          col.instant('at'),
          col.json('rules'),
          col.id('source'),
          col.json('inputs'),
          col.json('outputs'),
        ],
        indices: [new TableIndex({ name: 'decision_evaluation_instance', columnNames: ['process_instance_id', 'at'] })],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['decision_evaluation', 'policy_pack']) await queryRunner.dropTable(table);
  }
}
