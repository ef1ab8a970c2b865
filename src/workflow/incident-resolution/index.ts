export * from './incident-resolution.errors';
export * from './incident-resolution.module';
export * from './incident-resolution.service';
export * from './incident.queries';
export * from './stuck-work.service';
