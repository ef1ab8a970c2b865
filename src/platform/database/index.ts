export * from './columns';
export * from './database.config';
export * from './database.module';
export * from './unit-of-work';
