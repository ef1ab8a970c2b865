export { NOTIFICATION_KINDS, type Notification, type NotificationKind } from './notification.entity';
export * from './notification.errors';
export * from './notification.events';
export * from './notification-facts.registry';
export * from './notification.module';
export * from './notification.queries';
export * from './notification.service';
