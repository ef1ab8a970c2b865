export * from './backup.errors';
export * from './backup.reader';
export * from './backup.service';
export * from './manifest';
export * from './restore.service';
