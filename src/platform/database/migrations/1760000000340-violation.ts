import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** Violation cases, who reported them (apart), what was done and how they were judged. */
export class Violation1760000000340 implements MigrationInterface {
  name = 'Violation1760000000340';

  async up(runner: QueryRunner): Promise<void> {
    const index = (name: string, columnNames: string[], isUnique = false) => new TableIndex({ name, columnNames, isUnique });
    await runner.createTable(
      new Table({
        name: 'violation_case',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('case_no'),
          col.text('demo_ref', { null: true }),
          col.id('group_no', { null: true }),
          col.text('group_name', { null: true }),
          col.id('unit_id', { null: true }),
          col.id('owner_id', { null: true }),
          col.text('source', { null: true }),
          col.json('item_codes'),
          col.text('description', { null: true }),
          col.text('sender_hint', { null: true }),
          col.json('reported_user_ids'),
          col.text('class', { null: true }),
          col.text('severity', { null: true }),
          col.text('risk', { null: true }),
          col.text('spread', { null: true }),
          col.text('topic', { null: true }),
          col.text('ladder', { null: true }),
          col.flag('found_by_owner'),
          col.flag('contested'),
          col.int('silent_rounds'),
          col.text('state'),
          col.id('parent_case_no', { null: true }),
          col.id('process_instance_id', { null: true }),
          col.json('recused_users'),
          col.json('skipped_roles'),
          col.int('recusal_row', { null: true }),
          col.instant('discovered_at', { null: true }),
          col.instant('reported_at'),
          col.instant('assigned_at', { null: true }),
          col.instant('first_measure_at', { null: true }),
          col.instant('classified_at', { null: true }),
          col.instant('closed_at', { null: true }),
          col.instant('hold_at', { null: true }),
          col.instant('evidence_fixed_at', { null: true }),
          col.text('conclusion', { null: true }),
          col.text('cause', { null: true }),
          col.text('follow_up', { null: true }),
          col.text('answer', { null: true }),
          col.instant('updated_at'),
        ],
      }),
    );
    await runner.createIndex('violation_case', index('violation_case_no', ['tenant_id', 'case_no'], true));
    await runner.createIndex('violation_case', index('violation_case_group', ['tenant_id', 'group_no', 'state']));
    await runner.createIndex('violation_case', index('violation_case_owner', ['tenant_id', 'owner_id', 'state']));
    await runner.createIndex('violation_case', index('violation_case_parent', ['tenant_id', 'parent_case_no']));
    await runner.createTable(
      new Table({
        name: 'violation_reporter',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('case_no'),
          col.id('user_id', { null: true }),
          col.id('query_code_hash', { null: true }),
          col.instant('answered_at', { null: true }),
        ],
      }),
    );
    await runner.createIndex('violation_reporter', index('violation_reporter_case', ['tenant_id', 'case_no'], true));
    await runner.createIndex('violation_reporter', index('violation_reporter_code', ['tenant_id', 'query_code_hash']));
    await runner.createIndex('violation_reporter', index('violation_reporter_user', ['tenant_id', 'user_id']));
    await runner.createTable(
      new Table({
        name: 'disposal_action',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('case_no'),
          col.text('type'),
          col.text('target', { null: true }),
          col.instant('done_at'),
          col.id('recorded_by'),
          col.instant('recorded_at'),
          col.json('evidence_ids'),
          col.text('less_reason', { null: true }),
        ],
      }),
    );
    await runner.createIndex('disposal_action', index('disposal_action_case', ['tenant_id', 'case_no']));
    await runner.createTable(
      new Table({
        name: 'case_assessment',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('case_no'),
          col.instant('at'),
          col.id('judged_by'),
          col.text('phase'),
          col.text('decision'),
          col.text('class', { null: true }),
          col.text('severity', { null: true }),
          col.text('risk', { null: true }),
          col.text('spread', { null: true }),
          col.text('reason', { null: true }),
        ],
      }),
    );
    await runner.createIndex('case_assessment', index('case_assessment_case', ['tenant_id', 'case_no', 'at']));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['case_assessment', 'disposal_action', 'violation_reporter', 'violation_case']) await runner.dropTable(name);
  }
}
