export * from './definition-digest.policy';
export * from './deployment.errors';
export * from './deployment.module';
export * from './deployment.service';
export { type Resource } from './resource';
export * from './shipped-processes';
export * from './shipped-deployment.service';
