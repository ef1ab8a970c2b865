export * from './columns';
export * from './commit-mark.repository';
export { createReadDataSource, createWriteDataSource, loadMigrations } from './data-source';
export { openDatabase, type OpenDatabase } from './open-database';
export * from './database.config';
export * from './database.errors';
export { refusalFor } from './database-fault.policy';
export * from './database.module';
export * from './unit-of-work';
