import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { col } from '../columns';

const tables = [
  new Table({
    name: 'deployment',
    columns: [
      col.id('id', { primary: true }), col.text('reason'), col.text('deployed_by', { null: true }), col.instant('deployed_at'), col.json('definition_ids'),
    ],
  }),
  new Table({
    name: 'process_definition',
    columns: [
      col.id('id', { primary: true }), col.text('key'), col.int('version'), col.id('deployment_id'), col.text('name'), col.text('description'),
      col.text('category'), col.text('xml'), col.text('digest'), col.flag('startable'), col.text('start_form_key', { null: true }), col.instant('deployed_at'),
    ],
    indices: [new TableIndex({ name: 'process_definition_key_version', columnNames: ['key', 'version'], isUnique: true })],
  }),
  new Table({
    name: 'form_definition',
    columns: [col.id('id', { primary: true }), col.id('process_definition_id'), col.text('form_key'), col.json('schema')],
    indices: [new TableIndex({ name: 'form_definition_process', columnNames: ['process_definition_id'] })],
  }),
  new Table({
    name: 'process_instance',
    columns: [
      col.id('id', { primary: true }), col.id('tenant_id'), col.id('process_definition_id'), col.text('process_definition_key'), col.text('business_key'),
      col.text('title'), col.text('group_no', { null: true }), col.text('group_name', { null: true }), col.text('unit_id', { null: true }), col.text('state'),
      col.text('started_by'), col.instant('started_at'), col.instant('ended_at', { null: true }), col.text('outcome', { null: true }), col.json('variables'),
      col.id('parent_instance_id', { null: true }), col.text('parent_activity_id', { null: true }), col.id('root_instance_id'),
    ],
    indices: [
      new TableIndex({ name: 'process_instance_key', columnNames: ['tenant_id', 'process_definition_key', 'business_key'] }),
      new TableIndex({ name: 'process_instance_starter', columnNames: ['tenant_id', 'started_by', 'started_at'] }),
      new TableIndex({ name: 'process_instance_group', columnNames: ['tenant_id', 'group_no', 'state'] }),
      new TableIndex({ name: 'process_instance_parent', columnNames: ['parent_instance_id'] }),
      new TableIndex({ name: 'process_instance_root', columnNames: ['root_instance_id'] }),
      new TableIndex({ name: 'process_instance_definition', columnNames: ['process_definition_id', 'state'] }),
    ],
  }),
  new Table({
    name: 'engine_state',
    columns: [col.id('process_instance_id', { primary: true }), col.int('version'), col.text('snapshot')],
  }),
  new Table({
    name: 'activity_instance',
    columns: [
      col.id('id', { primary: true }), col.id('process_instance_id', { primary: true }), col.text('element_id'), col.text('element_type'),
      col.text('element_name', { null: true }), col.int('iteration', { null: true }), col.text('state'), col.flag('waiting'), col.flag('armed'),
      col.text('clause', { null: true }), col.instant('started_at'), col.instant('ended_at', { null: true }),
    ],
    indices: [new TableIndex({ name: 'activity_instance_process', columnNames: ['process_instance_id', 'state'] })],
  }),
  new Table({
    name: 'sequence_flow_taken',
    columns: [col.id('process_instance_id', { primary: true }), col.id('sequence_flow_id', { primary: true })],
  }),
];

export class Process1760000000220 implements MigrationInterface {
  name = 'Process1760000000220';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table);
  }
}
