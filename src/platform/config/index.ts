export * from './config.module';
export * from './settings.config';
export * from './startup-logger';
