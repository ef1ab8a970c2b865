export * from './incident.entity';
export * from './incident.module';
export * from './incident.repository';
export * from './incident.service';
