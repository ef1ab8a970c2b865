export * from './supervision.dto';
export * from './supervision.errors';
export * from './supervision.module';
export { GROUP_PROCESSES, scopeOf, type SupervisionScope } from './supervision.policy';
export * from './supervision.queries';
