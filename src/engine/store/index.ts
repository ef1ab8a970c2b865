export * from './instance-state.errors';
export * from './instance-state.repository';
