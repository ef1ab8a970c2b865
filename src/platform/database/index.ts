export * from './columns';
export * from './database.config';
export * from './database.errors';
export { refusalFor } from './database-fault.policy';
export * from './database.module';
export * from './unit-of-work';
