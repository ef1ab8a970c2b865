export * from './columns';
export { checkDurability, createReadDataSource, createWriteDataSource, loadMigrations } from './data-source';
export * from './database.config';
export * from './database.module';
export * from './unit-of-work';
