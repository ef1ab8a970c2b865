export * from './notification-delivery.errors';
export * from './notification-delivery.module';
