export * from './definition';
export * from './engine.errors';
export { inspectSnapshot, type SnapshotContent } from './bpmn-server';
export * from './engine.module';
export * from './expression';
export * from './process-engine';
export { copyVariables } from './variables';
