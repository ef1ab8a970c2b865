import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

const columns = [
  col.text('element_name', { null: true }), col.text('failed_element_id', { null: true }), col.json('cause', { null: true }),
  col.instant('last_attempt_at', { null: true }), col.instant('next_retry_at', { null: true }), col.text('source_kind', { null: true }), col.id('source_id', { null: true }),
  col.json('command', { null: true }), col.text('resolution', { null: true }), col.text('resolved_by', { null: true }), col.text('resolution_reason', { null: true }),
];
const skip: TableColumn = col.json('skip_element_ids', { null: true });
const indices: readonly (readonly [table: string, index: TableIndex])[] = [
  ['incident', new TableIndex({ name: 'incident_source', columnNames: ['source_id'] })],
  ['incident', new TableIndex({ name: 'incident_page', columnNames: ['tenant_id', 'created_at', 'id'] })],
  // what the sweep walks
  ['process_instance', new TableIndex({ name: 'process_instance_active', columnNames: ['id'], where: "state = 'ACTIVE'" })],
  ['job', new TableIndex({ name: 'job_failed', columnNames: ['id'], where: "status = 'FAILED'" })],
];

/** What a person needs to bring stuck work forward again, and the round that finds work nothing could continue. */
export class IncidentResolution1760000000520 implements MigrationInterface {
  name = 'IncidentResolution1760000000520';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.addColumn('incident', column.clone());
    await runner.addColumn('engine_state', skip.clone());
    for (const [table, index] of indices) await runner.createIndex(table, index.clone());
    await runner.createTable(
      new Table({ name: 'sweep_round', columns: [col.id('id', { primary: true }), col.instant('due_at'), col.text('after_id', { null: true })] }),
    );
    await runner.query(`INSERT INTO sweep_round (id, due_at, after_id) VALUES ('incident', 0, NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('sweep_round');
    for (const [table, index] of [...indices].reverse()) await runner.dropIndex(table, index.name!);
    await runner.dropColumn('engine_state', skip.name);
    for (const column of [...columns].reverse()) await runner.dropColumn('incident', column.name);
  }
}
