export * from './sequence.module';
export * from './sequence.service';
