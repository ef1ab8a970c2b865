export * from './clock-travel.service';
export { Job } from './job.entity';
export * from './job.events';
export * from './job-handler.registry';
export * from './job.module';
export * from './job.service';
export * from './job.worker';
