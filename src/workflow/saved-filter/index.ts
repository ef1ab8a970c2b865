export * from './saved-filter.module';
