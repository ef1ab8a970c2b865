import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a transaction on PostgreSQL leaves behind to be recognized by, should the answer to its COMMIT be lost. Ids sort by time. */
export class CommitMark1760000000540 implements MigrationInterface {
  readonly name = 'CommitMark1760000000540';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE TABLE commit_mark (id text NOT NULL PRIMARY KEY)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE commit_mark');
  }
}
