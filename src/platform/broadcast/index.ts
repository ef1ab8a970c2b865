export * from './broadcast';
export * from './broadcast.module';
