export { EvidenceDto } from './evidence.dto';
export * from './evidence.errors';
export * from './evidence.module';
export * from './evidence.queries';
export * from './evidence.service';
