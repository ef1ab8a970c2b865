import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { CommitMarkRepository } from './commit-mark.repository';
import { DATABASE_CONFIG, type DatabaseConfig } from './database.config';
import { createReadDataSource } from './data-source';
import { openDatabase, type OpenDatabase } from './open-database';
import { PostgresTransactions } from './postgres-transactions';
import { SqliteTransactions } from './sqlite-transactions';
import type { Transactions } from './transactions';
import { UnitOfWork } from './unit-of-work';

export const OPEN_DATABASE = Symbol('OPEN_DATABASE');
export const READ_SOURCE = Symbol('READ_SOURCE');

/** Opens the database, runs the pending migrations and offers the `UnitOfWork` to every module. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(OPEN_DATABASE) private readonly database: OpenDatabase,
    @Inject(READ_SOURCE) private readonly readSource: DataSource,
  ) {}

  static forRoot(config: DatabaseConfig): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DATABASE_CONFIG, useValue: config },
        {
          provide: OPEN_DATABASE,
          useFactory: () => openDatabase(config),
        },
        {
          provide: READ_SOURCE,
          inject: [OPEN_DATABASE],
          useFactory: async () => createReadDataSource(config).initialize(),
        },
        {
          provide: UnitOfWork,
          inject: [OPEN_DATABASE, READ_SOURCE],
          useFactory: ({ source }: OpenDatabase, read: DataSource) => new UnitOfWork(transactionsOf(source), read),
        },
        CommitMarkRepository,
      ],
      exports: [DATABASE_CONFIG, UnitOfWork, CommitMarkRepository],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.readSource.destroy();
    await this.database.source.destroy();
    await this.database.fileLock?.release();
  }
}

/** How this store begins and commits. */
export function transactionsOf(source: DataSource): Transactions {
  return source.options.type === 'postgres' ? new PostgresTransactions(source) : new SqliteTransactions(source);
}
