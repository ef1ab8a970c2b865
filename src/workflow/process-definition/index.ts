export * from './definition-outline.service';
export { type ProcessDefinition } from './process-definition.entity';
export * from './process-definition.dto';
export * from './process-definition.errors';
export * from './process-definition.module';
export * from './process-definition.repository';
export * from './diagram-order.policy';
