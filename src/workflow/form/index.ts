export * from './form-schema.policy';
export * from './form.errors';
export * from './form.module';
export * from './form.policy';
export * from './form.schema';
export * from './form.service';
