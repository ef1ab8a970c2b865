export * from './outbox.events';
export * from './outbox-handler.registry';
export * from './outbox.module';
export * from './outbox.service';
