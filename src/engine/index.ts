export * from './definition';
export * from './engine.errors';
export * from './engine.module';
export * from './expression';
export * from './process-engine';
export { copyVariables } from './variables';
