export { canonicalJson } from './audit-chain.policy';
export * from './audit.module';
export * from './audit.repository';
export * from './audit.service';
