export * from './instance-variable.dto';
export * from './instance-variable.errors';
export * from './instance-variable.module';
export * from './instance-variable.policy';
export * from './instance-variable.queries';
export * from './instance-variable.service';
