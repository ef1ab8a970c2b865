export * from './clock.errors';
export * from './clock.module';
export * from './movable-clock';
