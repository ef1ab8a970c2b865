export * from './case-involvement.queries';
export * from './process-instance-view.dto';
export * from './process-instance-view.module';
export * from './process-instance-view.queries';
export * from './process-instance.presenter';
export * from './withdrawal.service';
