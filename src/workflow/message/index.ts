export * from './message.module';
export * from './message.repository';
export * from './message.service';
