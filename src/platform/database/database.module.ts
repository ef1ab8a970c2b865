import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DATABASE_CONFIG, type DatabaseConfig } from './database.config';
import { checkDurability, createReadDataSource, createWriteDataSource } from './data-source';
import { UnitOfWork } from './unit-of-work';

export const WRITE_SOURCE = Symbol('WRITE_SOURCE');
export const READ_SOURCE = Symbol('READ_SOURCE');

/** Opens the database, runs the pending migrations and offers the `UnitOfWork` to every module. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(WRITE_SOURCE) private readonly writeSource: DataSource,
    @Inject(READ_SOURCE) private readonly readSource: DataSource,
  ) {}

  static forRoot(config: DatabaseConfig): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DATABASE_CONFIG, useValue: config },
        {
          provide: WRITE_SOURCE,
          useFactory: async () => {
            const source = await createWriteDataSource(config).initialize();
            await checkDurability(source);
            await source.runMigrations({ transaction: 'each' });
            return source;
          },
        },
        {
          provide: READ_SOURCE,
          inject: [WRITE_SOURCE],
          useFactory: async () => createReadDataSource(config).initialize(),
        },
        {
          provide: UnitOfWork,
          inject: [WRITE_SOURCE, READ_SOURCE],
          useFactory: (write: DataSource, read: DataSource) => new UnitOfWork(write, read),
        },
      ],
      exports: [DATABASE_CONFIG, UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.readSource.destroy();
    await this.writeSource.destroy();
  }
}
