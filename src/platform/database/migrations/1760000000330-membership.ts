import { Table, TableIndex, type MigrationInterface, type QueryRunner, type TableColumn } from 'typeorm';
import { col } from '../columns';

/** Members, how they were verified, who may not come back, and the periodic audits. */
export class Membership1760000000330 implements MigrationInterface {
  name = 'Membership1760000000330';

  async up(runner: QueryRunner): Promise<void> {
    const table = (name: string, columns: TableColumn[]) => runner.createTable(new Table({ name, columns }));
    const index = (on: string, name: string, columnNames: string[], extra: { isUnique?: boolean; where?: string } = {}) =>
      runner.createIndex(on, new TableIndex({ name, columnNames, ...extra }));
    await table('membership', [
      col.id('id', { primary: true }),
      col.id('tenant_id'),
      col.id('group_no'),
      col.id('admission_no', { null: true }),
      col.id('person_id', { null: true }),
      col.text('name'),
      col.text('unit', { null: true }),
      col.text('category'),
      col.text('role'),
      col.text('nickname'),
      col.text('mobile', { null: true }),
      col.text('status'),
      col.flag('overseas'),
      col.text('privacy_notice', { null: true }),
      col.instant('privacy_notice_at', { null: true }),
      col.text('ack_list_version', { null: true }),
      col.instant('ack_at', { null: true }),
      col.instant('admitted_at', { null: true }),
      col.date('joined_date', { null: true }),
      col.date('left_date', { null: true }),
      col.text('left_reason', { null: true }),
      col.text('refusal_reason', { null: true }),
      col.id('process_instance_id', { null: true }),
      col.id('created_by'),
      col.instant('created_at'),
    ]);
    await index('membership', 'membership_group', ['tenant_id', 'group_no', 'status']);
    await index('membership', 'membership_person', ['tenant_id', 'person_id']);
    await table('identity_verification', [
      col.id('id', { primary: true }),
      col.id('tenant_id'),
      col.id('group_no'),
      col.id('membership_id'),
      col.text('method'),
      col.text('level'),
      col.text('result'),
      col.id('verifier_id'),
      col.instant('verified_at'),
      col.text('id_last4', { null: true }),
      col.text('note', { null: true }),
    ]);
    await index('identity_verification', 'identity_verification_group', ['tenant_id', 'group_no', 'membership_id']);
    await table('blacklist_entry', [
      col.id('id', { primary: true }),
      col.id('tenant_id'),
      col.text('scope'),
      col.id('group_no'),
      col.id('person_id', { null: true }),
      col.text('name'),
      col.text('unit', { null: true }),
      col.id('case_no', { null: true }),
      col.instant('until_at'),
      col.id('created_by'),
      col.instant('created_at'),
    ]);
    await index('blacklist_entry', 'blacklist_entry_name', ['tenant_id', 'name', 'until_at']);
    await table('member_audit', [
      col.id('id', { primary: true }),
      col.id('tenant_id'),
      col.id('group_no'),
      col.id('audit_no'),
      col.text('cause'),
      col.instant('started_at'),
      col.instant('recorded_at', { null: true }),
      col.id('recorded_by', { null: true }),
      col.int('registered_count', { null: true }),
      col.int('seen_members', { null: true }),
      col.int('member_cap', { null: true }),
      col.json('to_remove'),
      col.json('self_check'),
      col.int('removed_count'),
      col.int('seen_after', { null: true }),
      col.instant('cleaned_at', { null: true }),
      col.id('spot_check_by', { null: true }),
      col.text('spot_check_result', { null: true }),
      col.text('spot_check_note', { null: true }),
      col.int('rounds'),
      col.flag('function_done'),
      col.text('state'),
      col.instant('closed_at', { null: true }),
    ]);
    await index('member_audit', 'member_audit_no', ['tenant_id', 'audit_no'], { isUnique: true });
    // one audit at a time per group, whoever starts it
    await index('member_audit', 'member_audit_open', ['tenant_id', 'group_no'], { isUnique: true, where: "state = 'OPEN'" });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['member_audit', 'blacklist_entry', 'identity_verification', 'membership']) await runner.dropTable(table);
  }
}
