import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

/** What a person wants to be told outside of the product and when, and messages that wait for an instant of business time. */
export class NotificationDelivery1760000000590 implements MigrationInterface {
  name = 'NotificationDelivery1760000000590';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'notification_preference',
        columns: [
          col.id('tenant_id', { primary: true }),
          col.id('user_id', { primary: true }),
          col.text('language'),
          col.text('mail_address', { null: true }),
          col.text('wecom_address', { null: true }),
          col.text('dingtalk_address', { null: true }),
          col.text('dingtalk_secret', { null: true }),
          col.json('choices'),
          col.text('quiet_from', { null: true }),
          col.text('quiet_to', { null: true }),
          col.flag('only_workdays'),
          col.flag('urgent_passes'),
          col.instant('tested_at', { null: true }),
        ],
      }),
    );
    // plain statements: the outbox is not copied
    await runner.query('ALTER TABLE outbox_message ADD COLUMN not_before bigint');
    await runner.query('CREATE INDEX outbox_message_put_off ON outbox_message (not_before) WHERE not_before IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    // nobody is left who could serve them, nor a preference that says where to
    await runner.query(`DELETE FROM outbox_message WHERE kind LIKE 'notification.deliver-%' AND status IN ('PENDING', 'HELD')`);
    await runner.query('DROP INDEX outbox_message_put_off');
    await runner.query('ALTER TABLE outbox_message DROP COLUMN not_before');
    await runner.dropTable('notification_preference');
  }
}
