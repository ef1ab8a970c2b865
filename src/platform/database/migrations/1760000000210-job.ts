import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

export class Job1760000000210 implements MigrationInterface {
  name = 'Job1760000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'job',
        columns: [
          col.id('id', { primary: true }),
          col.id('tenant_id'),
          col.text('kind'),
          col.text('key'),
          col.instant('due_at'),
          col.json('payload'),
          col.id('process_instance_id', { null: true }),
          col.id('deadline_id', { null: true }),
          col.text('offset_text', { null: true }),
          col.text('status'),
          col.int('attempts'),
          col.instant('retry_at', { null: true }),
          col.instant('fired_at', { null: true }),
          col.text('last_error', { null: true }),
        ],
      }),
    );
    await runner.createIndex('job', new TableIndex({ name: 'job_pending_key', columnNames: ['key'], isUnique: true, where: "status = 'PENDING'" }));
    await runner.createIndex('job', new TableIndex({ name: 'job_due', columnNames: ['due_at', 'id'], where: "status = 'PENDING'" }));
    await runner.createIndex('job', new TableIndex({ name: 'job_deadline', columnNames: ['deadline_id'] }));
    await runner.createIndex('job', new TableIndex({ name: 'job_instance', columnNames: ['process_instance_id', 'status'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('job');
  }
}
