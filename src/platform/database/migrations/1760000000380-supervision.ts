import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

export class Supervision1760000000380 implements MigrationInterface {
  name = 'Supervision1760000000380';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'overdue_escalation',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('deadline_id'),
          col.int('occurrence'),
          col.id('code'),
          col.id('case_instance_id'),
          col.id('state'),
          col.instant('started_at'),
          col.instant('ended_at', { null: true }),
        ],
      }),
    );
    await queryRunner.createIndex('overdue_escalation', new TableIndex({ name: 'overdue_escalation_once', columnNames: ['deadline_id', 'occurrence'], isUnique: true }));
    await queryRunner.createTable(
      new Table({
        name: 'supervision_level',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('deadline_id'),
          col.int('occurrence'),
          col.int('level'),
          col.id('role', { null: true }),
          col.json('user_ids'),
          col.text('note', { null: true }),
          col.flag('assessed'),
          col.instant('opened_at'),
          col.id('completed_by', { null: true }),
          col.instant('completed_at', { null: true }),
          col.text('statement', { null: true }),
        ],
      }),
    );
    // each level is written once per escalation
    await queryRunner.createIndex('supervision_level', new TableIndex({ name: 'supervision_level_once', columnNames: ['deadline_id', 'occurrence', 'level'], isUnique: true }));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('supervision_level');
    await queryRunner.dropTable('overdue_escalation');
  }
}
