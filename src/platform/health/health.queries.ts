import { Injectable } from '@nestjs/common';
import { loadMigrations, UnitOfWork } from '../database';

@Injectable()
export class HealthQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Names of the migrations this program knows and the database has not seen. */
  async missingMigrations(): Promise<string[]> {
    const done = new Set((await this.unitOfWork.query<{ name: string }>('SELECT name FROM schema_migration')).map(({ name }) => name));
    return loadMigrations()
      .map((migration) => new migration().name!)
      .filter((name) => !done.has(name));
  }
}
