import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

export class Dissolution1760000000360 implements MigrationInterface {
  name = 'Dissolution1760000000360';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'dissolution_record',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('group_no'),
          col.id('process_instance_id'),
          col.id('state'),
          col.id('trigger'),
          col.date('trigger_date'),
          col.text('reason'),
          col.text('order_no', { null: true }),
          col.json('further_triggers'),
          col.date('planned_end_date', { null: true }),
          col.id('end_outcome', { null: true }),
          col.date('actual_end_date', { null: true }),
          col.id('end_reported_by', { null: true }),
          col.id('end_confirmed_by', { null: true }),
          col.instant('end_confirmed_at', { null: true }),
          col.json('end_evidence_ids'),
          col.flag('end_by_plan'),
          col.date('start_date', { null: true }),
          col.text('start_basis', { null: true }),
          col.id('deadline_id', { null: true }),
          col.instant('due_at', { null: true }),
          col.date('due_date', { null: true }),
          col.flag('provisional'),
          col.flag('born_overdue'),
          col.instant('dissolved_at', { null: true }),
          col.text('method', { null: true }),
          col.flag('members_informed'),
          col.text('handed_over_to', { null: true }),
          col.json('evidence_before'),
          col.json('evidence_after'),
          col.id('declared_by', { null: true }),
          col.instant('declared_at', { null: true }),
          col.flag('forced'),
          col.id('force_route', { null: true }),
          col.text('force_reason', { null: true }),
          col.id('force_decided_by', { null: true }),
          col.id('force_confirmed_by', { null: true }),
          col.id('executor_id', { null: true }),
          col.id('verify_result', { null: true }),
          col.id('verified_by', { null: true }),
          col.instant('verified_at', { null: true }),
          col.text('verify_note', { null: true }),
          col.int('rework_rounds'),
          col.int('late_workdays'),
          col.id('started_by'),
          col.instant('created_at'),
          col.instant('closed_at', { null: true }),
        ],
      }),
    );
    await queryRunner.createIndex('dissolution_record', new TableIndex({ name: 'dissolution_by_instance', columnNames: ['process_instance_id'], isUnique: true }));
    await queryRunner.createIndex('dissolution_record', new TableIndex({ name: 'dissolution_by_group', columnNames: ['tenant_id', 'group_no', 'id'] }));
    // one dissolution at a time: the database says so too
    await queryRunner.createIndex(
      'dissolution_record',
      new TableIndex({ name: 'dissolution_running', columnNames: ['tenant_id', 'group_no'], isUnique: true, where: "state IN ('CONFIRMING', 'RUNNING', 'FORCED', 'DECLARED')" }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('dissolution_record');
  }
}
