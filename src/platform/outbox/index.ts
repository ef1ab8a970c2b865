export * from './outbox.events';
export * from './outbox-handler.registry';
export * from './outbox.module';
export * from './outbox-outside.worker';
export * from './outbox.service';
export * from './outbox-tries.service';
