export * from './command.module';
export * from './command-purge.worker';
