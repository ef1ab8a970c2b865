import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs that stand still by order, and what waits for them to go on. Plain ALTER statements: nothing is copied, whatever the size. */
export class Suspension1760000000530 implements MigrationInterface {
  readonly name = 'Suspension1760000000530';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE process_instance ADD COLUMN suspended smallint NOT NULL DEFAULT 0');
    await queryRunner.query('ALTER TABLE process_instance ADD COLUMN suspended_at bigint');
    await queryRunner.query('ALTER TABLE process_instance ADD COLUMN suspended_by text');
    await queryRunner.query('ALTER TABLE process_instance ADD COLUMN suspension_reason text');
    await queryRunner.query('ALTER TABLE outbox_message ADD COLUMN held_for text');
    await queryRunner.query('CREATE INDEX outbox_message_held ON outbox_message (held_for)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX outbox_message_held');
    await queryRunner.query('ALTER TABLE outbox_message DROP COLUMN held_for');
    for (const column of ['suspension_reason', 'suspended_by', 'suspended_at', 'suspended']) await queryRunner.query(`ALTER TABLE process_instance DROP COLUMN ${column}`);
  }
}
