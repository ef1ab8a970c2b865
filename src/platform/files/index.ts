export * from './file.errors';
export * from './file.service';
export * from './file.store';
export * from './files.module';
export * from './upload.interceptor';
