export { canonicalJson, GENESIS_HASH, hashOf } from './audit-chain.policy';
export type { AuditEntry } from './audit-entry.entity';
export * from './audit.module';
export * from './audit.repository';
export * from './audit.service';
