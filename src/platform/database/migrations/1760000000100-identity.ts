import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** Users, the roles they hold, their sessions, and failed sign-ins. */
export class Identity1760000000100 implements MigrationInterface {
  readonly name = 'Identity1760000000100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'app_user',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.id('username', { unique: true }),
          col.text('password_hash', { null: true }),
          col.text('name'),
          col.id('org_id'),
          col.text('title'),
          col.id('status'),
          col.id('locale'),
          col.instant('created_at'),
        ],
        indices: [new TableIndex({ name: 'app_user_tenant', columnNames: ['tenant_id', 'id'] })],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'role_holding',
        columns: [col.id('user_id', { primary: true }), col.id('role', { primary: true }), col.id('org_id', { primary: true }), col.id('tenant_id')],
        indices: [new TableIndex({ name: 'role_holding_role', columnNames: ['tenant_id', 'role', 'org_id'] })],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'session',
        columns: [
          col.id('token_hash', { primary: true }),
          col.id('tenant_id'),
          col.id('user_id'),
          col.instant('created_at'),
          col.instant('expires_at'),
          col.instant('last_seen_at'),
        ],
        indices: [new TableIndex({ name: 'session_user', columnNames: ['user_id'] })],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'sign_in_failure',
        columns: [
          col.id('username_hash', { primary: true }),
          col.int('failures'),
          col.instant('last_failed_at'),
          col.instant('locked_until', { null: true }),
        ],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['sign_in_failure', 'session', 'role_holding', 'app_user']) await queryRunner.dropTable(table);
  }
}
