export * from './outbox.events';
export * from './outbox.module';
export * from './outbox.service';
