export * from './live-update.module';
export { LiveUpdateService } from './live-update.service';
