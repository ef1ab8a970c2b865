import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** The group register and its history. */
export class Group1760000000320 implements MigrationInterface {
  name = 'Group1760000000320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'work_group',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('group_no'),
          col.text('demo_ref', { null: true }),
          col.text('name'),
          col.text('kind'),
          col.text('audience'),
          col.id('audience_declared_by'),
          col.instant('audience_declared_at'),
          col.flag('under_unit_name'),
          col.text('purpose'),
          col.text('function_text', { null: true }),
          col.text('platform'),
          col.text('platform_group_id_masked', { null: true }),
          col.id('unit_id'),
          col.id('owner_id', { null: true }),
          col.json('admin_ids'),
          col.id('first_responsible_id', { null: true }),
          col.id('designated_person_id', { null: true }),
          col.json('member_categories'),
          col.int('member_cap'),
          col.text('cap_reason', { null: true }),
          col.int('expected_members'),
          col.int('member_count'),
          col.text('activity'),
          col.int('grade', { null: true }),
          col.text('grade_basis', { null: true }),
          col.int('audit_months', { null: true }),
          col.text('route', { null: true }),
          col.text('filing_no', { null: true }),
          col.text('approval_no', { null: true }),
          col.text('approval_conditions', { null: true }),
          col.text('project_name', { null: true }),
          col.date('planned_end_date', { null: true }),
          col.date('actual_end_date', { null: true }),
          col.id('end_confirmed_by', { null: true }),
          col.date('existing_since', { null: true }),
          col.date('created_on_platform_date', { null: true }),
          col.text('join_confirm', { null: true }),
          col.text('join_confirm_note', { null: true }),
          col.id('acknowledged_by', { null: true }),
          col.instant('acknowledged_at', { null: true }),
          col.instant('last_audit_at', { null: true }),
          col.text('state'),
          col.json('overlays'),
          col.id('created_by'),
          col.instant('created_at'),
          col.instant('landed_at', { null: true }),
          col.instant('updated_at'),
          col.int('row_version'),
        ],
      }),
    );
    const index = (name: string, columnNames: string[], isUnique = false) => new TableIndex({ name, columnNames, isUnique });
    await runner.createIndex('work_group', index('work_group_no', ['tenant_id', 'group_no'], true));
    await runner.createIndex('work_group', index('work_group_unit', ['tenant_id', 'unit_id', 'platform', 'name']));
    await runner.createIndex('work_group', index('work_group_state', ['tenant_id', 'state', 'group_no']));
    await runner.createIndex('work_group', index('work_group_owner', ['tenant_id', 'owner_id']));
    await runner.createTable(
      new Table({
        name: 'group_history',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('group_no'),
          col.instant('at'),
          col.text('event'),
          col.text('from_state', { null: true }),
          col.text('to_state', { null: true }),
          col.id('actor_id'),
          col.id('process_instance_id', { null: true }),
          col.text('note', { null: true }),
        ],
      }),
    );
    await runner.createIndex('group_history', index('group_history_group', ['tenant_id', 'group_no', 'at', 'id']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('group_history');
    await runner.dropTable('work_group');
  }
}
