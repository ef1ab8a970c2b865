import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** Reports up the ladder: one row per case and row of D06. */
export class EscalationReport1760000000350 implements MigrationInterface {
  name = 'EscalationReport1760000000350';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'escalation_report',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('doc_no'),
          col.id('case_no'),
          col.id('group_no', { null: true }),
          col.id('unit_id', { null: true }),
          col.text('ladder'),
          col.int('level'),
          col.text('row_code'),
          col.text('title'),
          col.json('from_roles'),
          col.text('to_role'),
          col.json('cc_roles'),
          col.text('channel'),
          col.id('deadline_code'),
          col.text('basis'),
          col.text('state'),
          col.text('note', { null: true }),
          col.id('supplement_of', { null: true }),
          col.id('process_instance_id'),
          col.int('iteration', { null: true }),
          col.id('task_id', { null: true }),
          col.id('deadline_id', { null: true }),
          col.text('summary', { null: true }),
          col.id('submitted_by', { null: true }),
          col.text('send_channel', { null: true }),
          col.instant('sent_at', { null: true }),
          col.instant('planned_at'),
          col.instant('released_at', { null: true }),
          col.instant('due_at', { null: true }),
          col.instant('missed_at', { null: true }),
          col.instant('submitted_at', { null: true }),
          col.int('late_minutes'),
          col.instant('received_at', { null: true }),
          col.id('received_by', { null: true }),
          col.text('receiver_name', { null: true }),
          col.text('receipt_no', { null: true }),
        ],
      }),
    );
    const index = (name: string, columnNames: string[], isUnique = false) => new TableIndex({ name, columnNames, isUnique });
    await runner.createIndex('escalation_report', index('escalation_report_doc', ['tenant_id', 'doc_no'], true));
    await runner.createIndex('escalation_report', index('escalation_report_row', ['tenant_id', 'case_no', 'ladder', 'level', 'row_code'], true));
    await runner.createIndex('escalation_report', index('escalation_report_branch', ['process_instance_id', 'iteration']));
    await runner.createIndex('escalation_report', index('escalation_report_deadline', ['deadline_id']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('escalation_report');
  }
}
