export * from './clock.errors';
export * from './clock.module';
export * from './database-time';
export * from './movable-clock';
