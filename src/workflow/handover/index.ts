export * from './handover.errors';
export * from './handover.module';
export * from './handover.service';
