export * from './event-bus';
export * from './event.module';
