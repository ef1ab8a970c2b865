export * from './incident.module';
export * from './incident.service';
